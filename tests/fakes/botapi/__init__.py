"""A fake Telegram Bot API server that speaks real HTTP and knows nothing of our bot."""

from .changes import TooLate
from .clock import ManualClock, RealClock, ScaledClock
from .groups import Group
from .people import Person, Press, Toast, button_url, small_picture
from .telegram import FakeTelegram
from .world import Message

__all__ = [
    "FakeTelegram",
    "Group",
    "ManualClock",
    "Message",
    "Person",
    "Press",
    "RealClock",
    "ScaledClock",
    "Toast",
    "TooLate",
    "button_url",
    "small_picture",
]
