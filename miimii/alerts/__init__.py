"""What people must look at now: found, opened once, told, repeated, closed."""
