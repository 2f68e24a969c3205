"""The settings: one TOML file and the environment (YGJ_…), checked once at the start."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.sections import (
    DatabaseSection,
    GeoreportSection,
    HandoverCsvSection,
    HandoverMailSection,
    LearningSection,
    LogSection,
    MetricsSection,
    OperatorSection,
    Section,
    TelegramSection,
    WebSection,
    WecomSection,
    WeixinKfSection,
    WeixinOaSection,
)
from domain.conversation import Term

PREFIX = "YGJ_"
BESIDE = frozenset({"YGJ_LANG", "YGJ_CONFIG"})  # read elsewhere, no settings
DEFAULT_FILE = "config.toml"

_FRIENDLY = {
    "bool_parsing": "config-want-bool",
    "bool_type": "config-want-bool",
    "int_parsing": "config-want-number",
    "int_type": "config-want-number",
    "int_from_float": "config-want-number",
    "float_parsing": "config-want-number",
    "float_type": "config-want-number",
    "greater_than_equal": "config-want-range",
    "less_than_equal": "config-want-range",
    "string_type": "config-want-text",
    "literal_error": "config-want-one-of",
    "string_pattern_mismatch": "config-want-pattern",
    "list_type": "config-want-list",
    "tuple_type": "config-want-list",
    "model_type": "config-want-section",
    "model_attributes_type": "config-want-section",
    "dict_type": "config-want-section",
    "missing": "config-missing",
}


class ConfigError(Exception):
    """The settings cannot be used; `problems` says why, one sentence each."""

    def __init__(self, problems: list[Term]) -> None:
        super().__init__(", ".join(p.key for p in problems))
        self.problems = problems


class Config(BaseSettings):
    """All settings. Every key stands with its meaning in config.example.toml."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    service_name: str = Field("社区云管家", min_length=1, max_length=40)
    data_dir: str = "var"
    operator: OperatorSection = OperatorSection()
    database: DatabaseSection = DatabaseSection()
    telegram: TelegramSection = TelegramSection()
    wecom: WecomSection = WecomSection()
    weixin_kf: WeixinKfSection = WeixinKfSection()
    weixin_oa: WeixinOaSection = WeixinOaSection()
    georeport: GeoreportSection = GeoreportSection()
    handover_mail: HandoverMailSection = HandoverMailSection()
    handover_csv: HandoverCsvSection = HandoverCsvSection()
    web: WebSection = WebSection()
    metrics: MetricsSection = MetricsSection()
    learning: LearningSection = LearningSection()
    log: LogSection = LogSection()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment go before the file, whose content comes in as initial values."""
        return env_settings, init_settings

    @model_validator(mode="before")
    @classmethod
    def _secrets_from_files(cls, values: Any) -> Any:
        """Put the first line of each `…_file` in the place of the secret itself."""
        if not isinstance(values, dict):
            return values
        for section, key in _SECRETS:
            table = values.get(section)
            if isinstance(table, dict) and not table.get(key):
                name = table.get(f"{key}_file")
                if isinstance(name, str) and name:
                    values = {**values, section: {**table, key: _secret(section, key, name)}}
        return values

    @property
    def data(self) -> Path:
        """Return the directory for the database, files and backups."""
        return Path(self.data_dir)

    @property
    def database_url(self) -> str:
        """Return the database's URL, by default a SQLite file in the data directory."""
        url = self.database.url.get_secret_value()
        return url or f"sqlite:///{self.data / 'yunguanjia.sqlite3'}"

    @property
    def telegram_token(self) -> str:
        """Return the bot's token, empty when the channel is not used."""
        return self.telegram.token.get_secret_value() if self.telegram.enabled else ""

    @property
    def public_url(self) -> str:
        """Return the address under which people reach the web pages, without a slash at its end."""
        host = "127.0.0.1" if self.web.host in {"0.0.0.0", "::", ""} else self.web.host  # noqa: S104
        return (self.web.public_url or f"http://{host}:{self.web.port}").rstrip("/")

    def secrets(self) -> Iterator[str]:
        """Yield everything that may never be seen in a log."""
        for section, key in _SECRETS:
            value = getattr(getattr(self, section), key).get_secret_value()
            if value and (section, key) != ("database", "url"):
                yield value
        yield from (key.get_secret_value() for key in self.wecom.hooks.values())
        password = self.database_url.rpartition("@")[0].rpartition(":")[2]
        if "@" in self.database_url and password and "//" not in password:
            yield password


_SECRETS = (
    ("database", "url"),
    ("telegram", "token"),
    ("telegram", "webhook_secret"),
    ("wecom", "secret"),
    ("weixin_kf", "secret"),
    ("weixin_kf", "token"),
    ("weixin_kf", "aes_key"),
    ("weixin_oa", "secret"),
    ("weixin_oa", "token"),
    ("weixin_oa", "aes_key"),
    ("georeport", "api_key"),
    ("handover_mail", "password"),
)


class _SecretFile(Exception):
    """A file with a secret cannot be read; carried out of the validator as it is."""

    def __init__(self, problem: Term) -> None:
        super().__init__(problem.key)
        self.problem = problem


def _secret(section: str, key: str, name: str) -> str:
    try:
        with Path(name).open(encoding="utf-8") as file:
            return file.readline(4096).strip()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise _SecretFile(
            Term(
                "config-secret-file", {"key": f"{section}.{key}_file", "file": name, "why": reason}
            )
        ) from None


def load(path: str | Path | None = None, **overrides: Any) -> Config:
    """Return the settings from a file and the environment. Raises ConfigError with sentences for people.

    Without `path` it is $YGJ_CONFIG, else config.toml where there is one. `overrides` go before the file, the environment before both.
    """
    values = _merged(_file(path), overrides)
    problems = list(_unknown(values)) + list(_unknown_environment(os.environ))
    if problems:
        raise ConfigError(problems)
    try:
        return Config(**values)
    except ValidationError as error:
        raise ConfigError([_sentence(e) for e in error.errors(include_url=False)]) from None
    except _SecretFile as error:
        raise ConfigError([error.problem]) from None
    except Exception as error:  # a source that cannot be read, such as broken JSON in a variable
        raise ConfigError([Term("config-unreadable", {"why": _first_line(error)})]) from None


def _file(path: str | Path | None) -> dict[str, Any]:
    named = path or os.environ.get("YGJ_CONFIG")
    file = Path(named or DEFAULT_FILE)
    if not named and not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        if isinstance(error, FileNotFoundError):
            raise ConfigError([Term("config-no-file", {"file": str(file)})]) from None
        why = _first_line(error)
        raise ConfigError([Term("config-broken-file", {"file": str(file), "why": why})]) from None


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def _merged(one: Mapping[str, Any], two: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(one)
    for key, value in two.items():
        below = result.get(key)
        result[key] = (
            _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
        )
    return result


def _sections() -> dict[str, type[Section] | None]:
    found: dict[str, type[Section] | None] = {}
    for name, info in Config.model_fields.items():
        kind = info.annotation
        found[name] = kind if isinstance(kind, type) and issubclass(kind, Section) else None
    return found


def known_keys() -> list[str]:
    """Return every key as it is written with dots: "telegram.token"."""
    keys = []
    for name, section in _sections().items():
        keys += [f"{name}.{key}" for key in section.model_fields] if section else [name]
    return keys


def _unknown(values: Mapping[str, Any]) -> Iterator[Term]:
    """Yield a sentence for every key that means nothing, with the known one most like it."""
    sections = _sections()
    for name, value in values.items():
        if name not in sections:
            yield _no_such_key(name, [*sections, *known_keys()])
            continue
        section = sections[name]
        if section is not None and isinstance(value, dict):
            for key in value:
                if key not in section.model_fields:
                    yield _no_such_key(f"{name}.{key}", known_keys())


def _unknown_environment(environ: Mapping[str, str]) -> Iterator[Term]:
    names = {PREFIX + key.upper().replace(".", "__"): key for key in known_keys()}
    names |= {PREFIX + name.upper(): name for name, section in _sections().items() if section}
    for name in environ:
        upper = name.upper()
        if upper.startswith(PREFIX) and upper not in names and upper not in BESIDE:
            yield _no_such_key(name, list(names))


def _no_such_key(key: str, known: list[str]) -> Term:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    if not near and "." in key:
        near = [k for k in known if k.split(".")[-1] == key.split(".")[-1]][:1]
    if near:
        return Term("config-unknown-near", {"key": key[:80], "near": near[0]})
    return Term("config-unknown", {"key": key[:80]})


def _sentence(error: Any) -> Term:
    key = ".".join(str(part) for part in error["loc"]) or "?"
    context = error.get("ctx") or {}
    kind = _FRIENDLY.get(error["type"], "config-wrong")
    values: dict[str, Any] = {"key": key}
    if kind == "config-want-one-of":
        values["choices"] = str(context.get("expected", "")).replace(" or ", ", ")
    elif kind == "config-want-range":
        bound = next(iter(context.values()), "")
        values["bound"] = f"{'≥' if 'greater' in error['type'] else '≤'} {bound}"
    elif kind == "config-wrong":
        values["why"] = error["msg"]
    return Term(kind, values)
