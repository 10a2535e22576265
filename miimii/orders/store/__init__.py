"""The SQL of what orders share: the table of what people have to look at."""
