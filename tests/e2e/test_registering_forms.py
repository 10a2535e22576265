"""An admin registers our forms at WhatsApp, and registers them once."""

from __future__ import annotations

import json
from typing import Any

from tests.bot import BankView, Control
from tests.stack import Stack


def _registered(stack: Stack, *words: str) -> dict[str, dict[str, Any]]:
    done = stack.run_script("register_flows", "--json", *words)
    assert done.returncode == 0, done.stderr
    flows = json.loads(done.stdout)["flows"]
    return {flow["variable"]: flow for flow in flows}


def test_a_dry_run_changes_nothing_and_a_second_run_finds_them_there(
    stack: Stack,
) -> None:
    dry = _registered(stack, "--dry-run")
    assert {flow["did"] for flow in dry.values()} == {"would publish"}

    first = _registered(stack)
    assert {flow["did"] for flow in first.values()} == {"published"}
    assert set(first) == {"WHATSAPP_PIN_FLOW_ID", "WHATSAPP_ONBOARDING_FLOW_ID"}

    again = _registered(stack)
    assert {flow["did"] for flow in again.values()} == {"unchanged"}
    assert {k: flow["id"] for k, flow in again.items()} == {
        k: flow["id"] for k, flow in first.items()
    }


def test_what_whatsapp_refuses_is_told_in_its_words(stack: Stack) -> None:
    stack.job_environment["WHATSAPP_BUSINESS_ACCOUNT_ID"] = "77"
    try:
        done = stack.run_script("register_flows")
    finally:
        stack.job_environment["WHATSAPP_BUSINESS_ACCOUNT_ID"] = "2000000001"
    assert done.returncode == 3
    assert "WhatsApp refused" in done.stderr
    assert "Traceback" not in done.stderr


def test_whatsapp_away_is_exit_69(stack: Stack) -> None:
    there = stack.job_environment["WHATSAPP_API_URL"]
    stack.job_environment["WHATSAPP_API_URL"] = "http://127.0.0.1:9/v25.0"
    try:
        done = stack.run_script("register_flows")
    finally:
        stack.job_environment["WHATSAPP_API_URL"] = there
    assert done.returncode == 69
    assert "Traceback" not in done.stderr


def test_a_lost_reply_is_exit_69_and_the_next_run_goes_on(stack: Stack) -> None:
    bank = BankView(Control(stack))
    bank.dial("graph.flows", "drop_after")
    try:
        done = stack.run_script("register_flows")
    finally:
        bank.reset_dials()
    assert done.returncode == 69
    assert all(flow["id"] for flow in _registered(stack).values())
