"""What we build on is pinned by hash, listed with its licence, and can be told."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from supply import licences, locks, sbom
from tests.house.source import ROOT

INSTALLERS = (["pip", "install"], ["uv", "pip", "install"])

pytestmark = pytest.mark.proves("T39")


def test_what_is_installed_is_what_is_locked() -> None:
    differs = {
        package.name: metadata.version(package.name)
        for package in licences.here()
        if metadata.version(package.name) != package.version
    }
    assert differs == {}


def test_both_locks_agree() -> None:
    development = set(locks.read(locks.DEVELOPMENT))
    assert set(locks.read(locks.RUNTIME)) <= development


def test_everything_is_installed_by_hash_and_from_no_other_list() -> None:
    bootstrap = (ROOT / "bootstrap.py").read_text("utf-8")
    assert bootstrap.count('"--require-hashes"') == 1
    assert bootstrap.count("*hashed") == 3
    assert "requirements.in" not in (ROOT / "Makefile").read_text().split("lock:")[0]


def wheel(place: Path) -> str:
    """Make a package of one line; its hash."""
    path, info = place / "tiny-1.0-py3-none-any.whl", "tiny-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("tiny.py", "ONE = 1\n")
        file.writestr(
            f"{info}/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n"
        )
        file.writestr(
            f"{info}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: us\nRoot-Is-Purelib: true\n"
            "Tag: py3-none-any\n",
        )
        digest = hashlib.sha256(b"ONE = 1\n").digest()
        mark = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        file.writestr(
            f"{info}/RECORD",
            f"tiny.py,sha256={mark},8\n{info}/METADATA,,\n{info}/WHEEL,,\n"
            f"{info}/RECORD,,\n",
        )
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("installer", INSTALLERS, ids=["pip", "uv"])
def test_a_tampered_hash_fails_the_build(installer: list[str], tmp_path: Path) -> None:
    right = wheel(tmp_path)
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")

    def install(digest: str) -> bool:
        lock = tmp_path / "lock.txt"
        lock.write_text(f"tiny==1.0 --hash=sha256:{digest}\n")
        command = [sys.executable, "-m", *installer, "-q", "--no-index"]
        place = ["--find-links", str(tmp_path), "--target", str(tmp_path / digest)]
        hashed = ["--require-hashes", "-r", str(lock)]
        done = subprocess.run(
            [*command, *place, *hashed], capture_output=True, check=False
        )
        assert done.returncode in {0, 1}, done.stderr
        return done.returncode == 0

    assert install(right)
    assert (tmp_path / right / "tiny.py").exists()
    assert not install(wrong)
    assert not (tmp_path / wrong / "tiny.py").exists()


def test_the_table_of_licences_is_up_to_date() -> None:
    assert licences.TABLE.read_text("utf-8") == licences.table(), "make licences"


def test_nothing_we_install_has_a_licence_that_binds_our_own_code() -> None:
    named = {one.name: licences.licence_of(one.name) for one in licences.here()}
    assert {one for one in named if licences.is_refused(named[one])} == set()


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-only", "AGPL-3.0", "GNU Affero", "SSPL-1.0", "", "UNKNOWN"]
)
def test_a_licence_that_would_is_refused(licence: str) -> None:
    assert licences.is_refused(licence)
    assert not licences.is_refused("LGPL-3.0-only")


def test_the_bill_of_materials_names_all_that_production_runs(tmp_path: Path) -> None:
    place = tmp_path / "sbom.json"
    sbom.write(sbom.bill(locks.RUNTIME), place)

    told = json.loads(place.read_text("utf-8"))

    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    said = {
        (part["name"], part["version"], part["purl"]): {
            one["content"] for one in part["hashes"]
        }
        for part in told["components"]
    }
    assert said == {
        (one.name, one.version, f"pkg:pypi/{one.name}@{one.version}"): set(one.hashes)
        for one in locks.read(locks.RUNTIME)
    }
    assert all(said.values())
    unlicensed = [one["name"] for one in told["components"] if "licenses" not in one]
    here = {one.name for one in licences.here()}
    assert here.isdisjoint(unlicensed)


def test_the_security_rules_of_the_linter_are_on() -> None:
    rules = (ROOT / "ruff.toml").read_text("utf-8")
    selected, _, ignored = rules.partition("ignore = [")
    assert '"S",' in selected
    assert '"S' not in ignored.partition("]")[0]
