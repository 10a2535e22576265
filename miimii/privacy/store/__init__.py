"""The statements behind requests of customers about their data, and breaches."""
