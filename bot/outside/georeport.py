"""A client of Open311 GeoReport v2: posts service requests, asks for their numbers and how they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from urllib.parse import quote
from xml.etree.ElementTree import Element

import httpx
import msgspec
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from bot.outside.contract import Away, Declined, News, Taken
from domain.outside import Case, Parcel, is_marked
from domain.tickets import Body

Form = Literal["json", "xml"]
Rows = list[dict[str, str]]
EARLIER = timedelta(hours=1)
"""How long before a case was offered its requests are looked for: clocks differ."""
AGAIN_LATER = frozenset({408, 425, 429})
AT_ONCE = 50


class GeoReport:
    """One endpoint. `codes` maps our categories to service codes; `default_code` is for all others, empty for none."""

    name = "open311"

    def __init__(
        self,
        url: str,
        *,
        api_key: str = "",
        jurisdiction: str = "",
        form: Form = "json",
        codes: Mapping[str, str] | None = None,
        default_code: str = "",
        bodies: frozenset[Body] = frozenset({Body.STREET}),
        client: httpx.AsyncClient | None = None,
    ) -> None:
        self._url = url.rstrip("/")
        self._key = api_key
        self._jurisdiction = {"jurisdiction_id": jurisdiction} if jurisdiction else {}
        self._form = form
        self.codes = dict(codes or {})
        self.default_code = default_code
        self.bodies = bodies
        self._client = client or httpx.AsyncClient(timeout=20, follow_redirects=False)

    async def send(self, parcel: Parcel, case: Case) -> Taken:
        """Post a service request. Raises Away or Declined."""
        if not parcel.code:
            raise Declined(f"no service code for {parcel.category or 'other'}")
        said = {
            **self._jurisdiction,
            "service_code": parcel.code,
            "description": parcel.description,
            "address_string": " ".join(part for part in (parcel.compound, parcel.place) if part),
        }
        if self._key:
            said["api_key"] = self._key
        if parcel.spot is not None:
            said |= {"lat": f"{parcel.spot[0]:.6f}", "long": f"{parcel.spot[1]:.6f}"}
        rows = await self._asked("POST", "requests", said)
        first = rows[0] if rows else {}
        taken = Taken(
            first.get("service_request_id", ""),
            first.get("token", ""),
            first.get("service_notice", ""),
        )
        if not (taken.number or taken.token):
            raise Declined("answered without service_request_id and token")
        return taken

    async def find(self, parcel: Parcel, case: Case) -> Taken | None:
        """Look among the requests since the offer for the one that bears our mark."""
        begin = (case.offered_at - EARLIER).astimezone(UTC)
        query = {
            **self._jurisdiction,
            "service_code": parcel.code,
            "start_date": _moment(begin),
            "end_date": _moment(begin + timedelta(days=89)),
        }
        for row in await self._asked("GET", "requests", query):
            if is_marked(row.get("description", ""), parcel.mark):
                return Taken(row.get("service_request_id", ""))
        return None

    async def number(self, token: str) -> str:
        """Return the number for a token, empty while there is none."""
        rows = await self._asked("GET", f"tokens/{_part(token)}", self._jurisdiction)
        return rows[0].get("service_request_id", "") if rows else ""

    async def news(self, numbers: Sequence[str]) -> dict[str, News]:
        """Return how several requests stand, by their numbers."""
        found: dict[str, News] = {}
        for start in range(0, len(numbers), AT_ONCE):
            some = numbers[start : start + AT_ONCE]
            query = {**self._jurisdiction, "service_request_id": ",".join(some)}
            for row in await self._asked("GET", "requests", query):
                notes = row.get("status_notes", "")
                found[row.get("service_request_id", "")] = News(row.get("status", ""), notes)
        return {number: one for number, one in found.items() if number in numbers}

    async def services(self) -> Rows:
        """Return the list of services."""
        return await self._asked("GET", "services", self._jurisdiction)

    async def check(self) -> list[str]:
        """Return which of our codes the endpoint does not offer, or why it does not answer."""
        try:
            offered = {row.get("service_code", "") for row in await self.services()}
        except (Away, Declined) as error:
            return [f"{self._url}: {error}"]
        wanted = {*self.codes.values(), self.default_code} - {""}
        return [f"{self._url}: service_code {code}?" for code in sorted(wanted - offered)]

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.aclose()

    async def _asked(self, method: str, what: str, said: Mapping[str, str]) -> Rows:
        """Ask, and return the rows of the answer. Raises Away or Declined."""
        url = f"{self._url}/{what}.{self._form}"
        try:
            if method == "POST":
                answer = await self._client.post(url, data=dict(said))
            else:
                answer = await self._client.get(url, params=dict(said))
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Away(f"{type(error).__name__}: {error}"[:200]) from None
        if answer.status_code >= 500 or answer.status_code in AGAIN_LATER:
            raise Away(f"HTTP {answer.status_code}")
        try:
            rows = list(_read(answer.content, self._form))
        except (ValueError, ParseError, DefusedXmlException, msgspec.MsgspecError):
            rows = []
            if answer.is_success:
                raise Away("an answer that cannot be read") from None
        if not answer.is_success:
            raise Declined(_fault(answer.status_code, rows))
        return rows


def _fault(status: int, rows: Rows) -> str:
    said = "; ".join(f"{row.get('code', '')} {row.get('description', '')}".strip() for row in rows)
    return f"HTTP {status} {said}".strip()[:300]


def _part(token: str) -> str:
    """Return a token as a part of a path."""
    return quote(token, safe="")


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _read(content: bytes, form: Form) -> Iterator[dict[str, str]]:
    """Yield the rows of an answer as plain text values; numbers may come as numbers, one row without a list."""
    if form == "xml":
        root = fromstring(content)
        yield from (_flat(child) for child in root)
        return
    data = msgspec.json.decode(content)
    for row in data if isinstance(data, list) else [data]:
        if isinstance(row, dict):
            yield {key: _plain(value) for key, value in row.items()}


def _flat(element: Element) -> dict[str, str]:
    return {child.tag: (child.text or "").strip() for child in element}


def _plain(value: Any) -> str:
    return "" if value is None else str(value)
