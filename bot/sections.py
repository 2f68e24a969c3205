"""The tables of the settings file, key by key."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr


class Section(BaseModel):
    """One table of the file; a key that is not known is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class OperatorSection(Section):
    """Who is the first operator; with nobody named here, a code is printed at the first start."""

    channel: str = ""
    account: str = ""


class DatabaseSection(Section):
    """Where things are kept; empty: a SQLite file in `data_dir`."""

    url: SecretStr = SecretStr("")
    url_file: str = ""


class TelegramSection(Section):
    """The Telegram bot."""

    enabled: bool = True
    token: SecretStr = SecretStr("")
    token_file: str = ""
    api_base: str = Field("https://api.telegram.org", pattern=r"^https?://[^\s]+$")
    file_base: str = Field("", pattern=r"^(https?://[^\s]+)?$")
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: str = Field("", pattern=r"^(https?://[^\s]+)?$")
    webhook_path: str = Field("/telegram", pattern=r"^/[\w/-]+$")
    webhook_secret: SecretStr = SecretStr("")
    webhook_secret_file: str = ""
    proxy: str = Field("", pattern=r"^(https?://[^\s]+)?$")
    per_second: int = Field(30, ge=1, le=1000)
    per_chat_second: int = Field(1, ge=0, le=100)
    per_group_minute: int = Field(20, ge=0, le=1000)


_HTTP = r"^https?://[^\s]+$"


class WecomSection(Section):
    """The WeCom AI bot (智能机器人, long connection), and push webhooks of groups by a name of one's own."""

    bot_id: str = ""
    secret: SecretStr = SecretStr("")
    secret_file: str = ""
    bot_name: str = ""
    url: str = Field("wss://openws.work.weixin.qq.com", pattern=r"^wss?://[^\s]+$")
    hooks: dict[str, SecretStr] = {}
    hook_base: str = Field("https://qyapi.weixin.qq.com", pattern=_HTTP)


class WeixinKfSection(Section):
    """微信客服: one to one with every WeChat user."""

    corp_id: str = ""
    secret: SecretStr = SecretStr("")
    secret_file: str = ""
    token: SecretStr = SecretStr("")
    token_file: str = ""
    aes_key: SecretStr = SecretStr("")
    aes_key_file: str = ""
    accounts: tuple[str, ...] = ()
    path: str = Field("/weixin/kf", pattern=r"^/[\w/-]+$")
    api_base: str = Field("https://qyapi.weixin.qq.com", pattern=_HTTP)


class WeixinOaSection(Section):
    """An Official Account (公众号). `passive`: it may only answer at once (unverified 订阅号)."""

    app_id: str = ""
    secret: SecretStr = SecretStr("")
    secret_file: str = ""
    token: SecretStr = SecretStr("")
    token_file: str = ""
    aes_key: SecretStr = SecretStr("")
    aes_key_file: str = ""
    passive: bool = False
    notice_template: str = ""
    notice_field: str = "thing1"
    path: str = Field("/weixin/oa", pattern=r"^/[\w/-]+$")
    api_base: str = Field("https://api.weixin.qq.com", pattern=_HTTP)


Outsider = Literal["street", "enforcement"]


class GeoreportSection(Section):
    """An outside system at level 3 that speaks Open311 GeoReport v2. `codes`: our category to its service_code."""

    url: str = Field("", pattern=r"^(https?://[^\s]+)?$")
    api_key: SecretStr = SecretStr("")
    api_key_file: str = ""
    jurisdiction_id: str = ""
    format: Literal["json", "xml"] = "json"
    codes: dict[str, str] = {}
    default_code: str = ""
    bodies: tuple[Outsider, ...] = ("street",)
    poll_minutes: int = Field(10, ge=1, le=1440)


class HandoverMailSection(Section):
    """Tickets at level 3 by e-mail."""

    host: str = ""
    port: int = Field(587, ge=1, le=65535)
    security: Literal["tls", "starttls", "none"] = "starttls"
    user: str = ""
    password: SecretStr = SecretStr("")
    password_file: str = ""
    sender: str = ""
    to: tuple[str, ...] = ()
    codes: dict[str, str] = {}
    default_code: str = ""
    bodies: tuple[Outsider, ...] = ("street", "enforcement")


class HandoverCsvSection(Section):
    """Tickets at level 3 in a file for each day."""

    folder: str = ""
    codes: dict[str, str] = {}
    default_code: str = ""
    bodies: tuple[Outsider, ...] = ("street", "enforcement")


class WebSection(Section):
    """The web server: chat page, board, webhooks, /healthz, /readyz and /metrics."""

    enabled: bool = True
    host: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535)
    public_url: str = Field("", pattern=r"^(https?://[^\s]+)?$")
    trusted_hosts: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ("127.0.0.1",)


class MetricsSection(Section):
    """Figures for Prometheus at /metrics; `open_to` are the addresses that may read them, "*" for all."""

    enabled: bool = True
    open_to: tuple[str, ...] = ("127.0.0.1", "::1")


class LearningSection(Section):
    """Learning on the job. `every_days`: how often the program learns by itself from all closed tickets; 0: never."""

    every_days: int = Field(0, ge=0, le=366)


class LogSection(Section):
    """What is written to the log, and how."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["auto", "console", "json"] = "auto"
