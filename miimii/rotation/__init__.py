"""Rotating keys: what is sealed, hashed or indexed moves to the newest of its list."""
