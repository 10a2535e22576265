"""Adjustments: two people's correction of a wallet, where nothing else can mend it."""
