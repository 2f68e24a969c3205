"""The list of all features."""

from handlers import help
from handlers.contract import Feature

FEATURES: tuple[Feature, ...] = (help.FEATURE,)
