"""The SQL of the upkeep: tables are named by the caller, never by people."""
