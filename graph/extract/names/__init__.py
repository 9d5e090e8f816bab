"""Names in a sentence: one module for each way that a report names a thing."""
