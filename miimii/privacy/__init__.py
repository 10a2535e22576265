"""Privacy: copies of a customer's data, their erasure, and breaches."""
