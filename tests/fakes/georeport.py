"""A GeoReport v2 endpoint on 127.0.0.1, speaking the wire of the specification: forms in, JSON or XML out, its errors, tokens."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from aiohttp import web

JURISDICTION = "zhenhai.example.cn"
KEY = "key-7"
SERVICES = {
    "001": ("公用设施", "realtime", "asset"),
    "002": ("市容环境", "batch", "incident"),
    "003": ("其他", "realtime", "incident"),
}
STAMP = "%Y-%m-%dT%H:%M:%SZ"


@dataclass
class Reported:
    """One service request as the city keeps it."""

    id: str
    code: str
    description: str
    address: str
    at: datetime
    lat: str = ""
    long: str = ""
    status: str = "open"
    notes: str = ""
    token: str = ""
    numbered: bool = True


@dataclass
class GeoReportServer:
    """Serves until the block ends. `now` is the city's clock; `faults` are statuses to answer with, "lost" for no answer."""

    now: datetime
    faults: list[int | str] = field(default_factory=list)
    reported: list[Reported] = field(default_factory=list)
    calls: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    async def __aenter__(self) -> GeoReportServer:
        app = web.Application()
        app.router.add_get("/v2/services.{form}", self._services)
        app.router.add_get("/v2/services/{code}.{form}", self._service)
        app.router.add_post("/v2/requests.{form}", self._post)
        app.router.add_get("/v2/requests.{form}", self._requests)
        app.router.add_get("/v2/requests/{id}.{form}", self._request)
        app.router.add_get("/v2/tokens/{token}.{form}", self._token)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        self.url = f"http://127.0.0.1:{port}/v2"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def closes(self, number: str, notes: str) -> None:
        """End a request as the city does."""
        [one] = [r for r in self.reported if r.id == number]
        one.status, one.notes = "closed", notes

    # The wire

    def _seen(self, request: web.Request, said: dict[str, str]) -> web.Response | None:
        """Note a call; returns a refusal where the specification wants one, or a fault that was ordered."""
        self.calls.append((request.method, request.path, said))
        form = request.match_info["form"]
        if self.faults and self.faults[0] != "lost":
            return self._error(form, int(self.faults.pop(0)), "as ordered")
        if form not in {"json", "xml"}:
            return self._error("xml", 404, "format not supported")
        if "jurisdiction_id" not in said:
            return self._error(form, 400, "jurisdiction_id was not provided")
        if said["jurisdiction_id"] != JURISDICTION:
            return self._error(form, 404, "jurisdiction_id provided was not found")
        return None

    async def _services(self, request: web.Request) -> web.Response:
        refused = self._seen(request, dict(request.query))
        rows = [
            {
                "service_code": code,
                "service_name": name,
                "description": name,
                "metadata": False,
                "type": kind,
                "keywords": "",
                "group": group,
            }
            for code, (name, kind, group) in SERVICES.items()
        ]
        return refused or self._answer(request, "services", "service", rows)

    async def _service(self, request: web.Request) -> web.Response:
        refused = self._seen(request, dict(request.query))
        code = request.match_info["code"]
        if refused is None and code not in SERVICES:
            refused = self._error(request.match_info["form"], 404, "service_code not found")
        row = {"service_code": code, "attributes": ""}
        return refused or self._answer(request, "service_definitions", "service_definition", [row])

    async def _post(self, request: web.Request) -> web.Response:
        form = request.match_info["form"]
        if request.content_type != "application/x-www-form-urlencoded":
            return self._error(form, 415, "form-encoded parameters wanted")
        said = {key: str(value) for key, value in (await request.post()).items()}
        refused = self._seen(request, said) or self._unfit(form, said)
        if refused is not None:
            return refused
        number = str(638344 + len(self.reported))
        batch = SERVICES[said["service_code"]][1] == "batch"
        one = Reported(
            number,
            said["service_code"],
            said.get("description", ""),
            said.get("address_string", ""),
            self.now,
            said.get("lat", ""),
            said.get("long", ""),
            token=f"t/{number}" if batch else "",
            numbered=not batch,
        )
        self.reported.append(one)
        if self.faults and self.faults[0] == "lost":
            self.faults.pop(0)
            assert request.transport is not None
            request.transport.abort()  # it was kept, and nobody hears of it
        row: dict[str, Any] = {"token": one.token} if batch else {"service_request_id": number}
        row |= {"service_notice": "五个工作日内答复", "account_id": None}
        return self._answer(request, "service_requests", "request", [row])

    def _unfit(self, form: str, said: dict[str, str]) -> web.Response | None:
        if said.get("api_key") != KEY:
            return self._error(form, 403, "Invalid api_key received")
        if "service_code" not in said:
            return self._error(form, 400, "service_code was not provided")
        if said["service_code"] not in SERVICES:
            return self._error(form, 404, "service_code provided was not found")
        placed = {"address_string", "address_id"} & said.keys() or {"lat", "long"} <= said.keys()
        if not placed:
            return self._error(form, 400, "no location was provided")
        if len(said.get("description", "")) > 4000:
            return self._error(form, 400, "description is longer than 4,000 characters")
        return None

    async def _requests(self, request: web.Request) -> web.Response:
        said = dict(request.query)
        refused = self._seen(request, said)
        if refused is not None:
            return refused
        form = request.match_info["form"]
        found = [r for r in self.reported if r.numbered]
        if "service_request_id" in said:  # overrides all else
            wanted = said["service_request_id"].split(",")
            found = [r for r in found if r.id in wanted]
        else:
            try:
                begin, end = (
                    datetime.strptime(said[name], STAMP).replace(tzinfo=UTC)
                    for name in ("start_date", "end_date")
                )
            except (KeyError, ValueError):
                return self._error(form, 400, "start_date and end_date wanted")
            if (end - begin).days > 90:
                return self._error(form, 400, "may not span more than 90 days")
            found = [r for r in found if begin <= r.at <= end]
            if "service_code" in said:
                found = [r for r in found if r.code == said["service_code"]]
        return self._answer(request, "service_requests", "request", [self._row(r) for r in found])

    async def _request(self, request: web.Request) -> web.Response:
        refused = self._seen(request, dict(request.query))
        found = [r for r in self.reported if r.id == request.match_info["id"]]
        if refused is None and not found:
            refused = self._error(request.match_info["form"], 404, "service_request_id not found")
        return refused or self._answer(
            request, "service_requests", "request", [self._row(r) for r in found]
        )

    async def _token(self, request: web.Request) -> web.Response:
        refused = self._seen(request, dict(request.query))
        found = [r for r in self.reported if r.token and r.token == request.match_info["token"]]
        if refused is None and not found:
            refused = self._error(request.match_info["form"], 404, "token not found")
        rows = [{"service_request_id": int(r.id), "token": r.token} for r in found if r.numbered]
        return refused or self._answer(request, "service_requests", "request", rows)

    def _row(self, one: Reported) -> dict[str, Any]:
        return {
            "service_request_id": one.id,
            "status": one.status,
            "status_notes": one.notes or None,
            "service_name": SERVICES[one.code][0],
            "service_code": one.code,
            "description": one.description,
            "agency_responsible": None,
            "service_notice": None,
            "requested_datetime": one.at.strftime(STAMP),
            "updated_datetime": one.at.strftime(STAMP),
            "expected_datetime": None,
            "address": one.address,
            "address_id": None,
            "zipcode": None,
            "lat": float(one.lat) if one.lat else None,
            "long": float(one.long) if one.long else None,
            "media_url": None,
        }

    def _answer(
        self, request: web.Request, root: str, name: str, rows: list[dict[str, Any]]
    ) -> web.Response:
        if request.match_info["form"] == "json":
            return web.Response(
                text=json.dumps(rows, ensure_ascii=False), content_type="application/json"
            )
        return _xml(root, name, rows)

    @staticmethod
    def _error(form: str, status: int, why: str) -> web.Response:
        rows = [{"code": status, "description": why}]
        if form == "json":
            text = json.dumps(rows)
            return web.Response(text=text, status=status, content_type="application/json")
        return _xml("errors", "error", rows, status)


def _xml(root: str, name: str, rows: list[dict[str, Any]], status: int = 200) -> web.Response:
    body = "".join(
        f"<{name}>"
        + "".join(
            f"<{key}>{'' if value is None else escape(str(value))}</{key}>"
            for key, value in row.items()
        )
        + f"</{name}>"
        for row in rows
    )
    text = f'<?xml version="1.0" encoding="utf-8"?><{root}>{body}</{root}>'
    return web.Response(body=text.encode(), status=status, content_type="text/xml", charset="utf-8")
