"""The SQL of alerts: their own rows, and what they are decided from."""
