"""What we say in one turn, before it is a WhatsApp message."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from miimii.chat.papers.chart import Chart
from miimii.chat.papers.receipt import Receipt
from miimii.chat.statements import StatementRequest

Paper = Receipt | Chart | StatementRequest


@dataclass(frozen=True, slots=True)
class Choice:
    """A button or a line of a list; `action` is what a tap on it means to us.

    One that lasts means the same when the conversation has moved on, or was forgotten.
    Neighbours of one `group` stand under its name in a list.
    """

    label: str
    action: tuple[str, ...]
    description: str = ""
    is_lasting: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A WhatsApp Flow to open; the token is the challenge behind it."""

    kind: Literal["onboarding", "pin"]
    label: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply: a text, with buttons (up to 3), a list (up to 10) or a form below it.

    `menu` is the label that opens the list; `order_reference` is the order that a mark
    for a token in the text stands for. `is_list` makes a list of few choices, too: what
    is said under their names would be lost on buttons. `paper` goes with the last
    bubble, which has to do without it if it can't be made. `first` is a text that goes
    before.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    menu: str = ""
    form: Form | None = None
    order_reference: str | None = None
    is_list: bool = False
    paper: Paper | None = None
    first: str = ""
