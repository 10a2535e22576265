"""/pin/<token>: the PIN Flow's forms as a page, where WhatsApp shows no Flows.

The same challenge and the same forms as the Flow; the token in the address is the
right to try, single-use and short-lived. Nothing typed here is logged or kept.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from html import escape
from urllib.parse import parse_qs

import falcon

from miimii.chat.forms import FlowAnswer, FlowRequest
from miimii.chat.wording import say
from miimii.web.acting import Act, answer_then_act
from miimii.web.bodies import read_body
from miimii.web.webhooks.flow import Screens

_MOST_BYTES = 1 << 12
_PIN, _NEW_PIN, _PROVE, _OLD_PIN = "PIN", "NEW_PIN", "PROVE", "OLD_PIN"
_NIN, _CHECK = "NIN", "CHECK"
_STYLE = """
body{font:17px/1.5 system-ui,sans-serif;max-width:26rem;margin:2rem auto;padding:0 1rem;
color:#123;background:#f4f6f5}main{background:#fff;padding:1.25rem;border-radius:12px}
h1{font-size:1.25rem;margin:0}input,button{font:inherit;width:100%;padding:.75rem;
border-radius:8px;border:1px solid #9aa;box-sizing:border-box;margin-top:.5rem}
button{background:#0a7d57;color:#fff;border:0;font-weight:600}.error{color:#a3140f}
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
# Screen → its fields and what stands before each.
_LABELS = {
    _PIN: {"pin": "page.pin.label"},
    _NEW_PIN: {"pin": "page.pin.new", "pin_again": "page.pin.again"},
    _PROVE: {"date_of_birth": "page.prove.date_of_birth", "bvn": "page.prove.bvn"},
    _OLD_PIN: {"pin": "page.pin.label"},
    _NIN: {"nin": "page.nin.label"},
    _CHECK: {"is_checked": "page.check.label"},
}
_PIN_INPUT = (
    'type="password" inputmode="numeric" autocomplete="off" pattern="[0-9]{4,6}" '
    'maxlength="6"'
)
_ELEVEN = 'inputmode="numeric" autocomplete="off" pattern="[0-9]{11}" maxlength="11"'
_INPUTS = {
    "pin": _PIN_INPUT,
    "pin_again": _PIN_INPUT,
    "date_of_birth": 'type="date"',
    "bvn": _ELEVEN,
    "nin": _ELEVEN,
    "is_checked": 'type="checkbox" value="yes"',
}
# What a post may hold, told apart by the last of them.
_FIELDS = (
    *(("pin", "pin_again"), ("date_of_birth", "bvn"), ("nin",), ("is_checked",)),
    ("pin",),
)
_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


class PinPage:
    """Shows what the PIN confirms, and takes it. 404 for a token that is not live."""

    def __init__(self, screens: Screens, act: Act) -> None:
        self._screens = screens
        self._act = act

    def on_get(self, _req: falcon.Request, resp: falcon.Response, token: str) -> None:
        """200 with the form; 404 unknown, spent, expired or of another purpose."""
        self._answer(resp, self._ask("INIT", token, {}))

    def on_post(self, req: falcon.Request, resp: falcon.Response, token: str) -> None:
        """200 with the end, or with the form and what was wrong; 404 as above."""
        typed = parse_qs(
            read_body(req, most_bytes=_MOST_BYTES).decode("utf-8", "replace")
        )
        fields = next((f for f in _FIELDS if f[-1] in typed), _FIELDS[-1])
        data: dict[str, object] = {
            name: typed.get(name, [""])[0].strip() for name in fields
        }
        if "is_checked" in data:
            data["is_checked"] = data["is_checked"] == "yes"
        self._answer(resp, self._ask("data_exchange", token, data))

    def _ask(self, action: str, token: str, data: Mapping[str, object]) -> FlowAnswer:
        screen = ""
        if action == "data_exchange":
            # What the token is for is looked at first: no account is opened here.
            shown = self._ask("INIT", token, {})
            first = shown.body.get("screen")
            if first not in {_PIN, _PROVE, _NIN, _CHECK}:
                return shown
            one_pin = _OLD_PIN if first == _PROVE else _PIN
            screens = {"pin_again": _NEW_PIN, "bvn": _PROVE, "nin": _NIN}
            screens["is_checked"] = _CHECK
            screen = screens.get([*data][-1], one_pin)
        return self._screens.answer(FlowRequest(action, screen, data, token))

    def _answer(self, resp: falcon.Response, answer: FlowAnswer) -> None:
        screen = answer.body.get("screen")
        if screen in _LABELS:
            page = _form(screen, answer.body["data"], answer.language)
        elif screen == "SUCCESS":
            page = _page(answer.language, say(answer.language, "page.pin.done"), "")
        else:
            text = answer.body.get("error_msg") or say(answer.language, "form.gone")
            page = _page(answer.language, str(text), "")
            resp.status = 404
        resp.content_type = falcon.MEDIA_HTML
        resp.set_header("Content-Security-Policy", _POLICY)
        answer_then_act(resp, page, self._act, answer.lanes)


def _form(screen: str, data: Mapping[str, object], language: str) -> bytes:
    lines = data.get("lines")
    shown = "".join(
        f"<p>{escape(str(line))}</p>"
        for line in (lines if isinstance(lines, list) else [])
    )
    error = str(data.get("error_message") or "")
    told = f'<p class="error" role="alert">{escape(error)}</p>' if error else ""
    fields = "".join(
        f"<label>{escape(say(language, label))}"
        f'<input name="{name}" {_INPUTS[name]} required></label>'
        for name, label in _LABELS[screen].items()
    )
    send = escape(say(language, "page.pin.send"))
    return _page(
        language,
        str(data.get("title") or ""),
        f'{shown}{told}<form method="post">{fields}'
        f'<button type="submit">{send}</button></form>',
    )


def _page(language: str, title: str, body: str) -> bytes:
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>MiiMii</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    ).encode()
