"""The list of all features."""

from handlers import (
    groups,
    help,
    housekeeping,
    intake,
    lexicon,
    me,
    meeting_minutes,
    meeting_reminders,
    meetings,
    members,
    people,
    poll_results,
    polls,
    roles,
    settings,
    ticket_alarms,
    ticket_orders,
    tickets,
)
from handlers.contract import Feature

FEATURES: tuple[Feature, ...] = (
    people.FEATURE,
    help.FEATURE,
    me.FEATURE,
    intake.FEATURE,
    tickets.FEATURE,
    ticket_orders.FEATURE,
    ticket_alarms.FEATURE,
    meetings.FEATURE,
    meeting_minutes.FEATURE,
    meeting_reminders.FEATURE,
    polls.FEATURE,
    poll_results.FEATURE,
    members.FEATURE,
    roles.FEATURE,
    groups.FEATURE,
    lexicon.FEATURE,
    settings.FEATURE,
    housekeeping.FEATURE,
)
