"""The list of all features."""

from handlers import help, housekeeping, lexicon, settings
from handlers.contract import Feature

FEATURES: tuple[Feature, ...] = (
    help.FEATURE,
    lexicon.FEATURE,
    settings.FEATURE,
    housekeeping.FEATURE,
)
