"""Every statement about the conversation's tables; callers own the connection."""
