"""The demo: a sample compound with a week of life behind it."""

from bot.demo.people import faces
from bot.demo.stage import Props, Stage, play

__all__ = ["Props", "Stage", "faces", "play"]
