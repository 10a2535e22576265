"""Ask a provider now about what a person names, and act on its word as always."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from miimii.audit import log
from miimii.bills.model import PREFIX as PURCHASE
from miimii.bills.settle import Vends
from miimii.chat.inbox import Inbox, Update
from miimii.jobs.arguments import Parser
from miimii.jobs.run import Run
from miimii.jobs.settle_stuck import Services as Settles
from miimii.transfers.credits import Credits
from miimii.transfers.model import CREDIT_KEY, CREDIT_PREFIX, PROVIDER
from miimii.transfers.model import PREFIX as TRANSFER
from miimii.transfers.settle import Asked

_BOOKED = "the bank confirms it, and it is booked"
_OWNERLESS = "it is in suspense, as its account is nobody's: decide_review.py"
_NOTHING_DONE: Mapping[str, str] = {
    "booked": "booked already, nothing was asked",
    "suspense": _OWNERLESS,
    "unconfirmed": "the bank does not call it successful; nothing is booked",
}


class Services(Settles, Protocol):
    """What this job uses: what settling does, and credits."""

    @property
    def credits(self) -> Credits: ...

    @property
    def inbox(self) -> Inbox: ...


def add_options(parser: Parser) -> None:
    """Add what this job alone understands."""
    parser.add_argument(
        "references",
        nargs="+",
        metavar="REF",
        help="a transfer, a purchase, or the bank's own reference of a credit",
    )


def requery(services: Services, run: Run) -> None:
    """Ask about each reference, and say what was answered and what that changed.

    Acts on nothing but the provider's word. A purchase can't be asked about: its
    status and the evidence are shown. What needs people makes exit code 3.
    """
    references = list(dict.fromkeys(run.options.references))[: run.limit]
    run.total = len(references)
    for reference in references:
        if not run.goes_on():
            return
        run.counts["selected"] += 1
        with run.trying(reference):
            _note_who(run, reference)
            run.notes.append(f"{reference}: {_ask(services, run, reference)}")
        services.outbox.deliver_told()


def _note_who(run: Run, reference: str) -> None:
    """Write down who asks, before anybody is asked."""
    is_order = reference.startswith((TRANSFER, PURCHASE))
    with run.transaction() as conn:
        log.record(
            conn,
            actor=log.staff(run.options.by),
            action="order.asked" if is_order else "credit.asked",
            subject=f"{'order' if is_order else 'credit'}:{reference}",
            at=run.at,
        )


def _ask(services: Services, run: Run, reference: str) -> str:
    if reference.startswith(PURCHASE):
        return _explain(services.vends, run, reference)
    if run.is_dry:
        return "would be asked about"
    if reference.startswith(TRANSFER):
        asked = services.settling.ask(reference, cause="requery")
        return _said_of_transfer(run, reference, asked)
    if reference.startswith(CREDIT_PREFIX):
        run.counts["unchanged"] += 1
        return "one of ours is booked: the bank knows it by a reference of its own"
    return _ask_about_credit(services, run, reference)


def _ask_about_credit(services: Services, run: Run, reference: str) -> str:
    """Book what the bank confirms as its own notice would have: by an event."""
    said = services.credits.ask(reference)
    if said != "confirmed":
        run.counts["unchanged"] += 1
        return _NOTHING_DONE[said]
    notice = Update(
        source=PROVIDER,
        event_key=f"requery:{reference}:{run.id}",
        lane=f"{CREDIT_KEY}{reference}",
        kind="credit",
        payload={"reference": reference},
        happened_at=run.at,
    )
    for lane in services.inbox.store([notice]):
        services.inbox.work_alone(lane)
    after = services.credits.ask(reference)
    if after != "booked":
        run.fail(reference, "needs-review")
        if after == "suspense":
            return f"the bank confirms it; {_OWNERLESS}"
        return "the bank confirms it, and people have to look at it"
    run.counts["changed"] += 1
    return _BOOKED


def _said_of_transfer(run: Run, reference: str, asked: Asked) -> str:
    is_changed = asked.after != asked.before
    run.counts["changed" if is_changed else "unchanged"] += 1
    if asked.after == "needs_review":
        run.fail(reference, "needs-review")
    effect = f"{asked.before}, now {asked.after}" if is_changed else asked.after
    if asked.outcome is None:
        return f"nobody is to be asked; {effect}"
    return f"{type(asked.outcome).__name__} ({asked.outcome.code}); {effect}"


def _explain(vends: Vends, run: Run, reference: str) -> str:
    status, evidence = vends.explain(reference)
    run.counts["unchanged"] += 1
    facts = ", ".join(f"{name} {value}" for name, value in evidence.items())
    return f"{status}; no status call exists. The float: {facts}"
