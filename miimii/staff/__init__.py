"""Staff: who works here, what each role may do, and how they show who they are."""
