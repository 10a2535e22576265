"""Bills: airtime, data, electricity and cable TV, bought from a vendor."""
