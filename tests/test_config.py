"""Settings: the example is true, mistakes are met with sentences, secrets stay secret."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import config
from bot.config import ConfigError, known_keys, load
from texts.catalogue import catalogue

EXAMPLE = Path(__file__).parent.parent / "config.example.toml"


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch, tmp_path):
    for name in [n for n in os.environ if n.startswith("YGJ_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def problems(**values):
    with pytest.raises(ConfigError) as error:
        load(**values)
    for problem in error.value.problems:
        for language in ("zh", "en"):
            assert catalogue().term(problem, language)
    return [(p.key, p.values.get("key"), p.values.get("near")) for p in error.value.problems]


def test_the_example_holds_every_key_with_its_default():
    example = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    held = {
        f"{name}.{key}"
        for name, table in example.items()
        if isinstance(table, dict)
        for key in table
    } | {name for name, value in example.items() if not isinstance(value, dict)}
    assert held == set(known_keys())
    assert load(EXAMPLE) == load()


def test_every_key_of_the_example_has_a_comment_in_both_languages_above_it():
    above: list[str] = []
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            above.append(line)
        elif not line.strip():
            above = []
        elif "=" in line and above:
            assert any(chinese(comment) > 3 for comment in above), line
            assert any(english(comment) > 3 * chinese(comment) for comment in above), line


def chinese(text: str) -> int:
    return sum("一" <= c <= "鿿" for c in text)


def english(text: str) -> int:
    return sum(c.isascii() and c.isalpha() for c in text)


def test_an_unknown_key_is_refused_with_the_nearest_known_one():
    assert problems(telegram={"tokn": "x"}) == [
        ("config-unknown-near", "telegram.tokn", "telegram.token")
    ]
    assert problems(telegramm={})[0][0] == "config-unknown-near"
    assert problems(zzzzqqqq=1) == [("config-unknown", "zzzzqqqq", None)]


def test_an_unknown_variable_is_refused_too(monkeypatch):
    monkeypatch.setenv("YGJ_TELEGRAM__TOKN", "x")
    assert problems() == [("config-unknown-near", "YGJ_TELEGRAM__TOKN", "YGJ_TELEGRAM__TOKEN")]


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"web": {"port": "many"}}, "config-want-number"),
        ({"web": {"port": 70000}}, "config-want-range"),
        ({"web": {"enabled": "perhaps"}}, "config-want-bool"),
        ({"telegram": {"mode": "pigeon"}}, "config-want-one-of"),
        ({"telegram": {"api_base": "ftp://x"}}, "config-want-pattern"),
        ({"web": 5}, "config-want-section"),
        ({"data_dir": 5}, "config-want-text"),
        ({"web": {"trusted_hosts": "a"}}, "config-want-list"),
    ],
)
def test_a_wrong_value_is_named_in_a_sentence(values, key):
    assert problems(**values)[0][0] == key


def test_the_environment_goes_before_the_file(monkeypatch, tmp_path):
    file = tmp_path / "c.toml"
    file.write_text("[web]\nport = 1000\nhost = 'a'\n", encoding="utf-8")
    monkeypatch.setenv("YGJ_WEB__PORT", "2000")
    assert (load(file).web.port, load(file).web.host) == (2000, "a")


def test_a_secret_comes_from_a_file_and_shows_nowhere(tmp_path):
    (tmp_path / "token").write_text("123456:SECRET\n", encoding="utf-8")
    found = load(telegram={"token_file": str(tmp_path / "token")})
    assert found.telegram_token == "123456:SECRET"
    assert "SECRET" not in repr(found)
    assert "123456:SECRET" in list(found.secrets())


def test_a_secret_file_that_is_not_there_is_named():
    assert problems(telegram={"token_file": "nowhere"}) == [
        ("config-secret-file", "telegram.token_file", None)
    ]


def test_the_password_of_a_database_is_a_secret():
    found = load(database={"url": "postgresql://ygj:hunter2@db/ygj"})
    assert "hunter2" in list(found.secrets())
    assert "hunter2" not in repr(found)


def test_a_file_that_is_not_there_or_not_toml_is_named(tmp_path):
    assert problems(path=tmp_path / "no.toml")[0][0] == "config-no-file"
    (tmp_path / "bad.toml").write_bytes(b"\xff[[[")
    assert problems(path=tmp_path / "bad.toml")[0][0] == "config-broken-file"


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_the_file_holds_the_answer_is_settings_or_sentences(tmp_path_factory, content):
    file = tmp_path_factory.mktemp("c") / "c.toml"
    file.write_bytes(content)
    _settings_or_sentences(path=file)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(sorted(config.Config.model_fields)) | st.text(max_size=10),
        anything,
        max_size=4,
    )
)
def test_whatever_the_values_are_the_answer_is_settings_or_sentences(values):
    values.pop("path", None)
    _settings_or_sentences(**values)


def _settings_or_sentences(**values):
    said = []
    try:
        load(**values)
    except ConfigError as error:
        said = [catalogue().term(problem, "zh") for problem in error.problems] or [""]
    assert all(said)
