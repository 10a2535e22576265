"""The SQL of reconciliation, one file a family of statements."""
