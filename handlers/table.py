"""The list of all features."""

from handlers import (
    help,
    housekeeping,
    lexicon,
    meeting_minutes,
    meeting_reminders,
    meetings,
    poll_results,
    polls,
    settings,
)
from handlers.contract import Feature

FEATURES: tuple[Feature, ...] = (
    help.FEATURE,
    lexicon.FEATURE,
    settings.FEATURE,
    meetings.FEATURE,
    meeting_minutes.FEATURE,
    meeting_reminders.FEATURE,
    polls.FEATURE,
    poll_results.FEATURE,
    housekeeping.FEATURE,
)
