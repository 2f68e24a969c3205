"""Refusals in the words of the real Bot API."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """An answer with ok=false: HTTP status, description, and `parameters` where there are any."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            shown["parameters"] = self.parameters
        return shown


def bad(words: str, **parameters: Any) -> Refusal:
    return Refusal(400, f"Bad Request: {words}", **parameters)


def forbidden(words: str) -> Refusal:
    return Refusal(403, f"Forbidden: {words}")


def too_many(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def migrated(new_chat_id: int) -> Refusal:
    return bad(
        "group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=new_chat_id,
    )


def unparsable(words: str) -> Refusal:
    return bad(f"can't parse entities: {words}")


UNAUTHORIZED = Refusal(401, "Unauthorized")
NO_SUCH_METHOD = Refusal(404, "Not Found: method not found")
NOT_FOUND = Refusal(404, "Not Found")
OTHER_POLLER = Refusal(
    409,
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
)
WEBHOOK_ACTIVE = Refusal(
    409,
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first",
)
QUERY_TOO_OLD = bad(
    "query is too old and response timeout expired or query ID is invalid",
)
NOT_MODIFIED = bad(
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message",
)
