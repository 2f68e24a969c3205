"""What the READMEs tell people to type exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from bot.config import known_keys
from bot.wording import Words
from texts.catalogue import catalogue

HOUSE = Path(__file__).parent.parent
PAGES = ["README.md", "README.zh-CN.md", "docs/wechat.zh-CN.md"]


def text(page):
    return (HOUSE / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_command_line_that_is_shown_exists(page):
    shown = set(re.findall(r"yunguanjia ([a-z]+)\b", text(page)))
    assert shown
    assert shown <= set(COMMANDS) | {"yunguanjia"}


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_that_is_shown_exists(page):
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)\b", text(page), re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", ["README.zh-CN.md", "docs/wechat.zh-CN.md"])
def test_every_word_that_is_shown_calls_a_command(page):
    words = Words(catalogue().words())
    shown = re.findall(r"`([一-鿿]{2,6})(?: [^`]*)?`", text(page))
    assert len(shown) > 10
    for word in shown:
        assert words.find(word, addressed=True)[0], word


@pytest.mark.parametrize("page", PAGES)
def test_every_setting_that_is_named_exists(page):
    for section, key in re.findall(r"`\[(\w+)\] (\w+)", text(page)):
        assert f"{section}.{key}" in known_keys()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_that_is_linked_is_there(page):
    for link in re.findall(r"\]\((?!http)([^)#]+)\)", text(page)):
        assert ((HOUSE / page).parent / link).exists(), link


MANUAL = "docs/station-head.zh-CN.md"


def test_every_word_of_the_station_heads_manual_calls_a_command():
    words = Words(catalogue().words())
    shown = re.findall(r"`([一-鿿]{2,6})(?: [^`]*)?`", text(MANUAL))
    assert len(shown) > 25
    for word in shown:
        assert words.find(word, addressed=True)[0], word


def test_every_picture_of_the_station_heads_manual_is_there_and_made_by_its_script():
    script = text("scripts/station-head")
    shown = re.findall(r"\]\(pictures/head-([\w-]+)\.png\)", text(MANUAL))
    assert len(shown) > 10
    for name in shown:
        assert (HOUSE / "docs" / "pictures" / f"head-{name}.png").exists(), name
        assert f'take("{name}")' in script
