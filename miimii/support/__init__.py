"""Support: what customers say is wrong, and what our people answer."""
