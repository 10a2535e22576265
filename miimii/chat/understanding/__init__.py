"""What a customer means: a text becomes intents with slots, or nothing. No I/O."""

from miimii.chat.understanding.answers import yes_or_no
from miimii.chat.understanding.confidence import SURE, assess
from miimii.chat.understanding.intents import understand
from miimii.chat.understanding.language import language_of

__all__ = ["SURE", "assess", "language_of", "understand", "yes_or_no"]
