"""Answers what moves no money: greetings, questions, and what we can't make out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from miimii.chat.flows import buy, my_account, saved
from miimii.chat.receipt_again import show_receipt
from miimii.chat.replies import Reply
from miimii.chat.scene import Scene
from miimii.chat.session import Done, Turn, Visit
from miimii.chat.understanding import yes_or_no

_REPLIES: Mapping[str, Callable[[Visit], Reply]] = {
    "balance": my_account.balance,
    "own_account": my_account.own_account,
    "txn_status": my_account.last_status,
    "support": my_account.trouble,
    "buy": buy.offer_kinds,
    "greeting": my_account.greet,
    "help": my_account.help_out,
    "howto": my_account.help_out,
    **dict.fromkeys(
        [
            *("history", "statement", "kyc"),
        ],
        my_account.not_yet,
    ),
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


def answer_aside(scene: Scene, intent: str) -> Turn:
    """Return the answer to an intent beside the flow, which stays where it is."""
    if intent in _REPLIES:
        return Done(_REPLIES[intent](scene.visit), is_aside=True)
    if intent == "beneficiaries":
        return saved.list_all(scene.visit)
    if intent == "receipt":
        return show_receipt(scene)
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
