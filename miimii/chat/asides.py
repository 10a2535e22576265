"""Answers what moves no money: greetings, questions, and what we can't make out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from miimii.chat.flows import buy, history, my_account, statement
from miimii.chat.receipt_again import is_about_one, show_receipt
from miimii.chat.replies import Reply
from miimii.chat.scene import Scene
from miimii.chat.session import Ask, Done, Turn, Visit
from miimii.chat.understanding import yes_or_no

_REPLIES: Mapping[str, Callable[[Visit], Reply]] = {
    "balance": my_account.balance,
    "own_account": my_account.own_account,
    "txn_status": my_account.last_status,
    "support": my_account.trouble,
    "buy": buy.offer_kinds,
    "greeting": my_account.greet,
    "help": my_account.help_out,
    "kyc": my_account.not_yet,
}
_SENTENCES: Mapping[str, str] = {
    "thanks": "thanks",
    "goodbye": "goodbye",
    "cancel": "nothing_to_cancel",
    "deny": "nothing_to_cancel",
    "confirm": "nothing_to_confirm",
    "secret_shared": "secret",
    "forwarded_alert": "alert_pasted",
    "block_account": "unblock",
}
Said = Mapping[str, Any]


def _history(scene: Scene, said: Said) -> Turn:
    return history.answer(str(said.get("text", "")), said, scene.visit)


def _statement(scene: Scene, said: Said) -> Turn:
    return _beside(scene, statement.start("statement", said, scene.visit))


_TURNS: Mapping[str, Callable[[Scene, Said], Turn]] = {
    "receipt": show_receipt,
    "history": _history,
    "statement": _statement,
}
# With a reference, these are about that one order.
_ABOUT_ORDERS = frozenset({"history", "txn_status", "out_of_scope", "support"})


def answer_aside(scene: Scene, intent: str, said: Said | None = None) -> Turn:
    """Return the answer to an intent beside the flow, which stays where it is.

    `said` are its slots, and its words as `text`.
    """
    said = said or {}
    if intent in _ABOUT_ORDERS and is_about_one(str(said.get("text", ""))):
        return show_receipt(scene, said)
    if intent in _TURNS:
        return _TURNS[intent](scene, said)
    if intent in _REPLIES:
        return Done(_REPLIES[intent](scene.visit), is_aside=True)
    if intent in _SENTENCES:
        first_name = scene.visit.customer.first_name
        return scene.say(_SENTENCES[intent], first_name=first_name)
    match yes_or_no(scene.message.text):
        case True:
            return scene.say("nothing_to_confirm")
        case False:
            return scene.say("nothing_to_cancel")
        case None:
            return Done(my_account.not_understood(scene.visit), is_aside=True)


def answer_past(scene: Scene, action: tuple[str, ...]) -> Turn | None:
    """Return what a button asks for: more of a list, or a statement; None: neither."""
    match action:
        case (history.NAME, *_):
            return history.show_more(scene.visit, action)
        case (statement.NAME, *_):
            return _beside(scene, statement.tapped(scene.visit, action))
        case _:
            return None


def _beside(scene: Scene, turn: Turn) -> Turn:
    """Ask beside a flow that waits, not instead of it: there, only a tap answers."""
    is_other = scene.session.flow not in ("", statement.NAME)
    if isinstance(turn, Ask) and is_other:
        return Done(turn.reply, is_aside=True)
    if isinstance(turn, Done) and scene.session.flow == statement.NAME:
        return replace(turn, is_aside=False)
    return turn
