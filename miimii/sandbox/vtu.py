"""The stand-in for Bilal's HTTP interface: airtime, data, cable and electricity.

It has no status call and no name check, as the real one has none.
"""

from __future__ import annotations

import re
import secrets
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import falcon

from miimii.sandbox.books import Row, naira
from miimii.sandbox.config import BILAL_USERNAME, SandboxConfig
from miimii.sandbox.dials import OK, Dials
from miimii.sandbox.edge import Answer, App, Trouble
from miimii.sandbox.vtu_books import VendorBooks
from miimii.sandbox.vtu_desk import FAIL, SUCCESS, VendDesk

BASE = "/bilal"
NETWORKS = {1: "MTN", 2: "AIRTEL", 3: "GLO", 4: "9MOBILE"}
CABLES = {1: "GOTV", 2: "DSTV", 3: "STARTIMES"}
DISCOS = {
    1: "IKEJA",
    2: "EKO",
    3: "KANO",
    4: "PORT HARCOURT",
    5: "JOS",
    6: "IBADAN",
    7: "ENUGU",
    8: "KADUNA",
    9: "ABUJA",
    10: "BENIN",
    11: "PHED",
}
REQUEST_ID = re.compile(r"[A-Za-z0-9_]{1,32}")
PHONE = re.compile(r"0\d{10}")
DIGITS = re.compile(r"\d{10,13}")


@dataclass(frozen=True)
class Vendor:
    """What every resource of the vendor needs."""

    config: SandboxConfig
    books: VendorBooks
    dials: Dials
    desk: VendDesk
    trouble: Trouble

    def check_token(self, req: falcon.Request) -> None:
        """Raises Answer(401) unless the token is one of ours."""
        scheme, _, token = req.get_header("Authorization", default="").partition(" ")
        if scheme != "Token" or not self.books.knows_token(token):
            raise _refusal(401, "Invalid Access Token")

    def no(self, message: str) -> Answer:
        """The vendor's own refusal, under the HTTP status that the dial gives it."""
        return _refusal(int(self.dials.get("vtu.fail_status")), message)


def _refusal(status: int, message: str) -> Answer:
    return Answer(status, {"status": FAIL, "message": message})


class Login:
    """POST /user."""

    call = "vtu.login"

    def __init__(self, vendor: Vendor) -> None:
        self._vendor = vendor

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """A token, and what is left of our float."""
        vendor = self._vendor
        pair = f"{BILAL_USERNAME}:{vendor.config.bilal_password}".encode()
        if req.get_header("Authorization") != f"Basic {b64encode(pair).decode()}":
            raise _refusal(401, "Invalid username or password")
        token = secrets.token_hex(20)
        vendor.books.keep_token(token)
        resp.media = {
            "status": SUCCESS,
            "AccessToken": token,
            "balance": vendor.desk.as_balance(vendor.books.float_kobo()),
            "username": BILAL_USERNAME,
        }


class DataPlans:
    """GET /dataplans/?network=1."""

    call = "vtu.plans"

    def __init__(self, vendor: Vendor) -> None:
        self._vendor = vendor

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """What a network sells; the dial says under which names."""
        self._vendor.check_token(req)
        network = req.get_param_as_int("network", default=0)
        if network not in NETWORKS:
            raise self._vendor.no("Invalid network")
        shape = self._vendor.dials.get("vtu.plan_names")
        number, name, price, kind = PLAN_NAMES[shape]
        resp.media = {
            "status": SUCCESS,
            "plans": [
                {
                    number: row["id"],
                    name: row["name"],
                    price: naira(row["price_kobo"]),
                    "validity": row["validity"],
                    kind: row["plan_type"],
                }
                for row in self._vendor.books.offered("data", network)
            ],
        }


PLAN_NAMES = {
    "long": ("plan_id", "plan_name", "amount", "plan_type"),
    "short": ("id", "name", "price", "type"),
    "mixed": ("id", "dataplan", "amount", "plan_type"),
}


class Sale:
    """A call that sells, with fates of its own."""

    call = "vtu.vend"
    own_fate = True

    def __init__(self, vendor: Vendor, read: Callable[[Vendor, Row], Row]) -> None:
        self._vendor = vendor
        self._read = read

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Sell, as the fate of the phone, meter or card, or the dial, decides."""
        vendor = self._vendor
        vendor.check_token(req)
        asked = self._asked(req)
        fate = vendor.dials.fate_of("bilal", asked["target"])
        fate = fate or vendor.dials.take("vtu.vend")
        if fate != "unauthorized":  # refused at the door: not a request to sell
            vendor.books.count_post(asked)
        if vendor.trouble.before(fate, req, resp):
            resp.complete = True
            return
        answer = vendor.desk.sell(asked, fate)
        if answer["status"] == FAIL:
            raise vendor.no(answer["message"])
        resp.media = answer
        req.context.fate = fate if fate.endswith("_after") else OK

    def _asked(self, req: falcon.Request) -> Row:
        no = self._vendor.no
        try:
            body = req.get_media()
        except falcon.HTTPError as bad:
            raise no("Invalid JSON") from bad
        if not isinstance(body, dict):
            raise no("Invalid JSON")
        reference = body.get("request-id")
        if not isinstance(reference, str) or not REQUEST_ID.fullmatch(reference):
            raise no("Invalid request-id")
        if body.get("bypass") is not False:
            raise no("bypass is required")
        return {
            "reference": reference,
            "plan": None,
            "meter_type": None,
            "face_kobo": None,
            **self._read(self._vendor, body),
        }


def read_airtime(vendor: Vendor, body: Row) -> Row:
    """POST /topup."""
    network, phone = _network(vendor, body), _phone(vendor, body)
    if body.get("plan_type") != "VTU":
        raise vendor.no("Invalid plan type")
    kobo = _kobo(vendor, body, 50, 50_000)
    return {
        "service": "topup",
        "seller": network,
        "target": phone,
        "amount_kobo": kobo,
        "face_kobo": kobo,
        "product": f"{NETWORKS[network]} VTU",
        "words": {"network": NETWORKS[network], "phone_number": phone},
    }


def read_data(vendor: Vendor, body: Row) -> Row:
    """POST /data."""
    network, phone = _network(vendor, body), _phone(vendor, body)
    plan = _plan(vendor, "data", network, body.get("data_plan"))
    return {
        **_of_plan(plan),
        "target": phone,
        "product": f"{NETWORKS[network]} {plan['name']}",
        "words": {
            "network": NETWORKS[network],
            "dataplan": plan["name"],
            "phone_number": phone,
        },
    }


def read_cable(vendor: Vendor, body: Row) -> Row:
    """POST /cable."""
    cable, iuc = _known(vendor, body, "cable", CABLES), _digits(vendor, body, "iuc")
    plan = _plan(vendor, "cable", cable, body.get("cable_plan"))
    return {
        **_of_plan(plan),
        "target": iuc,
        "product": f"{CABLES[cable]} {plan['name']}",
        "words": {"cabl_name": CABLES[cable], "plan_name": plan["name"], "iuc": iuc},
    }


def read_power(vendor: Vendor, body: Row) -> Row:
    """POST /bill."""
    disco = _known(vendor, body, "disco", DISCOS)
    meter = _digits(vendor, body, "meter_number")
    if body.get("meter_type") not in {"prepaid", "postpaid"}:
        raise vendor.no("Invalid meter type")
    kobo = _kobo(vendor, body, 100, 100_000)
    return {
        "service": "bill",
        "seller": disco,
        "target": meter,
        "meter_type": body["meter_type"],
        "amount_kobo": kobo,
        "face_kobo": kobo,
        "product": f"{DISCOS[disco]} {body['meter_type']}",
        "words": {
            "disco_name": DISCOS[disco],
            "meter_type": body["meter_type"],
            "meter_number": meter,
        },
    }


def _of_plan(plan: Row) -> Row:
    return {
        "service": plan["service"],
        "seller": plan["seller"],
        "plan": str(plan["id"]),
        "amount_kobo": plan["price_kobo"],
    }


def _plan(vendor: Vendor, service: str, seller: int, number: object) -> Row:
    for plan in vendor.books.offered(service, seller):
        if plan["id"] == number and plan["price_kobo"]:
            return plan
    raise vendor.no("Invalid plan")


def _network(vendor: Vendor, body: Row) -> int:
    return _known(vendor, body, "network", NETWORKS)


def _known(vendor: Vendor, body: Row, name: str, known: dict[int, str]) -> int:
    number = body.get(name)
    if not isinstance(number, int) or number not in known:
        raise vendor.no(f"Invalid {name}")
    return number


def _phone(vendor: Vendor, body: Row) -> str:
    phone = body.get("phone")
    if not isinstance(phone, str) or not PHONE.fullmatch(phone):
        raise vendor.no("Invalid phone number")
    return phone


def _digits(vendor: Vendor, body: Row, name: str) -> str:
    digits = body.get(name)
    if not isinstance(digits, str) or not DIGITS.fullmatch(digits):
        raise vendor.no(f"Invalid {name}")
    return digits


def _kobo(vendor: Vendor, body: Row, least: int, most: int) -> int:
    """Whole naira only."""
    amount = body.get("amount")
    if not isinstance(amount, int) or not least <= amount <= most:
        raise vendor.no(f"Amount must be between {least} and {most}")
    return amount * 100


@dataclass(frozen=True)
class Line:
    """One line of its business: how a call is read, and whose products it sells."""

    read: Callable[[Vendor, Row], Row]
    sellers: Mapping[int, str]


LINES = {
    "topup": Line(read_airtime, NETWORKS),
    "data": Line(read_data, NETWORKS),
    "cable": Line(read_cable, CABLES),
    "bill": Line(read_power, DISCOS),
}


def add_vendor(app: App, vendor: Vendor) -> None:
    """Put the vendor's calls under /bilal."""
    app.add_route(f"{BASE}/user", Login(vendor))
    app.add_route(f"{BASE}/dataplans/", DataPlans(vendor))
    for service, line in LINES.items():
        app.add_route(f"{BASE}/{service}", Sale(vendor, line.read))
