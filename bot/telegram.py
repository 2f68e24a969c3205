"""The Telegram channel as the settings want it; loaded only where it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.channels.contract import Channel
from bot.channels.telegram import LIMITS, TelegramChannel
from bot.config import Config


def channel(config: Config, now: Callable[[], datetime]) -> Channel:
    """Return the channel under the limits of the settings."""
    settings = config.telegram
    limits = replace(
        LIMITS,
        per_second=settings.per_second,
        per_chat_second=settings.per_chat_second,
        per_group_minute=settings.per_group_minute,
    )
    return TelegramChannel(
        config.telegram_token,
        now,
        api_base=settings.api_base,
        file_base=settings.file_base,
        mode=settings.mode,
        webhook_url=settings.webhook_url or config.public_url,
        webhook_path=settings.webhook_path,
        secret=settings.webhook_secret.get_secret_value(),
        proxy=settings.proxy,
        limits=limits,
    )
