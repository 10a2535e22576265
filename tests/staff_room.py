"""Members of the staff, for tests: made as the product makes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

import pyotp

from miimii import clock
from miimii.approvals.model import Approval
from miimii.db import Database
from miimii.staff import codes, passwords
from miimii.staff.hiring import Hiring
from miimii.staff.model import Credentials, Duty, Member, Role
from miimii.staff.signing_in import SigningIn
from miimii.users.fields import FieldCipher
from tests.at_the_shell import at_the_shell

PASSWORD = "a lilac tractor sings"  # noqa: S105
ADA, BOLA, CHI = "ada@example.com", "bola@example.com", "chi@example.com"
WHY = "We need somebody for that"
CIPHER = FieldCipher([b"k" * 32], b"i" * 32)


@cache
def _hash() -> str:
    return passwords.hash_password(PASSWORD)


@dataclass
class StaffRoom:
    """Members, their secrets, and the two doors of the slice."""

    db: Database
    cipher: FieldCipher = CIPHER
    secrets: dict[str, str] = field(default_factory=dict)
    recovery: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.db = at_the_shell(self.db)
        self.hiring = Hiring(self.db, self.cipher)
        self.signing_in = SigningIn(self.db, self.cipher)

    def credentials(self, email: str) -> Credentials:
        """What somebody chose: our password, a secret and codes of their own."""
        self.secrets[email] = codes.new_secret()
        self.recovery[email] = codes.new_recovery_codes()
        return Credentials(
            password_hash=_hash(),
            totp_secret=self.secrets[email],
            totp_step=0,
            recovery_hashes=tuple(map(codes.recovery_hash, self.recovery[email])),
        )

    def first(self, email: str = ADA, *, at: datetime | None = None) -> Member:
        """The first admin."""
        who = self.credentials(email)
        return self.hiring.make_first(email, who, at=at or clock.now())

    def ask(
        self, email: str, role: Role, *, by: str = ADA, at: datetime | None = None
    ) -> Approval | Member:
        """Ask for a member; it is granted by nobody yet, unless it is made alone."""
        who = self.credentials(email)
        return self.hiring.request(
            email, role, who, by=by, reason=WHY, at=at or clock.now()
        )

    def opened(self, *others: tuple[str, Role]) -> None:
        """Ada, the first admin; Bola, her checker; and others; all two days ago."""
        at = clock.now() - timedelta(days=4)
        self.first(ADA, at=at)
        self.ask(BOLA, "checker", at=at)
        for email, role in others:
            asked = self.ask(email, role, at=at + timedelta(days=2))
            assert isinstance(asked, Approval)
            self.hiring.approve(asked.id, by=BOLA, at=at + timedelta(days=2))

    def code(self, email: str, *, at: datetime | None = None) -> str:
        """What somebody's authenticator shows."""
        return pyotp.TOTP(self.secrets[email]).at(at or clock.now())

    def sign_in(
        self,
        email: str = ADA,
        *,
        password: str = PASSWORD,
        code: str | None = None,
        duty: Duty = "look",
        at: datetime | None = None,
    ) -> None:
        """Sign somebody in, with the right words unless told otherwise."""
        now = at or clock.now()
        shown = self.code(email, at=now) if code is None else code
        self.signing_in.sign_in(email, password, shown, duty, at=now)
