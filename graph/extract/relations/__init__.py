"""Relations: who did what, read from the verb of a clause, its objects and whoever acts."""
