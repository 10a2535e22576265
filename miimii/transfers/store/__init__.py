"""The SQL of transfers, credits and reviews, one file a family of statements."""
