"""The demo as a phone and a desk show it, for the scripts that take pictures. Needs Chromium and an emoji font."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "device_scale_factor": 1.5}
ARGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def demo() -> Iterator[tuple[Browser, str]]:
    """Start the demo and a browser; yields the browser and the address, and stops both."""
    command = [sys.executable, "-m", "bot", "demo", "--port", "0"]
    with tempfile.TemporaryDirectory() as place:
        program = subprocess.Popen(  # noqa: S603 - our own program
            command,
            cwd=ROOT,
            env={**os.environ, "TMPDIR": place},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            base = next(
                found[0]
                for line in program.stdout
                if (found := re.search(r"http://[\w.:]+\d", line))
            )
            with sync_playwright() as playwright:
                path = shutil.which("chromium") or shutil.which("chromium-browser")
                browser = playwright.chromium.launch(executable_path=path, args=ARGS)
                yield browser, base
                browser.close()
        finally:
            program.terminate()
            program.wait()


def opened(browser: Browser, base: str, size: dict[str, Any], account: str = "wang") -> Page:
    """Return the demo's page as somebody sees it."""
    page = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **size).new_page()
    page.add_init_script("localStorage.setItem('guide', '6')")
    page.goto(base)
    page.wait_for_selector("body[data-ready]")
    become(page, account)
    return page


def become(page: Page, account: str) -> None:
    """Change into another of the sample people."""
    page.click(f'.face[data-account="{account}"]')
    page.wait_for_selector(f'.face.is-me[data-account="{account}"]')
    page.wait_for_selector("body[data-ready]")


def show(page: Page, direct: bool) -> None:
    """Show the group or the direct chat on a phone."""
    page.locator(".tab").nth(1 if direct else 0).click()


def shot(page: Page, path: Path) -> None:
    """Take one picture when everything has settled."""
    page.wait_for_timeout(900)
    page.screenshot(path=str(path))
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(192, dither=Image.Dither.NONE)
    small.save(path, optimize=True)
