"""What a conversation may ask of the bank about people whom a customer pays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from miimii.chat.understanding import banks, understand
from miimii.chat.understanding.text import fold
from miimii.db import Database
from miimii.errors import PayeeUnknown
from miimii.transfers.beneficiaries import Beneficiaries
from miimii.transfers.model import Beneficiary
from miimii.users.customers import Customers
from miimii.users.model import Customer


@dataclass(frozen=True)
class People:
    """The verbs about saved people that a conversation uses; serves every thread."""

    db: Database
    customers: Customers
    beneficiaries: Beneficiaries

    def known(self, customer: Customer) -> list[Beneficiary]:
        """Return whom the customer saved, favourites first, then whom they paid."""
        return self.db.repeat_once(
            lambda conn: self.beneficiaries.people(conn, customer.id)
        )

    def saved(self, customer: Customer) -> list[Beneficiary]:
        """Return whom the customer saved, favourites first, then the last used."""
        return [one for one in self.known(customer) if one.is_saved]

    def find(self, customer: Customer, destination: str) -> Beneficiary | None:
        """Return one of those whom the customer knows."""
        known = self.known(customer)
        return next((one for one in known if one.destination == destination), None)

    def save(self, customer: Customer, reference: str, *, at: datetime) -> Beneficiary:
        """Save whom an order paid. Raises NotFound."""
        return self.beneficiaries.save(customer.id, reference, at=at)

    def name(self, customer: Customer, destination: str, nickname: str) -> None:
        """Name or rename one. Raises NicknameTaken, NotFound."""
        self.beneficiaries.name(customer.id, destination, nickname)

    def favour(
        self, customer: Customer, destination: str, *, is_favourite: bool
    ) -> None:
        """Put one among the favourites, or take it out. Raises NotFound."""
        self.beneficiaries.favour(customer.id, destination, is_favourite=is_favourite)

    def forget(self, customer: Customer, destination: str) -> None:
        """Forget one."""
        self.beneficiaries.forget(customer.id, destination)

    def holder(
        self, customer: Customer, destination: str
    ) -> tuple[Beneficiary, Customer]:
        """Return somebody known who has a wallet, and whose it is, if it can be paid.

        Raises PayeeUnknown.
        """
        one = self.find(customer, destination)
        if one is None or one.payee_user_id is None:
            raise PayeeUnknown
        payee_id = one.payee_user_id
        payee = self.db.repeat_once(lambda conn: self.customers.get(conn, payee_id))
        if not payee.can_be_paid:
            raise PayeeUnknown
        return one, payee


def fitting(people: Iterable[Beneficiary], said: str) -> list[Beneficiary]:
    """Return whom a name may mean: by nickname, else saved by name, else paid of late.

    The first of these that fits anybody decides; several are for the customer to pick.
    """
    people = list(people)
    by_nickname = [one for one in people if _is_called(one, plain(said))]
    by_name = [one for one in people if _is_part(said, one)]
    saved = [one for one in by_name if one.is_saved]
    return by_nickname or saved or by_name


def bank_label(one: Beneficiary) -> str | None:
    """Return our directory's code of their bank; None for a wallet, or a lost bank."""
    if one.bank_code is None:
        return None
    name = (one.bank_name or "").casefold()
    for bank in banks.BY_CODE.values():
        if bank.nip_code == one.bank_code or bank.name.casefold() == name:
            return bank.code
    return None


def is_same_name(one: str, other: str) -> bool:
    """Whether two spellings of an account's name are one: case and spaces aside."""
    return fold(one).split() == fold(other).split()


def plain(name: str | None) -> str:
    """Return a name as it is compared: "My Office" and "office" are one."""
    return fold(name or "").strip().removeprefix("my ")


def _is_called(one: Beneficiary, said: str) -> bool:
    """Whether a nickname may have been said: "Junior Bro" is heard as "junior"."""
    name = plain(one.nickname)
    if not name.startswith(f"{said} "):
        return bool(name) and name == said
    heard = understand(f"send 500 to {name}")[0]["slots"].get("recipient")
    return plain(heard) == said


def _is_part(said: str, one: Beneficiary) -> bool:
    """Whether every word that was said is one of their names."""
    words = set(plain(said).split())
    names = set(fold(f"{one.account_name} {one.nickname or ''}").split())
    return bool(words) and words <= names
