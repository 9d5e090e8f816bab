"""From a document to what it says. Knows text and lexicons; knows no RDF and no files but the lexicon's."""
