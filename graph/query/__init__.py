"""Questions in SPARQL: guarded, run, and given back as rows that people and programs can use."""
