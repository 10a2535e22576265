"""Who the customers are: identity, PIN, verification, limits."""
