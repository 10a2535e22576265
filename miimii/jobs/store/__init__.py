"""The SQL of job leases and job runs."""
