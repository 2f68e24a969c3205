"""Methods about the bot itself: who it is, its menus and words, webhook, files."""

from __future__ import annotations

import re
from typing import Any

from .access import room_of
from .calls import Call
from .delivery import Webhook
from .refusals import bad
from .service import Service
from .world import Json

MOST_DOWNLOAD = 20 * 1024 * 1024


def get_me(service: Service, call: Call) -> Json:
    return service.bot.shown() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not service.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


# Menus


def _menu_key(service: Service, call: Call) -> tuple[str, str]:
    scope = call.json("scope") or {"type": "default"}
    kind = str(scope.get("type"))
    key = kind
    if kind in ("chat", "chat_administrators", "chat_member"):
        room = room_of(service, Call(call.method, {"chat_id": scope.get("chat_id", "")}))
        key = f"{kind}:{room.id}"
        if kind == "chat_member":
            key += f":{scope.get('user_id')}"
    elif kind not in (
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
    ):
        raise bad("can't parse BotCommandScope: unsupported type specified")
    language = call.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad("invalid language code specified")
    return key, language


def set_my_commands(service: Service, call: Call) -> bool:
    commands = call.json("commands")
    if not isinstance(commands, list):
        raise bad("commands is empty")
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", str(command.get("command", ""))):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", "")).strip()) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    menus(service)[_menu_key(service, call)] = commands
    return True


def menus(service: Service) -> dict[tuple[str, str], list[Json]]:
    """Command menus by scope (as `type` or `type:chat_id`) and language."""
    found: dict[tuple[str, str], list[Json]] = service.settings.setdefault("menus", {})
    return found


def get_my_commands(service: Service, call: Call) -> list[Json]:
    return menus(service).get(_menu_key(service, call), [])


def delete_my_commands(service: Service, call: Call) -> bool:
    menus(service).pop(_menu_key(service, call), None)
    return True


# Words about the bot

LONGEST = {"name": 64, "description": 512, "short_description": 120}


def _setter(field: str) -> Any:
    def change(service: Service, call: Call) -> bool:
        text = call.text(field)
        if len(text) > LONGEST[field]:
            raise bad(f"bot {field.replace('_', ' ')} is too long")
        service.settings[f"{field}:{call.text('language_code')}"] = text
        return True

    return change


def _getter(field: str) -> Any:
    def read(service: Service, call: Call) -> Json:
        stored = service.settings.get(f"{field}:{call.text('language_code')}", "")
        return {field: stored or (service.bot.first_name if field == "name" else "")}

    return read


def set_chat_menu_button(service: Service, call: Call) -> bool:
    service.settings[f"menu_button:{call.text('chat_id')}"] = call.json("menu_button")
    return True


def get_chat_menu_button(service: Service, call: Call) -> Json:
    stored: Json = service.settings.get(f"menu_button:{call.text('chat_id')}") or {
        "type": "commands"
    }
    return stored


def set_default_rights(service: Service, call: Call) -> bool:
    service.settings["default_rights"] = call.json("rights")
    return True


# Webhook


def set_webhook(service: Service, call: Call) -> bool:
    url = call.text("url")
    if not url:
        return delete_webhook(service, call)
    # The real server demands HTTPS; on the loopback the fake speaks plain HTTP.
    if not re.match(r"https://|http://(127\.0\.0\.1|localhost)[:/]", url):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    secret = call.text("secret_token")
    if len(secret) > 256:
        raise bad("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad("secret token contains unallowed characters")
    connections = call.whole("max_connections", 40)
    _take_allowed(service, call)
    if call.flag("drop_pending_updates"):
        service.delivery.pending.clear()
    service.delivery.set_webhook(Webhook(url, secret, max(1, min(connections, 100))))
    return True


def delete_webhook(service: Service, call: Call) -> bool:
    if call.flag("drop_pending_updates"):
        service.delivery.pending.clear()
    service.delivery.set_webhook(Webhook())
    return True


def get_webhook_info(service: Service, call: Call) -> Json:
    webhook = service.delivery.webhook
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(service.delivery.pending),
    }
    if webhook.url:
        info["max_connections"] = webhook.max_connections
    if webhook.last_error:
        info["last_error_date"] = int(webhook.last_error_at)
        info["last_error_message"] = webhook.last_error
    if service.delivery.allowed:
        info["allowed_updates"] = service.delivery.allowed
    return info


def _take_allowed(service: Service, call: Call) -> None:
    allowed = call.json("allowed_updates")
    if allowed is not None:
        # Left out keeps what was set before; an empty list means the default kinds.
        service.delivery.allowed = [str(kind) for kind in allowed]


async def get_updates(service: Service, call: Call) -> list[Json]:
    _take_allowed(service, call)
    return await service.delivery.get_updates(
        call.whole("offset"), call.whole("limit", 100), float(call.whole("timeout"))
    )


def always_true(service: Service, call: Call) -> bool:
    return True


# Files


def get_file(service: Service, call: Call) -> Json:
    file = service.files.get(call.text("file_id").removesuffix("-s"))
    if file is None:
        raise bad("invalid file_id")
    if file.size > MOST_DOWNLOAD:
        raise bad("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }


METHODS = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyDefaultAdministratorRights": set_default_rights,
    "getFile": get_file,
    "logOut": always_true,
    "close": always_true,
}
