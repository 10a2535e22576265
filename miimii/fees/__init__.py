"""Fees that no order brings: a month's for each wallet, whole or not at all."""
