"""Orders: what transfers and purchases have in common, from the PIN to the end."""
