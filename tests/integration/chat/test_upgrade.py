"""A higher level in the conversation: by NIN, by document, and every refusal."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
from freezegun import freeze_time

from miimii import clock
from miimii.approvals.model import ApprovalRefused
from miimii.cache import Cache
from miimii.db import Database, refuse_while_connected
from miimii.providers.documents import DocumentRead
from miimii.sandbox.phone_media import picture
from miimii.users.model import Customer
from miimii.users.tiers import TierNotOpen
from tests.deeds import deeds
from tests.integration.chat.world import ChatWorld

NIN, OTHER = "71234567890", "79999999999"
ADA, BOLA = "ada@example.com", "bola@example.com"
WHY = "Name and birthday are those of the BVN"
FACTS = {"first_name": "Bola", "last_name": "Ade", "document_number": "A0123"}


@dataclass
class Desk:
    """Fits `MediaSource` and `DocumentReader`: pictures, and what stands on them."""

    answer: DocumentRead = field(default_factory=lambda: DocumentRead("read", FACTS))
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def fetch(self, media_id: str, digest: str, *, most_bytes: int) -> bytes | None:
        refuse_while_connected("a file")
        return self.files.get(media_id)

    def read_document(self, kind: str, image: bytes) -> DocumentRead:
        refuse_while_connected("a document")
        self.asked.append(kind)
        return self.answer

    def photo(self, content: bytes | None = None) -> dict[str, Any]:
        """A message with a picture in it."""
        image = picture("a passport") if content is None else content
        media_id = str(len(self.files) + 1)
        self.files[media_id] = image
        digest = hashlib.sha256(image).hexdigest()
        block = {"id": media_id, "sha256": digest, "mime_type": "image/png"}
        return {"type": "image", "image": block}


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def world(database: Database, cache: Cache, desk: Desk, clean: None) -> ChatWorld:
    return ChatWorld(database, cache, media=desk, documents=desk)


def of_tier(world: ChatWorld, tier: int, nin: str | None = NIN) -> Customer:
    """An active customer of this tier, with this NIN on their BVN record."""
    customer = world.opened(10_000)
    sealed = nin and world.cipher.seal("users", "nin", customer.id, nin)
    world.base.rows(
        "UPDATE users SET tier = %(tier)s, nin = %(nin)s WHERE id = %(id)s RETURNING 1",
        tier=tier,
        nin=sealed,
        id=customer.id,
    )
    return replace(customer, tier=tier)


def tier_of(world: ChatWorld, who: Customer) -> int:
    with world.db.autocommit() as conn:
        return world.customers.get(conn, who.id).tier


def checked(world: ChatWorld) -> list[tuple[object, ...]]:
    return world.base.rows("SELECT kind, verdict FROM identity_checks ORDER BY id")


def sent_passport(world: ChatWorld, who: Customer, desk: Desk) -> None:
    world.says(who, "upgrade my account")
    world.taps(who, 0)
    assert "Passport" in world.text(who)
    world.sends(who.phone or "", desk.photo())


# --- the second level ---------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["upgrade my account", "raise my limit", "I want to increase my limit"]
)
def test_what_each_level_gives_is_said_with_what_it_takes(
    world: ChatWorld, text: str
) -> None:
    ada = of_tier(world, 1)
    world.says(ada, text)
    said = world.text(ada)
    assert "Level 1: ₦50,000.00 a day, a balance of ₦300,000.00 ✅" in said
    assert "Level 2: ₦200,000.00 a day, a balance of ₦500,000.00" in said
    assert "Level 3: ₦5,000,000.00 a day, a balance of as much as you like" in said
    assert world.last(ada)["interactive"]["type"] == "flow"


def test_the_right_nin_raises_every_limit_at_once(world: ChatWorld) -> None:
    ada = of_tier(world, 1)
    world.says(ada, "upgrade my account")
    answer = world.fills(ada, "NIN", nin=NIN)
    assert answer.body["screen"] == "SUCCESS"
    world.outbox.deliver(ada.lane)
    assert "Your account is level 2 now" in world.text(ada)
    assert "₦200,000.00 a day" in world.text(ada)
    assert tier_of(world, ada) == 2
    world.says(ada, "what is my limit")
    assert "₦200,000.00 (account level 2)" in world.text(ada)
    assert checked(world) == [("nin", "verified")]
    deeds = world.base.rows("SELECT action FROM audit_log ORDER BY id")
    assert deeds[-1] == ("tier.raised",)


def test_three_wrong_nins_are_all_of_a_day(world: ChatWorld) -> None:
    ada = of_tier(world, 1)
    world.says(ada, "upgrade my account")
    for left in (2, 1, 0):
        shown = world.fills(ada, "NIN", nin=OTHER).body["data"]["error_message"]
        assert f"Tries left today: {left}" in shown
    again = world.fills(ada, "NIN", nin=NIN).body["data"]["error_message"]
    assert "3 tries today" in again
    assert tier_of(world, ada) == 1
    world.says(ada, "upgrade my account")
    assert "3 tries today" in world.text(ada)
    assert [verdict for _, verdict in checked(world)] == ["mismatch"] * 3
    with freeze_time(clock.start_of_day(clock.today() + timedelta(days=1))):
        world.says(ada, "upgrade my account")
        assert world.fills(ada, "NIN", nin=NIN).body["screen"] == "SUCCESS"
    assert tier_of(world, ada) == 2


@pytest.mark.parametrize("typed", ["", "123", "7123456789a", "712345678901"])
def test_what_is_no_nin_counts_as_no_try(world: ChatWorld, typed: str) -> None:
    ada = of_tier(world, 1)
    world.says(ada, "upgrade my account")
    shown = world.fills(ada, "NIN", nin=typed)
    assert shown.body["screen"] == "NIN"
    assert "NIN" in shown.body["data"]["error_message"]
    assert checked(world) == []


def test_a_form_is_used_once(world: ChatWorld) -> None:
    ada = of_tier(world, 1)
    world.says(ada, "upgrade my account")
    body = world.last(ada)
    assert world.fills(ada, "NIN", nin=NIN).body["screen"] == "SUCCESS"
    world.phone.heard.append((ada.phone or "", body, ""))
    assert world.fills(ada, "NIN", nin=NIN).status == 427
    assert tier_of(world, ada) == 2


def test_a_nin_typed_in_the_chat_is_dropped(world: ChatWorld) -> None:
    ada = of_tier(world, 1)
    world.says(ada, "upgrade my account")
    world.says(ada, NIN)
    assert "never type your PIN, BVN" in world.text(ada)
    assert NIN not in world.dump()
    assert tier_of(world, ada) == 1


def test_a_record_without_a_nin_is_for_two_people(world: ChatWorld) -> None:
    ada = of_tier(world, 1, nin=None)
    world.says(ada, "upgrade my account")
    assert world.fills(ada, "NIN", nin=OTHER).body["screen"] == "SUCCESS"
    world.outbox.deliver(ada.lane)
    assert "Two of our people now decide about level 2" in world.text(ada)
    (request,) = world.tier_desk.list_waiting()
    assert OTHER not in request.evidence
    at = clock.now()
    case = world.tier_desk.look(request.id, by=ADA, at=at)
    assert case.evidence == {"nin": OTHER}
    approval = world.tier_desk.request(request.id, by=ADA, reason=WHY, at=at)
    with pytest.raises(ApprovalRefused) as ex:
        world.tier_desk.approve(approval.id, by=ADA.upper(), at=at)
    assert ex.value.why == "same-person"
    with world.db.autocommit() as conn:
        assert deeds(conn, about=f"approval:{approval.id}")[-1][1] == "approval.refused"
    world.tier_desk.approve(approval.id, by=BOLA, at=at)
    world.outbox.deliver_told()
    assert "Your account is level 2 now" in world.text(ada)
    assert tier_of(world, ada) == 2


# --- the third level ----------------------------------------------------------------


def test_a_document_goes_before_people_and_its_picture_nowhere(
    world: ChatWorld, desk: Desk
) -> None:
    ada = of_tier(world, 2)
    sent_passport(world, ada, desk)
    assert desk.asked == ["passport"]
    told = world.phone.bodies(ada.phone or "")[-2:]
    assert any("Two of our people now decide" in str(body) for body in told)
    assert any("I could read it" in str(body) for body in told)
    assert "A0123" not in world.dump()
    (request,) = world.tier_desk.list_waiting()
    case = world.tier_desk.look(request.id, by=ADA, at=clock.now())
    assert case.evidence == {"document": "passport", **FACTS}
    world.says(ada, "upgrade my account")
    assert "Our team is looking" in world.text(ada)
    approval = world.tier_desk.request(request.id, by=ADA, reason=WHY, at=clock.now())
    world.tier_desk.approve(approval.id, by=BOLA, at=clock.now())
    world.outbox.deliver_told()
    assert "Your account is level 3 now" in world.text(ada)
    world.says(ada, "upgrade my account")
    assert "no higher level" in world.text(ada)


def test_a_refusal_is_told_with_its_reason_and_one_may_ask_again(
    world: ChatWorld, desk: Desk
) -> None:
    ada = of_tier(world, 2)
    sent_passport(world, ada, desk)
    (request,) = world.tier_desk.list_waiting()
    reason = "The passport ended in 2019"
    world.tier_desk.refuse(request.id, by=ADA, reason=reason, at=clock.now())
    world.outbox.deliver_told()
    assert "The passport ended in 2019" in world.text(ada)
    assert tier_of(world, ada) == 2
    with pytest.raises(ApprovalRefused):
        world.tier_desk.refuse(request.id, by=ADA, reason=reason, at=clock.now())
    sent_passport(world, ada, desk)
    assert len(world.tier_desk.list_waiting()) == 1


@pytest.mark.parametrize(
    ("verdict", "said", "kept"),
    [("unreadable", "couldn't read that", "declined"), ("unknown", "reach", "unknown")],
)
def test_a_picture_that_is_not_read_raises_nothing(
    world: ChatWorld, desk: Desk, verdict: str, said: str, kept: str
) -> None:
    desk.answer = DocumentRead(verdict)
    ada = of_tier(world, 2)
    sent_passport(world, ada, desk)
    assert said in world.text(ada)
    assert checked(world) == [("document", kept)]
    assert world.tier_desk.list_waiting() == []
    for _ in range(3):
        world.sends(ada.phone or "", desk.photo())
    assert len(desk.asked) == 3
    assert "3 tries today" in world.text(ada)


def test_what_is_no_picture_is_asked_for_again(world: ChatWorld, desk: Desk) -> None:
    ada = of_tier(world, 2)
    world.says(ada, "upgrade my account")
    world.says(ada, "my driver's licence")
    assert "Driver's licence" in world.text(ada)
    world.sends(ada.phone or "", desk.photo(b"GIF89a"))
    assert "isn't a picture" in world.text(ada)
    world.says(ada, "cancel")
    assert "stays as it is" in world.text(ada)
    assert desk.asked == []
    assert checked(world) == []


def test_a_customer_who_was_blocked_meanwhile_is_not_raised(
    world: ChatWorld, desk: Desk
) -> None:
    ada = of_tier(world, 2)
    sent_passport(world, ada, desk)
    (request,) = world.tier_desk.list_waiting()
    at = clock.now()
    approval = world.tier_desk.request(request.id, by=ADA, reason=WHY, at=at)
    world.says(ada, "block my account")
    with pytest.raises(ApprovalRefused) as ex:
        world.tier_desk.approve(approval.id, by=BOLA, at=at)
    assert ex.value.why == "changed"
    assert tier_of(world, ada) == 2
    with pytest.raises(ApprovalRefused):
        world.tier_desk.request(request.id, by=ADA, reason=WHY, at=at)


def test_no_form_opens_for_who_has_another_tier(world: ChatWorld) -> None:
    with pytest.raises(TierNotOpen):
        world.teller.tiers.open_nin(of_tier(world, 2), at=clock.now())
