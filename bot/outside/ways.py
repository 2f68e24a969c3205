"""Makes the ways out that the settings ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import Config
from bot.outside.contract import Way
from domain.conversation import Term, When, when
from domain.outside import Parcel
from domain.ticket_cards import category_name
from domain.tickets import Body
from texts.catalogue import Catalogue

if TYPE_CHECKING:
    from bot.outside.mail import Describe


def ways(config: Config, texts: Catalogue, now: Callable[[], datetime]) -> list[Way]:
    """Return the configured ways in order of choice."""
    found: list[Way] = []
    report, mail, file = config.georeport, config.handover_mail, config.handover_csv
    if report.url:
        from bot.outside.georeport import GeoReport

        found.append(
            GeoReport(
                report.url,
                api_key=report.api_key.get_secret_value(),
                jurisdiction=report.jurisdiction_id,
                form=report.format,
                codes=report.codes,
                default_code=report.default_code,
                bodies=frozenset(map(Body, report.bodies)),
            )
        )
    if mail.host and mail.to:
        from bot.outside.mail import Mail, Server

        password = mail.password.get_secret_value()
        server = Server(mail.host, mail.port, mail.security, mail.user, password)
        found.append(
            Mail(
                server,
                mail.sender or mail.user,
                mail.to,
                describer(texts),
                now,
                codes=mail.codes,
                default_code=mail.default_code,
                bodies=frozenset(map(Body, mail.bodies)),
            )
        )
    if file.folder:
        from bot.outside.handover import Handover

        found.append(
            Handover(
                Path(file.folder),
                codes=file.codes,
                default_code=file.default_code,
                bodies=frozenset(map(Body, file.bodies)),
            )
        )
    return found


def describer(texts: Catalogue, language: str = "zh") -> Describe:
    """Return what makes subject and text of a mail about a case."""

    def describe(parcel: Parcel) -> tuple[str, str]:
        category, _, sub = parcel.category.partition(".")
        received: When = when(parcel.received_at)
        values = {
            "mark": parcel.mark,
            "compound": parcel.compound,
            "number": parcel.number,
            "kind": category_name(category, sub),
            "code": parcel.code or "–",
            "place": parcel.place or Term("ticket-no-place"),
            "received": received,
            "households": parcel.households,
            "text": parcel.description,
        }
        return texts.text("mail-subject", values, language), texts.text(
            "mail-body", values, language
        )

    return describe
