"""Who may come in: cookies, forged requests, and the headers that every page carries."""

from __future__ import annotations

import hmac
import secrets
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
}
LONG_HTTPS = "max-age=31536000"
KEPT = 400 * 24 * 3600
"""Seconds that a browser keeps a visit, the most that browsers allow."""


class Headers:
    """Adds the protective headers to every answer; a page is not kept by caches unless it says so itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
                if scope.get("scheme") == "https":
                    headers.setdefault("Strict-Transport-Security", LONG_HTTPS)
            await send(message)

        await self._app(scope, receive, with_headers)


def secret() -> str:
    """Return a word that nobody guesses."""
    return secrets.token_urlsafe(32)


class Doors:
    """Cookies of one site: the visit, and the word that ties a form to the browser that it was shown to."""

    def __init__(self, base_url: str = "") -> None:
        self._base = base_url

    def _is_secure(self, request: Request) -> bool:
        return request.url.scheme == "https" or self._base.startswith("https:")

    def _name(self, request: Request, name: str) -> str:
        return f"__Host-{name}" if self._is_secure(request) else name

    def visit(self, request: Request) -> str:
        """Return the secret of the visit, empty without one."""
        return request.cookies.get(self._name(request, "ygj"), "")[:100]

    def open(self, request: Request, response: Response, visit: str) -> None:
        """Give the browser a new visit; the form's word of before is used up."""
        self.keep(request, response, visit)
        self._set(request, response, "ygj-form", "", 0)

    def keep(self, request: Request, response: Response, visit: str) -> None:
        """Let the browser keep its visit as long as it may, counted from now."""
        self._set(request, response, "ygj", visit, KEPT)

    def close(self, request: Request, response: Response) -> None:
        """Take the visit back."""
        self._set(request, response, "ygj", "", 0)

    def form_word(self, request: Request) -> str:
        """Return the word for a form shown before anybody has come in, a new one at first."""
        return request.cookies.get(self._name(request, "ygj-form"), "")[:100] or secret()

    def show_form(self, request: Request, response: Response, word: str) -> None:
        """Tie a form's word to the browser."""
        self._set(request, response, "ygj-form", word, 3600)

    def is_own_form(self, request: Request, word: str) -> bool:
        """Tell whether a form came from our own page in this same browser."""
        known = request.cookies.get(self._name(request, "ygj-form"), "")
        return bool(known) and same(known, word) and self.is_own_page(request)

    def is_own_page(self, request: Request) -> bool:
        """Tell whether a request was made by one of our own pages, as far as the browser says."""
        if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return False
        origin = request.headers.get("origin")
        if origin is None:
            return True
        ours = {request.headers.get("host", "").lower(), urlsplit(self._base).netloc.lower()}
        return urlsplit(origin).netloc.lower() in ours - {""}

    def _set(self, request: Request, response: Response, name: str, value: str, age: int) -> None:
        response.set_cookie(
            self._name(request, name),
            value,
            max_age=age,
            path="/",
            httponly=True,
            samesite="lax",
            secure=self._is_secure(request),
        )


def same(one: str, other: str) -> bool:
    """Tell whether two secrets are the same, in a time that says nothing about them."""
    return hmac.compare_digest(one.encode(), other.encode())
