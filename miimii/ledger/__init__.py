"""The books: accounts, journals, postings, and the checks that prove them."""
