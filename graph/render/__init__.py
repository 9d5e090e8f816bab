"""A network → files that people open. Pure functions from values to bytes."""
