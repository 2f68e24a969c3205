"""The list of all features."""

from handlers import help, housekeeping, lexicon
from handlers.contract import Feature

FEATURES: tuple[Feature, ...] = (
    help.FEATURE,
    lexicon.FEATURE,
    housekeeping.FEATURE,
)
