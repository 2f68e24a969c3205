"""Hand-over by e-mail: one message for each case, under an id that stays the same when it has to be sent again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Literal

import aiosmtplib

from bot.outside.contract import Away, Declined, OneWay, Taken
from domain.outside import Case, Parcel
from domain.tickets import Body

Describe = Callable[[Parcel], tuple[str, str]]
"""Returns subject and text of a message about a case, in the language of who receives it."""


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server of one's own: where it is and how to log in there."""

    host: str
    port: int
    security: Literal["tls", "starttls", "none"] = "starttls"
    user: str = ""
    password: str = ""


class Mail(OneWay):
    """`sender` and `to` are addresses; `describe` makes the words."""

    name = "mail"

    def __init__(
        self,
        server: Server,
        sender: str,
        to: Sequence[str],
        describe: Describe,
        now: Callable[[], datetime],
        *,
        codes: dict[str, str] | None = None,
        default_code: str = "",
        bodies: frozenset[Body] = frozenset({Body.STREET}),
    ) -> None:
        super().__init__(codes, default_code, bodies)
        self._server = server
        self._sender = sender
        self._to = tuple(to)
        self._describe = describe
        self._now = now

    def message(self, parcel: Parcel) -> EmailMessage:
        """Return the message about a case."""
        subject, text = self._describe(parcel)
        message = EmailMessage()
        message["From"] = self._sender
        message["To"] = ", ".join(self._to)
        message["Subject"] = " ".join(subject.split())
        message["Date"] = format_datetime(self._now())
        domain = self._sender.rpartition("@")[2].strip("<> ") or "localhost"
        # whoever gets it twice after a break in the line sees by the id that it is one
        message["Message-ID"] = f"<{parcel.mark}@{domain}>"
        message.set_content(text)
        return message

    async def send(self, parcel: Parcel, case: Case) -> Taken:
        """Send the message. Raises Away or Declined."""
        await self._try(lambda client: client.send_message(self.message(parcel)))
        return Taken(notice=", ".join(self._to))

    async def check(self) -> list[str]:
        """Return why the server does not let us in."""
        try:
            await self._try(lambda client: client.noop())
        except (Away, Declined) as error:
            return [f"{self._server.host}: {error}"]
        return []

    async def _try(self, work: Callable[[aiosmtplib.SMTP], object]) -> None:
        server = self._server
        client = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            timeout=20,
            use_tls=server.security == "tls",
            start_tls=server.security == "starttls",
            username=server.user or None,
            password=server.password or None,
        )
        try:
            async with client:
                await work(client)  # type: ignore[misc]
        except aiosmtplib.SMTPAuthenticationError as error:
            raise Declined(f"{error.code} {error.message}"[:200]) from None
        except aiosmtplib.SMTPRecipientsRefused as error:
            codes = [refused.code for refused in error.recipients]
            said = "; ".join(f"{one.code} {one.message}" for one in error.recipients)[:200]
            raise (Away if all(400 <= code < 500 for code in codes) else Declined)(said) from None
        except aiosmtplib.SMTPResponseException as error:
            said = f"{error.code} {error.message}"[:200]
            raise (Away if 400 <= error.code < 500 else Declined)(said) from None
        except (aiosmtplib.SMTPException, OSError) as error:
            raise Away(f"{type(error).__name__}: {error}"[:200]) from None
