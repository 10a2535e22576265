"""The HTTP edge: who may call, what they may send, and how we answer."""
