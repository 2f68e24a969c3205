"""The list of all features."""

from handlers import help, housekeeping, lexicon, poll_results, polls, settings
from handlers.contract import Feature

FEATURES: tuple[Feature, ...] = (
    help.FEATURE,
    lexicon.FEATURE,
    settings.FEATURE,
    polls.FEATURE,
    poll_results.FEATURE,
    housekeeping.FEATURE,
)
