"""Transfers: money to a bank account or another wallet, and money that arrives."""
