"""The SQL of the books, one file a family of statements."""
