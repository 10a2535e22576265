"""The SQL of transfers and credits, one file a family of statements."""
