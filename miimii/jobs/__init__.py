"""What cron runs: one module a job, one runner for all of them."""
