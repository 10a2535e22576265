"""The conversation: what was said, what it means, what to ask the bank, what to reply."""
