"""Who joins the staff and who leaves it, from the command line."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any, Protocol

from miimii import clock
from miimii.approvals.model import Approval
from miimii.errors import Refused
from miimii.jobs import enrolling
from miimii.jobs.arguments import email
from miimii.jobs.by_hand import ByHand, Misused, described, lagos, plain
from miimii.jobs.person import Stranger, not_their_duty
from miimii.jobs.verbs import CHANGES, REASON, Said, Verb, approving, argument
from miimii.settings import Settings
from miimii.staff.hiring import Hiring
from miimii.staff.model import ROLES, Credentials, Member, NotTheirDuty, StaffRefused

_WHY = {
    "first-exists": "the first admin was made before: see request",
    "nobody": "you are no active member of the staff; begin with: first",
    "member": "they are a member already: disable that membership first",
}


class Services(Protocol):
    """What this script uses."""

    @property
    def settings(self) -> Settings: ...

    @property
    def hiring(self) -> Hiring: ...


def _first(services: Services, args: argparse.Namespace, _at: datetime) -> Said:
    configured = services.settings.admin_email
    who = args.email or configured
    if not who:
        raise Misused("whose? Say --email, or set ADMIN_EMAIL")
    known = services.settings.admin_password_hash if who == configured else ""
    services.hiring.require_nobody()
    credentials = _enrol(who, known)
    member = services.hiring.make_first(
        who, credentials, at=clock.now(), is_dry=args.dry_run
    )
    return f"made: {_line(member)}", [_plain(member)]


def _request(services: Services, args: argparse.Namespace, _at: datetime) -> Said:
    services.hiring.require_hirer(args.by)
    credentials = _enrol(args.email)
    asked = services.hiring.request(
        args.email,
        args.role,
        credentials,
        by=args.by,
        reason=args.reason,
        at=clock.now(),  # typing took its time
        is_dry=args.dry_run,
    )
    if isinstance(asked, Member):
        return f"made, by you alone: {_line(asked)}", [_plain(asked)]
    return "asked for:\n" + _described(asked), [_asked(asked)]


def _approve(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    member = services.hiring.approve(
        args.approval, by=args.by, at=at, is_dry=args.dry_run
    )
    return f"approved: {_line(member)}", [_plain(member)]


def _disable(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    member = services.hiring.disable(
        args.email, by=args.by, reason=args.reason, at=at, is_dry=args.dry_run
    )
    return f"disabled: {_line(member)}", [_plain(member)]


def _list(services: Services, _args: argparse.Namespace, at: datetime) -> Said:
    found, members = services.hiring.look(at=at)
    said = [_described(approval) for approval in found]
    said += [_line(member) for member in members]
    facts = [_asked(approval) for approval in found]
    facts += [_plain(member) for member in members]
    return "\n".join(said) or "there is nobody yet", facts


def _why(ex: Refused) -> str | None:
    if isinstance(ex, NotTheirDuty):
        return not_their_duty(ex)
    return _WHY[ex.why] if isinstance(ex, StaffRefused) else None


def _enrol(who: str, known_hash: str = "") -> Credentials:
    try:
        return enrolling.enrol(who, known_hash=known_hash)
    except Stranger as ex:
        raise Misused(str(ex)) from ex


def _line(member: Member) -> str:
    since = member.disabled_at or member.active_at
    tail = f" since {lagos(since)}" if since else ""
    head = f"{member.email}  {member.role}, {member.standing}{tail}"
    return f"{head}, by {member.created_by}"


def _described(approval: Approval) -> str:
    head = f"{approval.id}  {approval.subject}  as {approval.diff['to']['role']}"
    return "\n".join([head, *described(approval)])


def _asked(approval: Approval) -> dict[str, Any]:
    return {**plain(approval), "role": approval.diff["to"]["role"]}


def _plain(member: Member) -> dict[str, Any]:
    return {
        "id": None,
        "email": member.email,
        "role": member.role,
        "standing": member.standing,
        "created_by": member.created_by,
    }


SCRIPT: ByHand[Services] = ByHand(
    name="create_admin",
    verbs=(
        Verb(
            "first",
            _first,
            "make the first admin, once and for all",
            (argument("--email", "default: ADMIN_EMAIL", type=email, metavar="EMAIL"),),
            ("dry-run",),
        ),
        Verb(
            "request",
            _request,
            "ask for a new member, who sits here",
            (
                argument("email", "the new member", type=email, metavar="EMAIL"),
                ("role", {"choices": ROLES, "metavar": "{" + ",".join(ROLES) + "}"}),
                REASON,
            ),
            CHANGES,
            duty="hire",
        ),
        approving(_approve, takes=CHANGES, duty="agree"),
        Verb(
            "disable",
            _disable,
            "end a membership now; one person may",
            (argument("email", "the member", type=email, metavar="EMAIL"), REASON),
            CHANGES,
            duty="agree",
        ),
        Verb(
            "list",
            _list,
            "who waits, and who is and was a member",
            (),
            ("as",),
            duty="look",
        ),
    ),
    nothing="there is no such member or request",
    why=_why,
)
