"""Papers: what a customer can keep, print or send on, as images, PDF and CSV."""
