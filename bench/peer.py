"""The peer: python-telegram-bot's own webhook runner with a handler that does nothing."""

from __future__ import annotations

import sqlite3
import sys
from typing import Any

from telegram import Update
from telegram.ext import Application, MessageHandler, filters

from bench.load import SECRET
from bench.stub import TOKEN


def main(api: str, port: int, every: int, store: str = "") -> None:
    """Run until killed; a line is printed each time that `every` updates were handled.

    With `store` the handler keeps each update in a SQLite file before it is done with it.
    """
    handled = 0
    database = sqlite3.connect(store, isolation_level=None) if store else None
    if database is not None:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE updates (id INTEGER PRIMARY KEY)")

    async def nothing(update: Update, context: Any) -> None:
        nonlocal handled
        if database is not None:
            database.execute("INSERT INTO updates VALUES (?)", (update.update_id,))
        handled += 1
        if handled % every == 0:
            print(handled, flush=True)

    application = Application.builder().token(TOKEN).base_url(f"{api}/bot").build()
    application.add_handler(MessageHandler(filters.ALL, nothing))
    application.run_webhook(
        listen="127.0.0.1",
        port=port,
        url_path="telegram",
        webhook_url=f"http://127.0.0.1:{port}/telegram",
        secret_token=SECRET,
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
