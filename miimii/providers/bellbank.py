"""BellBank pays other banks for us. Sources: docs/providers/bellbank.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote
from uuid import UUID

from miimii.errors import Busy, Unavailable
from miimii.http import Answer, Http, NeverSent, NoAnswer
from miimii.providers import bellbank_answers as answers
from miimii.providers import reading
from miimii.providers.ports import (
    Bank,
    ConfirmedCredit,
    Declined,
    NewAccount,
    OpenedAccount,
    Outcome,
    PayoutOrder,
    ResolvedAccount,
    Unknown,
)
from miimii.providers.statements import StatementPage
from miimii.providers.token import Token

NAME = "bellbank"
PAY_OUT_TIMEOUT_S = 30  # a transfer may take minutes there: we don't wait, we requery
MOST_IN_NARRATION = 30
TOKEN_MINUTES = 2880
TOKEN_KEPT_FOR = timedelta(hours=47)  # an hour less, for clocks that differ
TOKEN_TIMEOUT_S = 10
_TOKEN_REFUSED = frozenset({401, 403})
_NOT_FOUND = 404


class BellBank:
    """Fits `ports.PayoutBank`. Shared by threads; holds a token and no other state."""

    def __init__(self, http: Http, *, consumer_key: str, consumer_secret: str) -> None:
        self._http = http
        self._sign_in_headers = {
            "consumerKey": consumer_key,
            "consumerSecret": consumer_secret,
            "validityTime": str(TOKEN_MINUTES),
        }
        self._token = Token(self._fetch_token, kept_for=TOKEN_KEPT_FOR)

    def _fetch_token(self) -> str:
        try:
            answer = self._http.post_json(
                "/v1/generate-token",
                None,
                headers=self._sign_in_headers,
                timeout_s=TOKEN_TIMEOUT_S,
            )
        except NoAnswer as ex:
            raise NeverSent(f"no token: {ex}") from None
        match answer:
            case (200 | 201, {"success": True, "token": str(token)}) if token:
                return token
        raise NeverSent(f"no token: HTTP {answer.status}")

    def pay_out(self, order: PayoutOrder) -> Outcome:
        """Send the order once. Only a clear no is Declined; every doubt is Unknown.

        Never retried: a 401 or 403 says that nothing was done, and is the one case in
        which the same body goes out again, with a new token. Raises Busy, and nothing
        else, when as many calls are out as may be: not a byte was sent.
        """
        try:
            token = self._token.current()
            answer = self._transfer(order, token)
        except NeverSent as ex:
            return Declined("not-sent", str(ex))
        except NoAnswer:
            return Unknown("no-answer")
        if answer.status in _TOKEN_REFUSED:
            try:
                answer = self._transfer(order, self._token.renewed(token))
            except (NeverSent, NoAnswer, Busy):
                return Unknown(f"http-{answer.status}")
        return answers.payout_outcome(order, *answer)

    def _transfer(self, order: PayoutOrder, token: str) -> Answer:
        return self._http.post_json(
            "/v1/transfer",
            _transfer_body(order),
            headers=_bearer(token),
            timeout_s=PAY_OUT_TIMEOUT_S,
        )

    def requery(self, order: PayoutOrder) -> Outcome:
        """Ask what became of `order.reference`; no answer is Unknown, not an error."""
        try:
            answer = self._post("/v1/transfer/requery", {"reference": order.reference})
        except Unavailable:
            return Unknown("no-answer")
        return answers.requery_outcome(order, *answer)

    def name_enquiry(self, bank: Bank, account_number: str) -> ResolvedAccount:
        """Return whose account it is, as the bank spells it.

        Raises PayeeUnknown for a clear no, Unavailable for anything unclear.
        """
        body = {"accountNumber": account_number, "bankCode": bank.code}
        answer = self._post("/v1/transfer/name-enquiry", body)
        return answers.resolved_account(bank, account_number, *answer)

    def banks(self) -> list[Bank]:
        """Return every bank it can pay; raises Unavailable, also for an empty list."""
        return answers.banks(*self._get("/v1/transfer/banks"))

    def find_credit(self, provider_reference: str) -> ConfirmedCredit | None:
        """Return the credit once the bank calls it successful, else None.

        Both known addresses are tried. Raises Unavailable when the answer is unclear.
        """
        name = _path_segment(provider_reference)
        answer = self._get(f"/v1/transactions/reference/{name}")
        if answer.status == _NOT_FOUND:
            answer = self._get(f"/v1/transactions/{name}")
        if answer.status == _NOT_FOUND:
            return None
        return answers.confirmed_credit(provider_reference, *answer)

    def statement(self, day: date, page: int) -> StatementPage:
        """Return a page of what moved on a day of Lagos; raises Unavailable."""
        asked = f"startDate={day}&endDate={day}&page={page}&limit={answers.PAGE}"
        return answers.statement(day, page, *self._get(f"/v1/transactions?{asked}"))

    def open_account(self, request: NewAccount) -> OpenedAccount:
        """Open an account; asked once, for it is not known to be safe twice.

        Raises Refused for a clear no, Unavailable for any doubt: then look with
        `find_account` before asking again.
        """
        try:
            answer = self._with_token(
                lambda headers: self._http.post_json(
                    "/v1/account/clients/individual",
                    _account_body(request),
                    headers=headers,
                )
            )
        except (NeverSent, NoAnswer, Busy):
            raise Unavailable(NAME) from None
        return answers.opened_account(*answer)

    def find_account(self, user_id: UUID) -> OpenedAccount | None:
        """Return the account that carries our user id in its metadata, or None.

        Raises Unavailable when the answer is unclear.
        """
        answer = self._get(f"/v1/account/clients/{user_id}/accounts")
        return answers.account_of(user_id, *answer)

    def _get(self, path: str) -> Answer:
        return self._ask(lambda headers: self._http.get_json(path, headers=headers))

    def _post(self, path: str, body: Mapping[str, Any]) -> Answer:
        """POST what is a question all the same, so that it may be asked again."""
        return self._ask(
            lambda headers: self._http.post_json(path, body, headers=headers)
        )

    def _ask(self, call: Callable[[Mapping[str, str]], Answer]) -> Answer:
        return reading.ask(NAME, lambda: self._with_token(call))

    def _with_token(self, call: Callable[[Mapping[str, str]], Answer]) -> Answer:
        token = self._token.current()
        answer = call(_bearer(token))
        if answer.status in _TOKEN_REFUSED:
            answer = call(_bearer(self._token.renewed(token)))
        return answer


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _path_segment(reference: str) -> str:
    """A reference that came from outside must not climb to another address."""
    segment = quote(reference, safe="")
    if not segment.strip("."):
        raise Unavailable(NAME)
    return segment


def _transfer_body(order: PayoutOrder) -> dict[str, Any]:
    """Their names for things stop here. Naira on the wire, kobo inside."""
    return {
        "beneficiaryBankCode": order.bank_code,
        "beneficiaryAccountNumber": order.account_number,
        "narration": order.narration[:MOST_IN_NARRATION],
        "amount": order.amount.on_the_wire(),
        "reference": order.reference,
        "senderName": order.sender_name,
    }


def _account_body(request: NewAccount) -> dict[str, Any]:
    return {
        "firstname": request.first_name,
        "lastname": request.last_name,
        "middlename": request.middle_name,
        "phoneNumber": request.phone,
        "address": request.address,
        "bvn": request.bvn,
        "gender": request.gender,
        "dateOfBirth": f"{request.date_of_birth:%Y/%m/%d}",
        "metadata": {"userId": str(request.user_id), "source": "whatsapp_onboarding"},
    }
