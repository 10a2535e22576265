"""The SQL of the audit log and of the chain that seals it."""
