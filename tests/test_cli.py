"""The command line as people meet it: in a process of its own, with its words and its exit codes."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
DONE, FAILED, MISUSED = 0, 1, 2


@pytest.fixture
def place(tmp_path):
    (tmp_path / "config.toml").write_text(
        "data_dir = 'var'\n[web]\nport = 0\n[log]\nformat = 'json'\n", encoding="utf-8"
    )
    return tmp_path


def environment(**more):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("YGJ_", "LC_", "LANG"))}
    return {**kept, "PYTHONPATH": str(HOUSE), "PYTHONIOENCODING": "utf-8", "COLUMNS": "120", **more}


def call(place, *words, given="", **variables):
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=place,
        env=environment(**variables),
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def test_help_is_in_the_language_of_the_terminal(place):
    assert "启动服务" in call(place, "--help", LANG="zh_CN.UTF-8").stdout
    english = call(place, "--help", LANG="en_GB.UTF-8").stdout
    assert "run the service" in english
    assert not re.search("[一-鿿]", english)
    assert "启动服务" in call(place, "--help", LANG="en_GB.UTF-8", YGJ_LANG="zh").stdout


def test_every_command_explains_itself(place):
    from bot.__main__ import COMMANDS

    for name in COMMANDS:
        shown = call(place, name, "--help", YGJ_LANG="en")
        assert shown.returncode == DONE, shown.stderr
        assert shown.stdout.strip()


def test_a_wrong_call_ends_with_two(place):
    assert call(place, "nonsense").returncode == MISUSED
    assert call(place, "restore").returncode == MISUSED
    assert call(place, "import").returncode == MISUSED


def test_wrong_settings_are_said_in_a_sentence_and_end_with_two(place):
    (place / "config.toml").write_text("[telegram]\ntokn = 'x'\n", encoding="utf-8")
    for name in ("run", "check", "migrate", "backup"):
        answer = call(place, name, YGJ_LANG="en")
        assert answer.returncode == MISUSED
        assert "Did you mean “telegram.token”?" in answer.stderr
        assert "Traceback" not in answer.stderr


def test_check_says_what_is_wrong_and_how_to_mend_it(place):
    assert call(place, "check").returncode == DONE
    broken = call(place, "check", YGJ_DATABASE__URL="postgresql://nobody:x@127.0.0.1:1/none")
    assert broken.returncode == FAILED
    assert "连不上数据库" in broken.stdout
    assert call(place, "check", YGJ_DATABASE__URL="mysql://x").returncode == FAILED
    assert call(place, "check", YGJ_WEB__ENABLED="false").returncode == FAILED


def test_a_list_is_imported_backed_up_and_restored(place):
    (place / "homes.csv").write_text(
        "小区,楼栋,房号,面积,姓名,角色\n丽景苑,3栋,1-101,89.2,张三,居民\n丽景苑,3栋,1-102,x,,\n",
        encoding="utf-8",
    )
    dry = call(place, "import", "homes.csv", "--dry-run")
    assert dry.returncode == FAILED
    assert "第 3 行" in dry.stdout
    assert call(place, "import", "homes.csv").returncode == FAILED
    assert call(place, "import", "homes.csv", "--skip-bad").returncode == DONE
    assert call(place, "export", "out.csv").returncode == DONE
    assert "张三" not in (place / "out.csv").read_text(encoding="utf-8-sig")
    assert call(place, "backup", "b.zip").returncode == DONE
    refused = call(place, "restore", "b.zip")
    assert refused.returncode == FAILED
    assert "--force" in refused.stderr
    other = {"YGJ_DATA_DIR": "elsewhere"}
    assert call(place, "restore", "b.zip", **other).returncode == DONE
    assert call(place, "export", "again.csv", **other).returncode == DONE
    assert (place / "again.csv").read_bytes() == (place / "out.csv").read_bytes()
    for name, content in (("none.csv", None), ("none.xlsx", b"PK nonsense"), ("odd.csv", b"a,b\n")):
        if content is not None:
            (place / name).write_bytes(content)
        refused = call(place, "import", name)
        assert refused.returncode == MISUSED
        assert name in refused.stderr
    (place / "b.zip").write_bytes(b"no backup")
    assert call(place, "restore", "b.zip", "--force").returncode == FAILED


def test_a_history_becomes_a_list_of_requests(place):
    (place / "talk.csv").write_text(
        "时间,姓名,内容\n2025-03-01 09:00,a,3栋2单元电梯又停了，老人下不来楼\n2025-03-01 09:01,b,谢谢大家\n坏,c,x\n",
        encoding="utf-8",
    )
    trial = "sqlite:///trial.sqlite3"
    shown = call(place, "replay", "talk.csv", "--xlsx", "out.xlsx", "--database", trial)
    assert shown.returncode == DONE, shown.stderr
    assert "会登记 1 件工单" in shown.stdout
    assert "时间看不懂" in shown.stdout
    assert (place / "out.xlsx").stat().st_size > 1000
    with closing(sqlite3.connect(place / "trial.sqlite3")) as raw:
        assert raw.execute("SELECT count(*) FROM tickets").fetchone() == (1,)
    assert call(place, "replay", "talk.csv", "--database", trial).returncode == MISUSED
    assert call(place, "replay", "nothing.json").returncode == MISUSED


def test_people_talk_with_the_bot_in_the_terminal(place):
    lines = "王阿姨: 开始\n王阿姨: 语言\n4\n退出\n"
    answer = call(place, "console", given=lines)
    assert answer.returncode == DONE, answer.stderr
    assert "申请加入" in answer.stdout
    assert "I will speak English with you" in answer.stdout


def test_whoever_sends_the_printed_code_becomes_the_operator(place):
    code = re.search(r"认领管理员 (\w{8})", call(place, "console").stdout)[1]
    answer = call(place, "console", given=f"站长: 认领管理员 {code}\n")
    assert "管理员" in answer.stdout.split(code)[-1]
    assert "认领管理员" not in call(place, "console").stdout


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_the_service_starts_shows_its_health_and_stops_cleanly(place, sent):
    log = (place / "log").open("w+", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=place,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=log,
    )
    try:
        url = ""
        for _ in range(600):
            found = re.search(r'"url": "(http[^"]+)"', (place / "log").read_text(encoding="utf-8"))
            if found:
                url = found[1]
                break
            assert process.poll() is None, (place / "log").read_text(encoding="utf-8")
            time.sleep(0.1)
        assert url
        for path, word in (("/healthz", "ok"), ("/readyz", "ready"), ("/metrics", "ygj_messages")):
            with urllib.request.urlopen(url + path, timeout=20) as answer:
                assert word in answer.read().decode()
        process.send_signal(sent)
        assert process.wait(30) == DONE
    finally:
        process.kill()
        process.wait()
        log.close()
    text = (place / "log").read_text(encoding="utf-8")
    assert '"event": "stopped"' in text
    assert "Traceback" not in text


def test_a_port_that_is_taken_is_said_in_a_sentence(place):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        answer = call(place, "run", YGJ_WEB__PORT=port)
    assert answer.returncode == FAILED
    assert "没能启动" in answer.stderr
