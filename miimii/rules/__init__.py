"""The dated rows that say what things cost and how much may move."""
