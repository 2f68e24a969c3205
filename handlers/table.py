"""The list of all features."""

from handlers import help, housekeeping
from handlers.contract import Feature

FEATURES: tuple[Feature, ...] = (
    help.FEATURE,
    housekeeping.FEATURE,
)
