"""Requests to the Bot API over aiohttp: for the library's Bot, and raw for what we decode ourselves."""

from __future__ import annotations

import re
from typing import Any

import aiohttp
import msgspec
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT = 5.0
READ = 10.0
UPLOAD = 40.0
AT_ONCE = 64
TYPE_FORM = {"Content-Type": "application/x-www-form-urlencoded"}

_decoder = msgspec.json.Decoder()


class Unreachable(NetworkError):
    """The service could not be reached, or the connection broke: it may or may not have done what was asked."""

    __slots__ = ()


class AiohttpRequest(BaseRequest):
    """The wire under `telegram.Bot`. What it raises never names the address, since the token is part of it."""

    __slots__ = ("_proxy", "_session")

    def __init__(self, proxy: str = "") -> None:
        self._proxy = proxy or None
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Return how many seconds an answer may take."""
        return READ

    async def initialize(self) -> None:
        """Open the session; a request made before does the same."""
        self._opened()

    async def shutdown(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=AT_ONCE, keepalive_timeout=60),
                headers={"User-Agent": self.USER_AGENT},
                auto_decompress=True,
            )
        return self._session

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the decoded answer. Raises TelegramError when it is no JSON object."""
        try:
            decoded = _decoder.decode(payload)
        except (msgspec.DecodeError, UnicodeDecodeError):
            decoded = None
        if not isinstance(decoded, dict):
            raise TelegramError("Invalid server response")
        return decoded

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request and return the status and the body. Raises TimedOut or Unreachable."""
        data: Any = None
        headers: dict[str, str] | None = None
        upload = request_data is not None and request_data.contains_files
        if request_data is not None:
            if upload:
                data = _multipart(request_data)
            else:
                data, headers = request_data.url_encoded_parameters().encode(), TYPE_FORM
        read = READ if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        timeout = aiohttp.ClientTimeout(
            total=None if read is None else (UPLOAD if upload else CONNECT) + read,
            sock_connect=CONNECT,
            sock_read=read,
        )
        try:
            async with self._opened().request(
                method, url, data=data, headers=headers, timeout=timeout, proxy=self._proxy
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise Unreachable(type(error).__name__) from None

    async def raw(self, url: str, values: dict[str, Any], patience: float) -> tuple[int, bytes]:
        """Call a method with JSON `values` and return the status and the undecoded answer.

        `patience` is how many seconds the service may keep us waiting. Raises TimedOut or Unreachable.
        """
        timeout = aiohttp.ClientTimeout(total=patience + READ, sock_connect=CONNECT)
        try:
            async with self._opened().post(
                url,
                data=msgspec.json.encode(values),
                headers={"Content-Type": "application/json"},
                timeout=timeout,
                proxy=self._proxy,
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise Unreachable(type(error).__name__) from None


def _multipart(request_data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData(quote_fields=False)  # a name in Chinese goes as it is, not as %E4…
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, media_type) in request_data.multipart_data.items():
        plain = re.sub(r'["\\\r\n]', "_", file_name)
        form.add_field(name, content, filename=plain, content_type=media_type)
    return form
