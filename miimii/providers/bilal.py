"""Bilal sells us airtime, data, cable and power. Sources: docs/providers/bilal.md."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from datetime import timedelta

from miimii.errors import Busy, Unavailable
from miimii.http import Answer, Http, NeverSent, NoAnswer
from miimii.money import Money
from miimii.providers import bilal_answers as answers
from miimii.providers import reading
from miimii.providers.bilal_answers import NAME
from miimii.providers.ports import Declined, OfferedPlan, Outcome, Unknown, VendOrder
from miimii.providers.token import Token

VEND_TIMEOUT_S = 30
QUESTION_TIMEOUT_S = 10
TOKEN_KEPT_FOR = timedelta(hours=23)  # its life is not known
_TOKEN_REFUSED = 401


class Bilal:
    """Fits `ports.Vendor`. Shared by threads; holds a token and no other state."""

    def __init__(self, http: Http, *, username: str, password: str) -> None:
        self._http = http
        pair = base64.b64encode(f"{username}:{password}".encode()).decode()
        self._sign_in = {"Authorization": f"Basic {pair}"}
        self._token = Token(self._fetch_token, kept_for=TOKEN_KEPT_FOR)

    def vend(self, order: VendOrder) -> Outcome:
        """Buy once. Only a clear no is Declined; every doubt is Unknown.

        Never retried, for nobody can ask them what became of it: a 401 says that
        nothing was done, and is the one case in which the same body goes out again,
        with a new token. Raises Busy, and nothing else, when as many calls are out as
        may be: not a byte was sent.
        """
        try:
            token = self._token.current()
            answer = self._buy(order, token)
        except NeverSent as ex:
            return Declined("not-sent", str(ex))
        except NoAnswer:
            return Unknown("no-answer")
        if answer.status == _TOKEN_REFUSED and not answers.claims_success(answer.body):
            try:
                answer = self._buy(order, self._token.renewed(token))
            except (NeverSent, NoAnswer, Busy):
                return Unknown(f"http-{_TOKEN_REFUSED}")
        return answers.vend_outcome(order, *answer)

    def _buy(self, order: VendOrder, token: str) -> Answer:
        """Their names for things stop here. No slash at the end: it would redirect."""
        body = {**order.details, "bypass": False, "request-id": order.reference}
        return self._http.post_json(
            f"/{order.service}", body, headers=_headers(token), timeout_s=VEND_TIMEOUT_S
        )

    def plans(self, network_id: int) -> list[OfferedPlan]:
        """Return the data plans of one network; raises Unavailable, also for none."""
        which = {"network": str(network_id)}

        def call(headers: Mapping[str, str]) -> Answer:
            return self._http.get_json(
                "/dataplans/",
                params=which,
                headers=headers,
                timeout_s=QUESTION_TIMEOUT_S,
            )

        return answers.plans(*reading.ask(NAME, lambda: self._with_token(call)))

    def balance(self) -> Money:
        """Return our float, which they tell at a login; raises Unavailable."""
        login = answers.login(*reading.ask(NAME, self._log_in))
        if login is None or login.balance is None:
            raise Unavailable(NAME)
        self._token.keep(login.token)  # the one before may have ended with it
        return login.balance

    def find_name(self, order_kind: str, target: str) -> str | None:
        """Return None: they have no call that tells whose meter or card it is."""
        del order_kind, target
        return None

    def _with_token(self, call: Callable[[Mapping[str, str]], Answer]) -> Answer:
        token = self._token.current()
        answer = call(_headers(token))
        if answer.status == _TOKEN_REFUSED:
            answer = call(_headers(self._token.renewed(token)))
        return answer

    def _log_in(self) -> Answer:
        return self._http.post_json(
            "/user", None, headers=self._sign_in, timeout_s=QUESTION_TIMEOUT_S
        )

    def _fetch_token(self) -> str:
        try:
            answer = self._log_in()
        except NoAnswer as ex:
            raise NeverSent(f"no token: {ex}") from None
        login = answers.login(*answer)
        if login is None:
            raise NeverSent(f"no token: HTTP {answer.status}")
        return login.token


def _headers(token: str) -> dict[str, str]:
    return {"Authorization": f"Token {token}"}
