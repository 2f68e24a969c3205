"""`classify`, `learn`, `evaluate`, `hot` and `make lexicon` in processes of their own: what scripts may rely on."""

from __future__ import annotations

import csv
import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app

HOUSE = Path(__file__).parent.parent
DONE, MISUSED = 0, 2
LEXICON = "label\t电梯\t卫生\nbias\t0\t0\n^电梯\t100\t\n^垃圾\t\t100\n"
SAYINGS = {
    "电梯": ("电梯坏了", "电梯停在三楼", "电梯不动了", "电梯门打不开", "电梯里有异响"),
    "卫生": ("垃圾没人收", "垃圾桶满了", "楼道太脏了", "垃圾房很臭", "保洁没有打扫"),
}


@pytest.fixture
def place(tmp_path):
    rows = [["编号", "标题", "正文", "类别", "时间", "谁"]]
    for n in range(40):
        label = list(SAYINGS)[n % 2]
        said = SAYINGS[label][n // 2 % 5]
        rows.append(
            [
                n,
                said,
                f"请问{said}，什么时候处理？\n谢谢",
                label,
                f"2024/5/{n % 28 + 1} 10:00:00",
                n % 9,
            ]
        )
    with (tmp_path / "said.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    (tmp_path / "said.csv.gz").write_bytes(gzip.compress((tmp_path / "said.csv").read_bytes()))
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    (tmp_path / "head.csv").write_text("标题,类别\n", encoding="utf-8")
    (tmp_path / "one.csv").write_text("标题,类别\n电梯坏了,电梯\n电梯停了,电梯\n", encoding="utf-8")
    (tmp_path / "other.csv").write_text("标题,类别\n电梯坏了,别的\n", encoding="utf-8")
    (tmp_path / "torn.csv.gz").write_bytes(b"\x1f\x8b no gzip")
    return tmp_path


def call(place, *words, given="", language="zh"):
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(HOUSE), "YGJ_LANG": language},
        input=given if isinstance(given, bytes) else given.encode(),
        capture_output=True,
        timeout=120,
    )


def learn(place, file, out, *columns):
    texts = [word for column in columns for word in ("--text", column)]
    words = ["learn", str(place / file), *texts, "--label", "类别", "-o", str(place / out)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == DONE, done.output
    return (place / out).read_bytes()


def test_what_is_learnt_is_the_same_to_the_byte_packed_or_not(place):
    first = learn(place, "said.csv", "a.tsv", "标题", "正文")
    assert learn(place, "said.csv", "b.tsv", "标题", "正文") == first
    assert learn(place, "said.csv.gz", "c.tsv", "标题", "正文") == first
    assert b"# columns=2" in first


def test_figures_stand_alone_on_the_output_and_the_bar_on_the_other_stream(place):
    learn(place, "said.csv", "a.tsv", "标题", "正文")
    columns = ("--text", "标题", "--text", "正文", "--label", "类别")
    done = [
        call(place, "evaluate", file, "--lexicon", "a.tsv", *columns, "--json")
        for file in ("said.csv", "said.csv.gz")
    ]
    assert done[0].stdout == done[1].stdout
    found = json.loads(done[0].stdout)
    assert set(found) == {"accuracy", "macro_f1", "n", "per_class", "coverage"}
    assert set(found["coverage"]) == {"100", "90", "80", "70"}
    assert (found["n"], found["accuracy"]) == (40, 1.0)


def test_hot_issues_are_one_json_list_twice_the_same(place):
    columns = ("--id", "编号", "--text", "标题", "--text", "正文", "--time", "时间", "--user", "谁")
    one, other = (
        call(place, "hot", file, *columns, "--json") for file in ("said.csv", "said.csv.gz")
    )
    assert one.stdout == other.stdout
    found = json.loads(one.stdout)
    assert set(found[0]) == {"ids", "title", "place", "people", "first", "last", "score"}
    scores = [issue["score"] for issue in found]
    assert scores == sorted(scores, reverse=True)


def talk(*lines):
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def test_talk_is_answered_line_by_line_and_twice_the_same(place):
    given = talk(
        {"id": "x1", "text": "3栋2单元电梯", "thread": 7, "speaker": "甲", "time": "2024-05-01T09:00:00"},
        {"id": "x2", "text": "又坏了", "thread": 7, "speaker": "甲", "time": "2024-05-01T09:00:20"},
        {"id": "x3", "text": "我们这栋也是", "thread": 7, "speaker": "乙", "time": 1714554060},
        {"id": "x4", "text": "楼道灯坏了", "thread": 8, "speaker": "8幢-林"},
        {"id": 5, "text": "今天天气真好"},
    )  # fmt: skip
    one, other = (call(place, "classify", "--jsonl", given=given) for _ in range(2))
    assert one.stdout == other.stdout
    rows = [json.loads(line) for line in one.stdout.splitlines()]
    assert [row["id"] for row in rows] == ["x1", "x2", "x3", "x4", 5]
    assert [row["is_request"] for row in rows] == [False, True, False, True, False]
    assert [row["follows"] for row in rows] == [None, None, "x2", None, None]
    assert rows[1]["place"] == {"building": "3", "unit": "2", "room": None, "other": None}
    assert rows[3]["place"]["building"] == "8"
    assert rows[4]["urgency"] is None
    for row in rows:
        assert list(row) == [
            "id", "is_request", "confidence", "category", "subcategory", "second", "place", "urgency", "follows", "keywords",
        ]  # fmt: skip
        assert 0 <= row["confidence"] <= 1


BAD = [b"no json\n", b'{"id": 1}\n', b'["text"]\n', b'{"text": 3}\n', b"[" * 100_000 + b"\n"]


@pytest.mark.parametrize(("language", "word"), [("zh", "跳过"), ("en", "skipped")])
def test_lines_that_cannot_be_read_are_named_and_the_others_are_answered(place, language, word):
    first, last = ({"id": 1, "text": "电梯坏了"}, {"id": 2, "text": "你好"})
    given = talk(first).encode() + b"".join(BAD) + talk(last).encode()
    done = call(place, "classify", "--jsonl", given=given, language=language)
    assert done.returncode == MISUSED
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 2]
    complaints = done.stderr.decode().splitlines()
    assert len(complaints) == len(BAD) + 1
    assert all(word in line for line in complaints)
    assert b"Traceback" not in done.stderr


def test_stray_bytes_half_characters_and_odd_times_end_nothing(place):
    given = (
        b'{"id": "\\ud800", "text": "\xff\xfe\xe7\x94", "thread": "t", "time": 1e400}\n'
        + talk(
            {"id": 2, "text": "", "thread": "t", "time": "yesterday"},
            {"id": None, "text": "a" * 100_000, "thread": None, "speaker": 5, "time": True},
        ).encode()
    )
    done = call(place, "classify", "--jsonl", given=given)
    assert done.returncode == DONE, done.stderr
    assert len(done.stdout.splitlines()) == 3


def test_no_lines_no_answer(place):
    done = call(place, "classify", "--jsonl", given="\n\n")
    assert (done.returncode, done.stdout) == (DONE, b"")


LEARN = ("--text", "标题", "--label", "类别", "-o", "x.tsv")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("learn", "said.csv", "--text", "没有", "--label", "类别", "-o", "x"), "没有“没有”这一列"),
        (("learn", "none.csv", *LEARN), "读不了"),
        (("learn", "empty.csv", *LEARN), "没有“标题”这一列"),
        (("learn", "head.csv", *LEARN), "没有可用的行"),
        (("learn", "one.csv", *LEARN), "两种标签"),
        (("learn", "torn.csv.gz", *LEARN), "读不了"),
        (("learn", "said.csv", "--text", "标题"), "这样写"),
        (("evaluate", "other.csv", "--lexicon", "a.tsv", *LEARN[:4]), "一个也不认识"),
        (("evaluate", "said.csv", "--lexicon", "said.csv", *LEARN[:4]), "不是能用的词库"),
        (("evaluate", "said.csv", "--lexicon", "none.tsv", *LEARN[:4]), "读不了"),
        (("hot", "said.csv", "--id", "没有", "--text", "标题", "--time", "时间", "--user", "谁"), "没有“没有”这一列"),
    ],
)  # fmt: skip
def test_a_mistake_is_a_sentence_and_ends_with_two(place, monkeypatch, words, sentence):
    monkeypatch.chdir(place)
    (place / "a.tsv").write_text(LEXICON, encoding="utf-8")
    done = CliRunner().invoke(app, list(words))
    assert done.exit_code == MISUSED, done.output
    assert sentence in done.stderr
    assert done.stdout == ""


def test_a_mistake_is_said_in_the_language_of_the_terminal(place):
    done = call(place, "learn", "empty.csv", *LEARN, language="en")
    assert done.returncode == MISUSED
    assert b"has no column" in done.stderr
    assert done.stdout == b""


def test_labels_that_the_lexicon_does_not_know_are_warned_of_and_count_as_wrong(place, monkeypatch):
    monkeypatch.chdir(place)
    (place / "a.tsv").write_text(LEXICON, encoding="utf-8")
    (place / "mixed.csv").write_text("标题,类别\n电梯坏了,电梯\n车位没了,停车\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", "mixed.csv", "--lexicon", "a.tsv", *LEARN[:4], "--json"])  # fmt: skip
    assert done.exit_code == DONE
    assert "停车" in done.stderr
    assert json.loads(done.stdout[done.stdout.index("{") :])["accuracy"] == 0.5


def test_the_lexicon_is_made_from_a_folder_and_asks_for_one(place):
    bare = {k: v for k, v in os.environ.items() if k != "DATA"}
    done = subprocess.run(
        [sys.executable, "scripts/lexicon.py"], cwd=HOUSE, env=bare, capture_output=True
    )
    assert done.returncode == MISUSED
    assert b"make lexicon DATA=" in done.stderr
