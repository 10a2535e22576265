"""A sealed field opens where it was sealed, with a key we have, and nowhere else."""

from __future__ import annotations

import pytest

from miimii.ids import uuid7
from miimii.users.fields import FieldCipher

OLD, NEW, INDEX = b"o" * 32, b"n" * 32, b"i" * 32
CIPHER = FieldCipher([NEW, OLD], INDEX)
ROW = uuid7()
BVN = "22222222222"


def test_a_field_opens_again_and_says_nothing_in_between() -> None:
    sealed = CIPHER.seal("users", "bvn", ROW, BVN)

    assert CIPHER.open("users", "bvn", ROW, sealed) == BVN
    assert BVN not in sealed
    assert sealed.startswith("v1.")
    assert CIPHER.seal("users", "bvn", ROW, BVN) != sealed


def test_a_field_moved_to_another_place_does_not_open() -> None:
    sealed = CIPHER.seal("users", "bvn", ROW, BVN)
    for place in (
        ("drafts", "bvn", ROW),
        ("users", "nin", ROW),
        ("users", "bvn", uuid7()),
    ):
        with pytest.raises(ValueError, match="can't open"):
            CIPHER.open(*place, sealed)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda sealed: sealed[:-2] + ("A" if sealed[-2] != "A" else "B") + sealed[-1],
        lambda sealed: "v2" + sealed[2:],
        lambda sealed: sealed.replace(".", "", 1),
        lambda sealed: "",
    ],
)
def test_an_altered_field_does_not_open(spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(ValueError, match="can't open"):
        CIPHER.open("users", "bvn", ROW, spoil(CIPHER.seal("users", "bvn", ROW, BVN)))


def test_an_old_key_still_opens_and_the_newest_seals() -> None:
    sealed = FieldCipher([OLD], INDEX).seal("users", "bvn", ROW, BVN)

    assert CIPHER.open("users", "bvn", ROW, sealed) == BVN
    with pytest.raises(ValueError, match="can't open"):
        FieldCipher([NEW], INDEX).open("users", "bvn", ROW, sealed)
    with pytest.raises(ValueError, match="can't open"):
        FieldCipher([OLD], INDEX).open(
            "users", "bvn", ROW, CIPHER.seal("users", "bvn", ROW, BVN)
        )


def test_the_blind_index_finds_equal_numbers_of_one_kind_under_one_key() -> None:
    index = CIPHER.blind_index("bvn", BVN)

    assert index == FieldCipher([OLD], INDEX).blind_index("bvn", BVN)
    assert index != CIPHER.blind_index("nin", BVN)
    assert index != CIPHER.blind_index("bvn", "22222222223")
    assert index != FieldCipher([NEW], b"x" * 32).blind_index("bvn", BVN)
    assert len(index) == 32
