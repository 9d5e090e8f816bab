"""Values only: no file, no engine, no third party. Every layer speaks these types."""
