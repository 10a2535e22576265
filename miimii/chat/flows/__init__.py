"""The scripts of the conversation, one a module; they ask the teller, nobody else."""
