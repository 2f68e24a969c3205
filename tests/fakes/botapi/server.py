"""The wire: HTTP on 127.0.0.1 in front of the service, with faults and limits on the way."""

from __future__ import annotations

import asyncio
import inspect
import json
from typing import Any

from aiohttp import web

from . import editing, polls, sending, settings, standing
from .calls import MOST_BYTES, Call, read_call
from .faults import Fault
from .refusals import NO_SUCH_METHOD, NOT_FOUND, UNAUTHORIZED, Refusal
from .service import Service

METHODS: dict[str, Any] = {
    name.lower(): (name, method)
    for table in (
        sending.METHODS,
        editing.METHODS,
        polls.METHODS,
        standing.METHODS,
        settings.METHODS,
    )
    for name, method in table.items()
}
QUIET = ("getUpdates",)


def _json(body: Any, status: int = 200) -> web.Response:
    data = json.dumps(body, ensure_ascii=False).encode()
    return web.Response(body=data, status=status, content_type="application/json")


class Server:
    """Serves one Service until it is closed."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.port = 0
        self._runner: web.AppRunner | None = None
        self.routes: list[web.RouteDef] = [
            web.route("*", "/bot{token}/{method}", self._method),
            web.get("/file/bot{token}/{path:.+}", self._file),
        ]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self, port: int = 0) -> None:
        app = web.Application(client_max_size=MOST_BYTES * 2)
        app.add_routes(self.routes)
        self._runner = web.AppRunner(
            app, handler_cancellation=True, access_log=None, shutdown_timeout=0.2
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port, backlog=1024)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def close(self) -> None:
        await self.service.delivery.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def _is_ours(self, token: str) -> Refusal | None:
        if token == self.service.token:
            return None
        return UNAUTHORIZED if ":" in token else NOT_FOUND

    async def _method(self, request: web.Request) -> web.StreamResponse:
        refusal = self._is_ours(request.match_info["token"])
        if refusal is not None:
            return _json(refusal.answer(), refusal.code)
        name, method = METHODS.get(request.match_info["method"].lower(), ("", None))
        if method is None:
            asked = request.match_info["method"]
            self.service.calls.append(Call(asked, {}, at=self.service.now()))
            return _json(NO_SUCH_METHOD.answer(), 404)
        try:
            call = await read_call(name, request, self.service.now())
        except Refusal as refused:
            return _json(refused.answer(), refused.code)
        return await self._serve(request, call, method)

    async def _serve(self, request: web.Request, call: Call, method: Any) -> web.StreamResponse:
        service = self.service
        fault = service.faults.take(call)
        if service.records and call.method not in QUIET:
            service.calls.append(call)
        service.judge_call(call)
        if fault is not None and fault.kind == "cut-before":
            return _cut(request)
        try:
            await self._do(call, method, fault)
        except Refusal as refused:
            call.refusal = refused
        if call.method not in QUIET:
            service.changes.touch()
        if fault is not None and fault.kind == "cut":
            return _cut(request)
        if fault is not None and fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        if call.refusal is not None:
            return _json(call.refusal.answer(), call.refusal.code)
        if call.method not in QUIET:
            service.judge_answer(call)
        return _json({"ok": True, "result": call.result})

    async def _do(self, call: Call, method: Any, fault: Fault | None) -> None:
        service = self.service
        refusal = fault.refusal() if fault is not None else None
        refusal = refusal or service.limits.check(call, call.at)
        if refusal is not None:
            raise refusal
        polls.close_overdue(service)
        made = method(service, call)
        call.result = await made if inspect.isawaitable(made) else made

    async def _file(self, request: web.Request) -> web.StreamResponse:
        refusal = self._is_ours(request.match_info["token"])
        if refusal is not None:
            return _json(refusal.answer(), refusal.code)
        path = request.match_info["path"]
        for file in self.service.files.values():
            if file.path == path:
                return web.Response(body=file.data, content_type="application/octet-stream")
        return _json(NOT_FOUND.answer(), 404)


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
