"""The dated rules that look at how money moves, and say what looks like fraud."""
