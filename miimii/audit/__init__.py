"""The audit log: who did what, sealed so that nobody can undo the telling of it."""
