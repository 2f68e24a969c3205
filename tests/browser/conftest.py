"""A real Chromium on the real demo: the program as people start it, and pages of the size of a phone and of a desk."""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
]
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PATIENCE = 120.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs Chromium, and keep it in one process: the demo is started once."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo as `python -m bot demo` starts it; gives its address."""
    environment = {**os.environ, "YGJ_LANG": "zh", "TMPDIR": str(tmp_path_factory.mktemp("demo"))}
    program = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", "0"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert program.stdout is not None
    try:
        yield _address(program)
    finally:
        program.terminate()
        try:
            program.wait(15)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
        program.stdout.close()


def _address(program: subprocess.Popen[bytes]) -> str:
    """Return the address that the program tells when it is ready."""
    assert program.stdout is not None
    said, end = b"", time.monotonic() + PATIENCE
    with selectors.DefaultSelector() as selector:
        selector.register(program.stdout, selectors.EVENT_READ)
        while time.monotonic() < end and program.poll() is None:
            if selector.select(1):
                said += os.read(program.stdout.fileno(), 4096)
                found = re.search(rb"http://127\.0\.0\.1:\d+", said)
                if found:
                    _drain(program)
                    return found[0].decode()
    raise AssertionError(said.decode(errors="replace"))


def _drain(program: subprocess.Popen[bytes]) -> None:
    """Read on what the program writes, so that it never waits for a reader."""

    def read() -> None:
        assert program.stdout is not None
        with contextlib.suppress(ValueError, OSError):
            while program.stdout.read1(4096):  # type: ignore[attr-defined]
                pass

    threading.Thread(target=read, daemon=True).start()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser itself."""
    if not CHROMIUM:
        pytest.skip("there is no Chromium here (Debian: apt install chromium)")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@dataclass
class Visitor:
    """One browser window in the demo, as one of its people."""

    page: Any
    base: str
    faults: list[str]
    elsewhere: list[str]

    def become(self, account: str) -> None:
        """Change into another of the sample people."""
        self.page.click(f'.face[data-account="{account}"]')
        self.page.wait_for_selector(f'.face.is-me[data-account="{account}"]')
        self.ready()

    def ready(self) -> None:
        """Wait until the page is at work."""
        self.page.wait_for_selector("body[data-ready]")

    def pane(self, which: str) -> Any:
        """Show the group or the direct chat and return it."""
        group = self.page.locator('.pane[data-chat^="group-"]')
        pane = group if which == "group" else self.page.locator('.pane:not([data-chat^="group-"])')
        chat = pane.get_attribute("data-chat")
        tab = self.page.locator(f'.tab[data-chat="{chat}"]')
        if tab.is_visible():
            tab.click()
        return pane

    def say(self, which: str, text: str) -> None:
        """Write something and send it with the enter key."""
        field = self.pane(which).locator("textarea")
        field.fill(text)
        field.press("Enter")

    def texts(self, which: str) -> list[str]:
        """Return what the bubbles of a chat say, oldest first."""
        found: list[str] = self.pane(which).locator(".said .bubble").all_inner_texts()
        return found


@pytest.fixture
def visit(chromium: Any, demo: str) -> Iterator[Callable[..., Visitor]]:
    """A maker of windows; every one of them ends without a fault and has asked nobody else for anything."""
    contexts: list[Any] = []
    visitors: list[Visitor] = []

    def make(size: dict[str, Any] = DESK, account: str = "", base: str = "") -> Visitor:
        context = chromium.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **size)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        one = Visitor(page, base or demo, [], [])
        visitors.append(one)
        page.on("pageerror", lambda error: one.faults.append(str(error)))
        page.on(
            "console",
            lambda m: one.faults.append(m.text) if "Content Security" in m.text else None,
        )
        page.on(
            "request",
            lambda r: (
                one.elsewhere.append(r.url)
                if not r.url.startswith((one.base, "blob:", "data:"))
                else None
            ),
        )
        page.goto(one.base)
        one.ready()
        if account and account != "wang":
            one.become(account)
        return one

    yield make
    for context in contexts:
        context.close()
    for one in visitors:
        assert one.faults == []
        assert one.elsewhere == []


class Wire:
    """A wire between browser and program that can be cut at any moment."""

    def __init__(self, target: str) -> None:
        host, _, port = target.removeprefix("http://").partition(":")
        self._target = (host, int(port))
        self._server = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.is_up = True
        self.cuts = 0
        self.address = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._server.accept()
                if not self.is_up:
                    near.close()
                    continue
                try:
                    far = socket.create_connection(self._target)
                except OSError:
                    near.close()
                    continue
                with self._lock:
                    self._open |= {near, far}
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                sink.sendall(data)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        with self._lock:
            self._open -= {source, sink}
        source.close()

    def cut(self) -> None:
        """Break everything that runs over the wire at this moment."""
        self.cuts += 1
        with self._lock:
            broken = list(self._open)
        for end in broken:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Put the wire away."""
        self.is_up = False
        self._server.close()
        self.cut()


@pytest.fixture
def wire(demo: str) -> Iterator[Wire]:
    """A wire to the demo."""
    one = Wire(demo)
    yield one
    one.close()
