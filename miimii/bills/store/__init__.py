"""The SQL of purchases, of what is for sale, and of our float at the vendor."""
