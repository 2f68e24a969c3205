"""A bot as most are written: it confirms a whole batch first and works on it afterwards."""

from __future__ import annotations

import asyncio
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message is not None
    await asyncio.sleep(0.02)
    await update.effective_message.reply_text("收到", do_quote=True)


class Ready(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *words: object) -> None:
        pass


def main() -> None:
    base, token, port = sys.argv[1:]

    async def ready(app: Application) -> None:
        server = HTTPServer(("127.0.0.1", int(port)), Ready)
        Thread(target=server.serve_forever, daemon=True).start()

    builder = Application.builder().token(token).base_url(f"{base}/bot").post_init(ready)
    app = builder.build()
    app.add_handler(MessageHandler(filters.ALL, answer))
    app.run_polling(poll_interval=0, timeout=5)


if __name__ == "__main__":
    main()
