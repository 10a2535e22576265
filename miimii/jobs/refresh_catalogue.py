"""Bring the catalogue up to what the vendor sells, and show what changed."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Protocol

from miimii.bills.offers import Offer, OfferFile, read_file
from miimii.bills.refresh import LISTED, Change, Refreshing
from miimii.db import Database
from miimii.errors import Busy, Unavailable
from miimii.jobs.arguments import Parser
from miimii.jobs.run import Run

_THEIR_LIST = "the vendor's own list"
_LEFT = " (more than a fifth: left as it was; --yes takes it)"


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...

    @property
    def refreshing(self) -> Refreshing: ...


def add_options(parser: Parser) -> None:
    """Add what this job alone understands."""
    parser.add_argument(
        "--yes",
        action="store_true",
        help="take prices that moved by more than a fifth too",
    )
    parser.add_argument(
        "--file",
        metavar="JSON",
        help="what no call of theirs lists: billers, cable packages",
    )


def refresh_catalogue(services: Services, run: Run) -> None:
    """Take the vendor's lists, or a file's; note each new, gone or repriced plan.

    A price that moved by more than a fifth is left as it was and makes exit code 3,
    unless a person says yes to it. A list that can't be had changes nothing.
    """
    if run.options.file is None:
        _take_lists(services.refreshing, run)
        return
    try:
        offers = read_file(json.loads(Path(run.options.file).read_text("utf-8")))
    except (OSError, ValueError) as ex:
        run.notes.append(str(ex))
        run.fail(run.options.file, "unreadable")
        return
    _take_file(services.refreshing, run, offers)


def _take_lists(refreshing: Refreshing, run: Run) -> None:
    for kind in LISTED:
        for biller in refreshing.sellers(kind, at=run.at):
            if run.only not in {None, biller.code}:
                continue
            if not run.goes_on():
                return
            try:
                offers = refreshing.offered(biller)
            except (Unavailable, Busy) as ex:
                run.fail(biller.code, ex.code)
                continue
            _take(refreshing, run, (kind, biller.code), offers, _THEIR_LIST)


def _take_file(refreshing: Refreshing, run: Run, offers: OfferFile) -> None:
    for biller in offers.billers:
        change = refreshing.take_biller(
            biller, source=offers.source, at=run.at, is_dry=run.is_dry
        )
        _note(run, [change] if change else [])
    ordered = sorted(offers.plans, key=_seller)
    for seller, plans in groupby(ordered, key=_seller):
        _take(refreshing, run, seller, list(plans), offers.source)


def _take(
    refreshing: Refreshing,
    run: Run,
    seller: tuple[str, str],
    offers: list[Offer],
    source: str,
) -> None:
    kind, biller = seller
    changes = refreshing.take(
        kind,
        biller,
        offers,
        source=source,
        at=run.at,
        with_jumps=run.options.yes,
        is_dry=run.is_dry,
    )
    _note(run, changes)


def _note(run: Run, changes: list[Change]) -> None:
    for change in changes:
        run.counts["selected"] += 1
        is_left = change.is_jump and not run.options.yes
        run.notes.append(f"{change}{_LEFT if is_left else ''}")
        if is_left:
            run.fail(change.item, "jump")
        elif not run.is_dry:
            run.counts["changed"] += 1


def _seller(offer: Offer) -> tuple[str, str]:
    return offer.kind, offer.biller
