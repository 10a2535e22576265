"""Reconciliation: our books beside the providers' own, and what differs by name."""
