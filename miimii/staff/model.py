"""Who works here, what each role may do, and the ways in which that is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

from miimii.errors import Refused

Role = Literal["viewer", "support", "ops", "checker", "admin"]
Duty = Literal["look", "protect", "serve", "propose", "approve", "hire", "agree"]
ROLES: tuple[Role, ...] = get_args(Role)

# Nobody proposes and approves. docs/staff.md has this table for people.
DUTIES: Mapping[Role, frozenset[Duty]] = {
    "viewer": frozenset(),  # sees what is masked, and no script masks
    "support": frozenset({"look", "protect", "serve"}),
    "ops": frozenset({"look", "protect", "serve", "propose"}),
    "checker": frozenset({"look", "protect", "approve", "agree"}),
    "admin": frozenset({"look", "protect", "hire", "agree"}),
}


@dataclass(frozen=True, slots=True)
class Member:
    """One row of `staff`, as anybody may see it.

    `standing`: asked (another person has yet to agree), active, disabled.
    """

    id: UUID
    email: str
    role: Role
    standing: str
    created_by: str
    active_at: datetime | None
    disabled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Tried:
    """A member whose next try at signing in is counted, and what it is held against."""

    id: UUID
    role: Role
    tries: int
    password_hash: str = field(repr=False)
    totp_sealed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Credentials:
    """How somebody will show who they are: chosen by them, before there is a row.

    `totp_step` is the one in which they showed that they have the secret.
    """

    password_hash: str = field(repr=False)
    totp_secret: str = field(repr=False)
    totp_step: int
    recovery_hashes: tuple[bytes, ...] = field(repr=False)


class SignInRefused(Refused):
    """Wrong address, password or code, or locked: nobody is told which."""

    code = "sign-in-refused"


class NotTheirDuty(Refused):
    """Their role does not do that."""

    code = "not-their-duty"

    def __init__(self, role: Role, duty: Duty) -> None:
        super().__init__(role=role, duty=duty)


class PasswordTooWeak(Refused):
    """Too short or long, much used, too plain, or it holds their own address."""

    code = "password-too-weak"


class StaffRefused(Refused):
    """It can't be done to the staff; `why` is one word of ours.

    first-exists: the first admin was made before. nobody: there is no admin yet.
    member: that person is a member already, or somebody asked for them.
    """

    code = "staff-refused"

    def __init__(self, why: Literal["first-exists", "nobody", "member"]) -> None:
        super().__init__(why=why)
        self.why = why


def spelled(email: str) -> str:
    """Return an address in the one spelling that counts, so nobody is two people."""
    return email.strip().lower()
