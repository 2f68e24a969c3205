"""The list of all features."""

from handlers import (
    help,
    housekeeping,
    intake,
    lexicon,
    settings,
    ticket_alarms,
    ticket_orders,
    tickets,
)
from handlers.contract import Feature

FEATURES: tuple[Feature, ...] = (
    help.FEATURE,
    intake.FEATURE,
    tickets.FEATURE,
    ticket_orders.FEATURE,
    ticket_alarms.FEATURE,
    lexicon.FEATURE,
    settings.FEATURE,
    housekeeping.FEATURE,
)
