"""The conversation: what was said and meant, what to ask the bank, what to reply."""
