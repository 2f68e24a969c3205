"""`classify`, `learn`, `evaluate`, `hot` as somebody at a terminal meets them."""

from __future__ import annotations

import csv
import gzip
import json

import pytest
from typer.testing import CliRunner

from bot.__main__ import app

RUN = CliRunner()
SAYINGS = {
    "电梯": ("电梯坏了", "电梯停在三楼", "电梯不动了", "电梯门打不开", "电梯里有异响"),
    "卫生": ("垃圾没人收", "垃圾桶满了", "楼道太脏了", "垃圾房很臭", "保洁没有打扫"),
}


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "said.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(["id", "title", "label", "time", "user"])
        for n in range(30):
            label = list(SAYINGS)[n % 2]
            out.writerow([n, SAYINGS[label][n // 2 % 5], label, f"2024-05-{n + 1:02} 10:00:00", n])
    return file


def learnt(table, tmp_path):
    out = tmp_path / "words.tsv"
    done = RUN.invoke(
        app, ["learn", str(table), "--text", "title", "--label", "label", "-o", str(out)]
    )
    assert done.exit_code == 0, done.output
    return out


def test_each_line_of_talk_gets_one_line_of_json():
    said = [
        {"id": "a", "text": "3栋2单元电梯又停了", "thread": "t", "speaker": "王"},
        {"id": 2, "text": "我们这栋也是", "thread": "t", "speaker": "李"},
        {"id": 3, "text": "今天天气真好"},
    ]
    done = RUN.invoke(
        app, ["classify", "--jsonl"], input="\n".join(map(json.dumps, said)) + "\n坏行\n"
    )
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert [row["id"] for row in rows] == ["a", 2, 3]
    assert [row["is_request"] for row in rows] == [True, False, False]
    assert rows[1]["follows"] == "a"
    assert rows[0]["place"] == {"building": "3", "unit": "2", "room": None, "other": None}
    assert set(rows[0]) == {
        "id", "is_request", "confidence", "category", "subcategory", "second", "place", "urgency",
        "follows", "keywords",
    }  # fmt: skip


def test_what_a_writer_adds_to_their_own_request_neither_opens_nor_follows():
    said = [
        {"id": "a", "text": "楼道灯坏了好几天了，麻烦修一下", "thread": "t", "speaker": "王"},
        {"id": "b", "text": "7栋1单元", "thread": "t", "speaker": "王"},
        {"id": "c", "text": "我家也是", "thread": "t", "speaker": "李"},
    ]
    done = RUN.invoke(app, ["classify", "--jsonl"], input="\n".join(map(json.dumps, said)) + "\n")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["is_request"], row["follows"]) for row in rows] == [
        (True, None), (False, None), (False, "a"),
    ]  # fmt: skip


def test_a_sentence_is_explained_in_words():
    done = RUN.invoke(app, ["classify", "3栋电梯坏了"])
    assert done.exit_code == 0
    assert "电梯" in done.stdout


def test_learning_and_measuring_agree_on_columns(table, tmp_path):
    words = learnt(table, tmp_path)
    done = RUN.invoke(
        app,
        [
            "evaluate",
            str(table),
            "--lexicon",
            str(words),
            "--text",
            "title",
            "--label",
            "label",
            "--json",
        ],
    )
    result = json.loads(done.stdout[done.stdout.index("{") :])
    assert set(result) == {"accuracy", "macro_f1", "n", "per_class", "coverage"}
    assert set(result["coverage"]) == {"100", "90", "80", "70"}
    assert result["accuracy"] == 1.0


def test_a_packed_table_is_read_like_a_plain_one(table, tmp_path):
    packed = tmp_path / "said.csv.gz"
    packed.write_bytes(gzip.compress(table.read_bytes()))
    assert learnt(packed, tmp_path).read_text() == learnt(table, tmp_path).read_text()


def test_hot_issues_come_as_json(table):
    done = RUN.invoke(
        app,
        [
            "hot",
            str(table),
            "--id",
            "id",
            "--text",
            "title",
            "--time",
            "time",
            "--user",
            "user",
            "--json",
        ],
    )
    found = json.loads(done.stdout[done.stdout.index("[") :])
    assert set(found[0]) == {"ids", "title", "place", "people", "first", "last", "score"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["learn", "nowhere.csv", "--text", "t", "--label", "l", "-o", "x"],
        ["evaluate", "{table}", "--lexicon", "{table}", "--text", "title", "--label", "label"],
        ["learn", "{table}", "--text", "nothing", "--label", "label", "-o", "x"],
        ["hot", "{table}"],
    ],
)
def test_a_mistake_on_the_command_line_ends_with_two_and_a_sentence(table, arguments):
    done = RUN.invoke(app, [argument.format(table=table) for argument in arguments])
    assert done.exit_code == 2
    assert "Traceback" not in done.output
