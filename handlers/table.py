"""The list of all features."""

from handlers import (
    help,
    housekeeping,
    intake,
    lexicon,
    poll_results,
    polls,
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
    polls.FEATURE,
    poll_results.FEATURE,
    lexicon.FEATURE,
    settings.FEATURE,
    housekeeping.FEATURE,
)
