"""Seal the audit log and the books in the chain, and tell people its head daily."""

from __future__ import annotations

from typing import Protocol

from miimii import logs
from miimii.alerts.opening import open_now
from miimii.audit import anchoring, sealing
from miimii.db import Database
from miimii.jobs.arguments import Parser
from miimii.jobs.batches import sweep
from miimii.jobs.run import Run
from miimii.mail import Mail, NotMailed

# Links make nobody wait, and each batch looks through all that is not sealed yet.
_BATCH = 2000
_SUBJECT = "MiiMii: head of the audit chain"
_log = logs.get_logger(__name__)


class Addresses(Protocol):
    """The settings, as this job uses them."""

    @property
    def alert_mailboxes(self) -> tuple[str, ...]: ...


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...

    @property
    def settings(self) -> Addresses: ...

    @property
    def mail(self) -> Mail | None: ...


def add_options(parser: Parser) -> None:
    """Add what this job alone understands."""
    parser.add_argument(
        "--all",
        action="store_true",
        help="look at every row, not only at those of the last day",
    )
    parser.set_defaults(batch_size=_BATCH)


def seal_audit(services: Services, run: Run) -> None:
    """Append a link for each row without one, log the head, mail it once a day.

    Nothing is renumbered or changed, ever. A mail that nobody takes makes exit code 3;
    the next run tries again. So does a head of an earlier day that is gone from the
    chain, and that is a critical alert; the chain goes on, for people to look into.
    """
    _compare(services, run)
    sweep(
        run,
        "sealed",
        lambda conn, size: sealing.seal(conn, limit=size, looks_at_all=run.options.all),
    )
    if run.is_dry:
        return
    with services.db.autocommit() as conn:
        head = sealing.head(conn)
    if head is not None:
        _log.info("audit_head", position=head.position, hash=head.hash.hex())
        run.notes.append(f"head {head.position}:{head.hash.hex()}")
        _tell(services, run)


def _compare(services: Services, run: Run) -> None:
    """Alarm people if the chain is not what they were told on some day."""
    with services.db.transaction() as conn:
        for anchor in anchoring.list_broken(conn):
            run.fail(f"position {anchor.position}", "not-the-anchor")
            if not run.is_dry:
                number = f"position {anchor.position} is not what was mailed"
                subject = f"anchor of {anchor.day}"
                open_now(conn, "audit", subject, number=number, at=run.at)


def _tell(services: Services, run: Run) -> None:
    """Mail today's head, and those of days on which no mail could be sent."""
    with services.db.transaction() as conn:
        told = anchoring.choose(conn, at=run.at)
    to = services.settings.alert_mailboxes
    if not told or not to or services.mail is None:
        return
    try:
        services.mail.send(to, subject=_SUBJECT, text=anchoring.text_of(told) + "\n")
    except NotMailed as ex:
        _log.error("the head of the audit chain was not mailed", error_code=str(ex))
        run.fail("mail", "not-mailed")
        return
    with services.db.transaction() as conn:
        anchoring.mark_told(conn, [anchor.day for anchor in told], at=run.at)
    run.counts["mailed"] += len(told)
