"""A receipt: its facts, its code, and the picture that is drawn of it."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from PIL import Image

from miimii.chat.papers.authenticity import CODE_LENGTH, Seal
from miimii.chat.papers.receipt import (
    Receipt,
    credit_receipt,
    lines,
    receipt_of,
    title,
)
from miimii.chat.papers.receipt_image import WIDTH, draw_receipt
from miimii.chat.receipt_checks import covered, read_code, read_typed
from miimii.chat.wording import LANGUAGES
from miimii.money import Money
from miimii.providers.ports import Event, OrderSettled, PurchaseSettled, TokenArrived

AT = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
REFERENCE = "TRF01KAQX7Z3N5V8T2M4C6B9D0E12"
SEAL = Seal([b"k" * 32])
LONG = "THE REGISTERED TRUSTEES OF THE CHRISTIAN ASSOCIATION OF EASTERN NIGERIA " * 2


def transfer(status: str = "succeeded", kind: str = "bank_transfer") -> OrderSettled:
    is_bank = kind == "bank_transfer"
    return OrderSettled(
        reference=REFERENCE,
        status=status,
        kind=kind,
        amount=Money(500_000),
        fee=Money(1000),
        total=Money(501_075),
        payee_name="CHIDI OBI",
        payee_bank="GTBank" if is_bank else None,
        payee_account_number="0123456789" if is_bank else None,
        balance=Money(7),
        settled_at=AT,
    )


def purchase(status: str = "succeeded", kind: str = "electricity") -> PurchaseSettled:
    return PurchaseSettled(
        reference=f"PUR{REFERENCE[3:]}",
        status=status,
        kind=kind,
        product="Eko Electric prepaid",
        target="45012345678",
        amount=Money(500_000),
        fee=Money(7500),
        total=Money(507_500),
        balance=Money(7),
        settled_at=AT,
        has_token=True,
    )


def given(event: Event) -> Receipt:
    receipt = receipt_of(event)
    assert receipt is not None
    return receipt


def credit() -> Receipt:
    return credit_receipt(
        f"CRD{REFERENCE[3:]}",
        amount=Money(500_000),
        fee=Money(5000),
        sender_name="MUSA BELLO",
        at=AT,
    )


KINDS = {
    "bank": given(transfer()),
    "wallet": given(transfer(kind="wallet_transfer")),
    "reversal": given(transfer("reversed")),
    "credit": credit(),
    **{
        kind: given(purchase(kind=kind))
        for kind in ("airtime", "data", "electricity", "cable")
    },
}


# --- what stands on it ----------------------------------------------------------------


def test_a_transfer_names_the_payee_and_covers_the_account() -> None:
    assert lines(KINDS["bank"], "en") == [
        ("To", "CHIDI OBI"),
        ("Bank", "GTBank"),
        ("Account", "••••••6789"),
        ("Fee", "₦10.75"),
        ("Total", "₦5,010.75"),
        ("Date", "23 Nov 2026, 00:30"),
    ]


def test_a_wallet_has_no_account_number() -> None:
    shown = dict(lines(KINDS["wallet"], "en"))
    assert shown["Bank"] == "MiiMii wallet"
    assert "Account" not in shown


def test_money_that_came_in_says_what_was_left_of_it() -> None:
    shown = dict(lines(KINDS["credit"], "en"))
    assert (shown["From"], shown["Fee"]) == ("MUSA BELLO", "₦50.00")
    assert shown["Credited"] == "₦4,950.00"


def test_a_sender_without_a_name_is_another_account() -> None:
    unnamed = replace(KINDS["credit"], party="")
    assert ("From", "another bank account") in lines(unnamed, "en")


def test_a_purchase_says_what_for_which_number_and_no_token() -> None:
    receipt = KINDS["electricity"]
    shown = dict(lines(receipt, "en"))
    assert shown["Bought"] == "Eko Electric prepaid"
    assert shown["Number"] == "•••••••5678"
    assert "45012345678" not in str(receipt.to_row())
    assert not {"token", "balance"} & receipt.to_row().keys()


@pytest.mark.parametrize(
    "event",
    [
        transfer("declined"),
        purchase("declined"),
        TokenArrived(REFERENCE, "Eko", "45012345678"),
    ],
)
def test_where_no_money_ended_there_is_no_receipt(event: Event) -> None:
    assert receipt_of(event) is None


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_has_a_title_and_all_its_labels(kind: str, language: str) -> None:
    receipt = KINDS[kind]
    assert title(receipt, language)
    assert all(label and value for label, value in lines(receipt, language))


def test_it_can_be_stored_and_made_again() -> None:
    receipt = KINDS["bank"]
    assert Receipt(**receipt.to_row()) == receipt


# --- its code -------------------------------------------------------------------------


def test_the_code_is_eight_letters_and_digits_that_none_look_alike() -> None:
    codes = [SEAL.code_of(receipt) for receipt in KINDS.values()]
    assert all(len(code) == CODE_LENGTH for code in codes)
    assert not set("".join(codes)) & set("OILU")
    assert len(set(codes)) == len(codes)


def test_whatever_is_altered_the_code_no_longer_fits() -> None:
    receipt = KINDS["bank"]
    altered = {
        field.name: Receipt(
            **{**receipt.to_row(), field.name: _another(receipt, field.name)}
        )
        for field in fields(Receipt)
        if field.name != "happened_at"
    }
    codes = {name: SEAL.code_of(other) for name, other in altered.items()}
    assert SEAL.code_of(receipt) not in codes.values()
    assert len(set(codes.values())) == len(codes)


def _another(receipt: Receipt, name: str) -> object:
    value = getattr(receipt, name)
    return value + 1 if isinstance(value, int) else f"{value}1"


def test_facts_that_only_stand_elsewhere_are_other_facts() -> None:
    one = replace(KINDS["bank"], party='A","B', place="C")
    other = replace(KINDS["bank"], party="A", place='B","C')
    assert SEAL.code_of(one) != SEAL.code_of(other)


def test_the_time_is_not_in_the_code_since_a_reversal_moves_it() -> None:
    later = replace(KINDS["bank"], happened_at="2027-01-01T00:00:00+00:00")
    assert SEAL.code_of(later) == SEAL.code_of(KINDS["bank"])


def test_one_name_in_two_spellings_of_unicode_has_one_code() -> None:
    named = replace(KINDS["bank"], party="Ṣẹ́gun Adé")
    spelled = replace(named, party=unicodedata.normalize("NFD", named.party))
    assert SEAL.code_of(spelled) == SEAL.code_of(named)


def test_another_key_writes_another_code() -> None:
    assert Seal([b"x" * 32]).code_of(KINDS["bank"]) != SEAL.code_of(KINDS["bank"])


@pytest.mark.proves("T38")
def test_a_receipt_of_before_stays_ours_while_its_key_is_in_the_list() -> None:
    receipt, rotated = KINDS["bank"], Seal([b"n" * 32, b"k" * 32])
    assert rotated.code_of(receipt) != SEAL.code_of(receipt)
    assert rotated.is_code_of(receipt, rotated.code_of(receipt))
    assert rotated.is_code_of(receipt, SEAL.code_of(receipt))
    assert not Seal([b"n" * 32]).is_code_of(receipt, SEAL.code_of(receipt))


# --- what is typed to check it --------------------------------------------------------

REF, CODE = REFERENCE, "7KQ4M2XD"


@pytest.mark.parametrize(
    "text",
    [
        f"verify {REF} {CODE}",
        f"Verify {REF.lower()} {CODE.lower()}",
        f"check receipt {REF} {CODE}",
        f"please check this receipt: {REF}, {CODE}.",
        f"confirm the receipt {REF[:9]} {REF[9:]} {CODE[:4]}-{CODE[4:]}",
        f"{REF} {CODE}",
        f"verify {REF.replace('0', 'O').replace('1', 'l')} {CODE}",
    ],
)
def test_a_receipt_is_asked_about_in_these_ways(text: str) -> None:
    assert read_typed(text) == (REF, CODE)


@pytest.mark.parametrize(
    "text",
    [
        f"verify {REF}",
        f"verify {REF} {CODE}X",
        f"verify {REF} {CODE} now",
        f"verify XYZ{REF[3:]} {CODE}",
        f"what is {REF} {CODE}",
        "send half of my money to 0123456789 access",
        "show my balance and send 2000 to 0123456789",
        "verify",
        "",
    ],
)
def test_all_else_is_not_about_a_receipt(text: str) -> None:
    assert read_typed(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"verify {CODE}", CODE),
        (f"check receipt {CODE.lower()}", CODE),
        (f"please check this receipt: {CODE}.", CODE),
        (f"verify {REF} {CODE}", None),
        *[(text, None) for text in ("verify transfer", "verify identity")],
        *[(text, None) for text in ("confirm 20261123", CODE, "verify receipts")],
    ],
)
def test_a_code_without_its_reference_is_known_for_one(
    text: str, code: str | None
) -> None:
    assert read_code(text) == code


def test_a_name_is_covered_but_for_its_first_letters() -> None:
    assert covered("CHIDI  NNAMDI obi") == "C••• N••• o•••"
    assert covered("") == ""


# --- its picture ----------------------------------------------------------------------


def picture(receipt: Receipt, language: str = "en") -> Image.Image:
    content = draw_receipt(receipt, language, CODE)
    assert content is not None
    assert len(content) < 100_000
    image = Image.open(io.BytesIO(content))
    assert image.format == "PNG"
    assert image.width == WIDTH
    return image.convert("RGB")


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_kind_is_drawn_small_enough_in_every_language(language: str) -> None:
    pictures = [picture(receipt, language) for receipt in KINDS.values()]
    assert len({image.tobytes() for image in pictures}) == len(KINDS)


@pytest.mark.parametrize("amount_kobo", [1, 100_000_000_000])
def test_the_least_and_the_greatest_amount_stay_on_the_paper(amount_kobo: int) -> None:
    receipt = replace(KINDS["bank"], amount_kobo=amount_kobo, total_kobo=amount_kobo)
    assert _is_framed(picture(receipt))


@pytest.mark.parametrize("name", [LONG, "X" * 200, "🦄🦄", "", "Ọ̀ṣun " * 40])
def test_any_name_stays_on_the_paper(name: str) -> None:
    assert _is_framed(picture(replace(KINDS["bank"], party=name, place=name), "yo"))


@pytest.mark.parametrize("name", ["张伟 🦄", "🦄🦄", "\u200b\u202e", " "])
def test_a_name_without_a_letter_of_ours_gives_way_to_the_number(name: str) -> None:
    nameless = picture(replace(KINDS["bank"], party=name))
    number = picture(replace(KINDS["bank"], party=KINDS["bank"].number))
    blank = picture(replace(KINDS["bank"], party=""))
    assert nameless.tobytes() == number.tobytes() != blank.tobytes()


@pytest.mark.parametrize("kind", ["wallet", "credit"])
def test_without_a_number_such_a_name_is_still_no_blank(kind: str) -> None:
    nameless = picture(replace(KINDS[kind], party="张伟"))
    assert nameless.tobytes() == picture(replace(KINDS[kind], party="•••")).tobytes()


def test_a_long_name_takes_more_lines_but_not_without_end() -> None:
    usual = picture(KINDS["bank"])
    longer = picture(replace(KINDS["bank"], party=LONG))
    longest = picture(replace(KINDS["bank"], party=LONG * 9))
    assert usual.height < longer.height == longest.height


def test_what_has_no_letter_leaves_no_trace() -> None:
    plain = picture(replace(KINDS["bank"], party="ADA OBI"))
    decorated = picture(replace(KINDS["bank"], party="ADA 🦄 OBI\u202e"))
    assert decorated.tobytes() == plain.tobytes()


def _is_framed(image: Image.Image) -> bool:
    """Whether nothing below the head is drawn on the margins."""
    middle = image.crop((0, 180, WIDTH, image.height - 190))
    edges = [middle.crop((0, 0, 60, middle.height))]
    edges.append(middle.crop((WIDTH - 60, 0, WIDTH, middle.height)))
    return all(edge.getcolors() == [(60 * middle.height, (255,) * 3)] for edge in edges)
