"""What every script promises, played with each one that there is.

A new file in `scripts/` is played too. What it needs besides the usual, or promises
differently, is one entry in `NEEDS`.
"""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
from dataclasses import dataclass

import psycopg
import pytest

from miimii.jobs.unfit import JOBS as JOBS_ROLE
from miimii.sandbox.databases import ROOT
from tests.integration.jobs.shop import Shop, ended, stop

SCRIPTS = sorted((ROOT / "scripts").glob("*.py"))
JOBS = [path.stem for path in SCRIPTS if "import run_script" in path.read_text()]
FINE = {0, 3}  # done, or done but for what people have to see
MEMBERS = {
    *("schema", "job", "run_id", "period", "trigger", "dry_run", "status", "as_of"),
    *("seconds", "counts", "money_kobo", "errors", "more"),
}
# The one dry run that asks somebody: what it would write, only the vendor's lists say.
ASKS = {"refresh_catalogue": "/bilal/"}
STATUSES = {
    *("succeeded", "nothing_to_do", "partial", "skipped", "interrupted", "failed"),
}
COUNTS = {"selected", "changed", "unchanged", "skipped", "failed"}
WEB = ("falcon", "gunicorn", "miimii.web", "miimii.sandbox")


@dataclass(frozen=True)
class Needs:
    """What a script has to be told; `dry` is None for one that only reads."""

    words: tuple[str, ...] = ()
    dry: tuple[str, ...] | None = ("--dry-run",)


AS = ("--as", "ada@example.com")
WORDS = ("--reason", "The bank paid it twice", "--evidence", "Line 7", "--yes")
ADJUST = ("request", "--wallet", "100004999999", "--kobo", "1", *AS, *WORDS)
COPY = ("take", "08031234567", *AS, "--reason", "Asked for it so", "--out", "/x.zip")
NEEDS = {
    "answer_ticket": Needs(("list",), None),
    "decide_customer": Needs(("list", *AS), ("approve", "APR0", *AS, "--dry-run")),
    "decide_tier": Needs(("list",), ("approve", "APR0", *AS, "--dry-run")),
    "adjust_balance": Needs(("list", *AS), (*ADJUST, "--dry-run")),
    "breach": Needs(("list",), ("told", "B-000000", *AS, "--dry-run")),
    "check_books": Needs(dry=None),
    "create_admin": Needs(("list", *AS), ("approve", "APR0", *AS, "--dry-run")),
    "decide_flag": Needs(("list", *AS), ("approve", "APR0", *AS, "--dry-run")),
    "decide_review": Needs(("list", *AS), ("approve", "APR0", *AS, "--dry-run")),
    "decide_order": Needs(("list", *AS), ("approve", "APR0", *AS, "--dry-run")),
    "erase_user": Needs(("list",), ("run", "--dry-run")),
    "export_user": Needs(("list",), (*COPY, "--dry-run")),
    "top_up_float": Needs(("list", *AS), ("approve", "APR0", *AS, "--dry-run")),
    "verify_audit": Needs(("--anchor", f"1:{'00' * 32}"), dry=None),
    "rotate_keys": Needs(("--purpose", "field"), ("--purpose", "field", "--dry-run")),
    "requery": Needs(("100004999999", *AS), ("100004999999", *AS, "--dry-run")),
}

# What people decide by hand is the web's to write, too; all else takes the jobs' role.
APP_MAY = {
    *("adjust_balance", "answer_ticket", "create_admin", "decide_customer"),
    *("decide_flag", "decide_order", "decide_review", "decide_tier", "erase_user"),
    *("export_user", "top_up_float"),
}

# What asks no database of ours has tests of its own for the rest.
ELSEWHERE = {"estimate_cost", "register_flows"}
WITH_BOOKS = [path.stem for path in SCRIPTS if path.stem not in ELSEWHERE]

every_script = pytest.mark.parametrize("name", [path.stem for path in SCRIPTS])
with_books = pytest.mark.parametrize("name", WITH_BOOKS)
every_job = pytest.mark.parametrize("name", JOBS)


def needs(name: str) -> Needs:
    return NEEDS.get(name, Needs())


def is_whole(said: dict[str, object], name: str) -> bool:
    """Whether a result has the members that all results have."""
    assert set(said) >= MEMBERS
    assert (said["schema"], said["job"]) == ("miimii.job/1", name)
    assert said["status"] in STATUSES
    return True


@every_script
def test_it_says_what_it_is_for_and_how_it_ends_and_needs_nothing_of_the_web(
    name: str,
) -> None:
    path = ROOT / "scripts" / f"{name}.py"

    helped = subprocess.run(
        [sys.executable, "-X", "importtime", path, "--help"],
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )

    purpose = (ast.get_docstring(ast.parse(path.read_text())) or "").splitlines()[0]
    lines = [line.strip() for line in helped.stdout.splitlines()]
    assert purpose in lines
    assert any(line.startswith("Exit 0:") for line in lines)
    said = " ".join(lines)
    codes = ("64: wrong", *(() if name == "estimate_cost" else ("69: ",)), "78: ")
    assert [word for word in codes if word not in said] == []
    examples = [line for line in lines if line.startswith(f"{name}.py ")]
    assert len(examples) >= 3
    backdated = [line for line in examples if "--as-of" in line and name in JOBS]
    assert [line for line in backdated if "--yes" not in line] == []  # in a pipe, too
    modules = {line.rpartition("|")[2].strip() for line in helped.stderr.splitlines()}
    assert "miimii.db" in modules or name in ELSEWHERE
    assert [one for one in modules if one.startswith(WEB)] == []


@every_script
def test_wrong_usage_is_told_from_failure(name: str) -> None:
    told = Shop("", "", {}).run(name, *needs(name).words, "--no-such-thing")

    assert (told.code, told.out.count("\n{")) == (64, 0)
    assert "--no-such-thing" in told.err


@with_books
def test_a_dry_run_changes_nothing_and_calls_nobody(shop: Shop, name: str) -> None:
    if (words := needs(name).dry) is None:
        words = needs(name).words
    before = shop.contents()
    last = max((one["id"] for one in shop.asked()), default=0)

    told = shop.run(name, *words)

    assert told.code in FINE, told.err
    assert shop.contents() == before
    asked = [one["path"] for one in shop.asked(after=last)]
    if name in ASKS:
        assert asked != []
        assert [path for path in asked if not path.startswith(ASKS[name])] == []
    else:
        assert asked == []
    assert shop.rows("SELECT * FROM job_leases") == []
    assert {dry for (dry,) in shop.rows("SELECT dry_run FROM job_runs")} <= {True}


def test_a_dry_run_of_registering_forms_only_looks_at_what_is_there(shop: Shop) -> None:
    last = max((one["id"] for one in shop.asked()), default=0)

    told = shop.run("register_flows", "--dry-run")

    assert told.code in FINE, told.err
    asked = shop.asked(after=last)
    assert asked != []
    assert [one for one in asked if one["method"] != "GET"] == []


def test_what_a_dry_run_does_not_ask_a_real_one_does(shop: Shop) -> None:
    last = max((one["id"] for one in shop.asked()), default=0)

    told = shop.run("settle_stuck_transactions")

    assert told.code in FINE, told.err
    asked = [one["path"] for one in shop.asked(after=last)]
    assert [path for path in asked if path.startswith("/bellbank/")] != []


@with_books
def test_its_result_is_one_object_of_the_one_shape(shop: Shop, name: str) -> None:
    before = shop.offenders()

    told = shop.run(name, *needs(name).words, "--json")

    assert told.code in FINE, told.err
    assert is_whole(told.said, name)
    if name in JOBS:
        assert set(told.said["counts"]) >= COUNTS
        [(run_id, counts)] = shop.rows("SELECT id, counts FROM job_runs")
        assert (told.said["run_id"], told.said["counts"]) == (str(run_id), counts)
    assert shop.offenders() <= before


@with_books
def test_without_a_database_it_exits_69(name: str, bare_shop: Shop) -> None:
    away = {"DATABASE_URL": "postgresql://jobs@127.0.0.1:1/none"}

    told = bare_shop.run(name, *needs(name).words, but=away)

    assert told.code == 69, told.err
    assert "Traceback" not in told.err


def why_unfit(shop: Shop, name: str, url: str) -> str | None:
    """What a script says of a database that is not fit for it; None if it worked."""
    told = shop.run(name, *needs(name).words, "--json", but={"DATABASE_URL": url})

    assert is_whole(told.said, name)
    assert "Traceback" not in told.err
    if told.code == 0:
        return None
    assert (told.code, told.said["status"]) == (78, "failed"), told.err
    why: str = told.said["error"]
    assert f"{name}: {why}\n" in told.err
    return why


@with_books
def test_with_the_role_of_the_web_it_works_or_names_the_role_that_it_takes(
    name: str, bare_shop: Shop, web_url: str
) -> None:
    why = why_unfit(bare_shop, name, web_url)

    assert (why is None) is (name in APP_MAY)
    if why is not None:
        assert why.startswith("the role of DATABASE_URL may not do this (permission ")
        takes = "the owner of the tables" if name == "maintain_database" else JOBS_ROLE
        assert why.endswith(f": it takes {takes}")


@with_books
def test_without_the_tables_it_exits_78_and_says_how_to_make_them(
    name: str, bare_shop: Shop, empty_url: str
) -> None:
    why = why_unfit(bare_shop, name, empty_url)

    assert why is not None
    assert why.startswith("the database is not migrated as far as this program (")
    assert why.endswith(": alembic -c setup.cfg upgrade head")


@with_books
def test_with_bad_settings_it_exits_78_and_names_them(name: str, shop: Shop) -> None:
    told = shop.run(name, *needs(name).words, only={})

    assert told.code == 78
    assert "DATABASE_URL is missing" in told.err
    assert shop.history(name) == []


@every_job
def test_a_run_that_could_not_start_is_in_the_history(name: str, shop: Shop) -> None:
    only = {"DATABASE_URL": shop.jobs_url}

    told = shop.run(name, *needs(name).words, "--json", only=only)

    assert told.code == 78
    assert is_whole(told.said, name)
    assert told.said["status"] == "failed"
    assert shop.history(name) == [("failed", "bad-settings")]


@every_job
def test_beside_another_run_it_skips_or_fails_or_waits_in_vain(
    name: str, shop: Shop
) -> None:
    shop.change(
        "INSERT INTO job_leases VALUES"
        " (%s, gen_random_uuid(), clock_timestamp() + interval '1 hour')",
        name,
    )
    words = needs(name).words
    before = shop.contents()

    skipped = shop.run(name, *words, "--json")
    failed = shop.run(name, *words, "--if-locked", "fail")
    waited = shop.run(name, *words, "--if-locked", "wait", "--max-seconds", "1")

    assert (skipped.code, skipped.said["status"]) == (0, "skipped")
    assert (failed.code, waited.code) == (75, 75)
    assert shop.history(name) == [("skipped", None)] * 3
    assert shop.contents() == before
    assert len(shop.rows("SELECT * FROM job_leases")) == 1


@every_job
def test_it_waits_for_another_run_if_it_is_told_to(name: str, shop: Shop) -> None:
    shop.change(
        "INSERT INTO job_leases VALUES"
        " (%s, gen_random_uuid(), clock_timestamp() + interval '1 second')",
        name,
    )

    told = shop.run(name, *needs(name).words, "--if-locked", "wait", "--json")

    assert told.code in FINE, told.err
    assert told.said["status"] in {"succeeded", "nothing_to_do", "partial"}


@every_job
def test_told_to_stop_it_stops_cleanly(name: str, shop: Shop) -> None:
    before = shop.offenders()
    with shop.stopped_at("job_runs"):  # it has its lease by then
        script = shop.start(name, *needs(name).words, "--json")
        shop.wait_until_stopped("job_runs", script)
        stop(script, signal.SIGTERM)
    told = ended(script)

    assert told.code == 143, told.err
    assert told.said["status"] == "interrupted"
    assert [status for status, _ in shop.history(name)] == ["interrupted"]
    assert shop.rows("SELECT * FROM job_leases") == []
    assert shop.offenders() <= before


@every_job
def test_killed_it_leaves_nothing_broken_and_the_next_run_does_the_rest(
    name: str, shop: Shop
) -> None:
    words, before = needs(name).words, shop.offenders()
    _kill_at_work(shop, name)
    assert [status for status, _ in shop.history(name)] == ["running"]
    assert shop.run(name, *words, "--if-locked", "fail").code == 75

    shop.change("UPDATE job_leases SET expires_at = clock_timestamp()")
    shop.change("UPDATE job_runs SET heartbeat_at = heartbeat_at - interval '6 min'")
    again = shop.run(name, *words, "--json")

    assert again.code in FINE, again.err
    statuses = [status for status, _ in shop.history(name)]
    assert statuses == ["interrupted", "skipped", again.said["status"]]
    assert shop.rows("SELECT * FROM job_leases") == []
    assert shop.offenders() <= before


def _kill_at_work(shop: Shop, name: str) -> None:
    """Kill it when its run is in the history, before its next statement on the lease.

    That is before an item, or, if there was nothing to do, before it is finished.
    """
    with psycopg.connect(shop.owner_url) as leases:
        with shop.stopped_at("job_runs"):
            script = shop.start(name, *needs(name).words)
            shop.wait_until_stopped("job_runs", script)
            leases.execute("LOCK TABLE job_leases IN SHARE MODE")
        shop.wait_until_stopped("job_leases", script)
        stop(script, signal.SIGKILL)
        assert ended(script).code == -signal.SIGKILL
