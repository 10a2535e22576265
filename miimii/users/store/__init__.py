"""The users' tables, one file a family; nobody else reads or writes them."""
