"""How often a day we ask others what costs money, or tells about somebody."""
