"""The outside: what we need from it, and who gives it to us."""
