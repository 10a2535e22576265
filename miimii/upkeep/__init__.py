"""The upkeep of the database: partitions, statistics, health, and how long what stays.

It knows tables as tables, by name; what their rows mean is their slice's business.
"""
