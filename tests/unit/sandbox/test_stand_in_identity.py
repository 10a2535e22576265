"""The stand-in for identity checks agrees with what was asked, unless told not to."""

from __future__ import annotations

import pytest
from falcon.testing import Result, TestClient

from miimii.sandbox.config import SandboxConfig

ADA = {
    "bvn": "22222222222",
    "first_name": "Ada",
    "last_name": "Obi",
    "dob": "1990-01-31",
    "phone": "08030000001",
}


class Clerk:
    """A caller with the right keys."""

    def __init__(self, sandbox: TestClient, config: SandboxConfig) -> None:
        self._sandbox = sandbox
        self._headers = {
            "AppId": config.dojah_app_id,
            "Authorization": config.dojah_secret_key,
        }

    def ask(self, **other: str) -> Result:
        return self._sandbox.simulate_get(
            "/dojah/api/v1/kyc/bvn", params=ADA | other, headers=self._headers
        )


@pytest.fixture
def clerk(sandbox: TestClient, config: SandboxConfig) -> Clerk:
    return Clerk(sandbox, config)


def turn(sandbox: TestClient, name: str, value: str) -> None:
    body = {"name": name, "value": value}
    assert sandbox.simulate_put("/control/dials", json=body).status_code == 200


def test_nobody_asks_without_both_keys(sandbox: TestClient) -> None:
    path = "/dojah/api/v1/kyc/bvn"
    assert sandbox.simulate_get(path, params=ADA).status_code == 401


def test_any_name_is_found_under_any_number(clerk: Clerk) -> None:
    entity = clerk.ask(first_name="Bisi", bvn="22211133344").json["entity"]
    assert (entity["firstname"], entity["lastname"]) == ("Bisi", "Obi")
    assert entity["phone_number1"] == ADA["phone"]
    assert (entity["date_of_birth"], entity["watch_listed"]) == (ADA["dob"], "NO")


def test_the_other_shape_lists_what_matches(clerk: Clerk, sandbox: TestClient) -> None:
    turn(sandbox, "kyc.shape", "validation")
    entity = clerk.ask().json["entity"]
    assert {name: part["status"] for name, part in entity.items()} == {
        "bvn": True,
        "first_name": True,
        "last_name": True,
        "dob": True,
    }


@pytest.mark.parametrize(
    ("fate", "field", "usual"),
    [
        ("wrong_name", "lastname", "Obi"),
        ("wrong_birth_date", "date_of_birth", "1990-01-31"),
        ("wrong_phone", "phone_number1", "08030000001"),
        ("watch_listed", "watch_listed", "NO"),
    ],
)
def test_a_fate_for_one_number_spares_the_others(
    clerk: Clerk, sandbox: TestClient, *, fate: str, field: str, usual: str
) -> None:
    body = {"key": ADA["bvn"], "fate": fate}
    sandbox.simulate_put("/control/dojah/fates", json=body)
    assert clerk.ask().json["entity"][field] != usual
    assert clerk.ask(bvn="22222222223").json["entity"][field] == usual


@pytest.mark.parametrize(
    ("bvn", "fate", "status", "entity"),
    [
        ("00022222222", "ok", 404, False),
        ("123", "ok", 400, False),
        (ADA["bvn"], "not_found", 404, False),
        (ADA["bvn"], "too_many", 429, False),
        (ADA["bvn"], "error_500", 500, False),
        (ADA["bvn"], "no_entity", 200, False),
        (ADA["bvn"], "slow", 200, True),
    ],
)
def test_what_is_no_record_is_not_shown_as_one(
    clerk: Clerk,
    sandbox: TestClient,
    *,
    bvn: str,
    fate: str,
    status: int,
    entity: bool,
) -> None:
    turn(sandbox, "kyc.bvn", fate)
    answer = clerk.ask(bvn=bvn)
    assert answer.status_code == status
    assert ("entity" in answer.json) is entity


def test_a_number_looked_up_is_not_in_the_inspector(
    clerk: Clerk, sandbox: TestClient
) -> None:
    clerk.ask()
    wire = sandbox.simulate_get("/control/wire").text
    assert "/dojah/api/v1/kyc/bvn" in wire
    assert ADA["bvn"] not in wire
    assert ADA["phone"] not in wire
