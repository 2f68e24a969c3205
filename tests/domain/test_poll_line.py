"""A poll in one line, with whatever signs people type."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import polls
from domain.conversation import Refused
from domain.poll_line import read_line, split_options, split_scope
from domain.polls import Who

HOME = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 11, 40, tzinfo=HOME)


def read(line):
    return polls.check(read_line(line, NOW, HOME), NOW)


@pytest.mark.parametrize(
    ("line", "question", "options", "closes"),
    [
        (
            "电梯广告费怎么用? 修门禁 / 种花 / 存起来 截止 周日20:00 范围 3栋 多选",
            *("电梯广告费怎么用?", ("修门禁", "种花", "存起来"), "11-29 20:00"),
        ),
        (
            "电梯广告费怎么用？修门禁／种花／存起来，截止：11月30日20：00，多选",
            *("电梯广告费怎么用？", ("修门禁", "种花", "存起来"), "11-30 20:00"),
        ),
        ("要不要装充电桩 同意/反对", "要不要装充电桩", ("同意", "反对"), "11-30 20:00"),
        (
            "要不要装充电桩：同意、反对、弃权 截止3天",
            *("要不要装充电桩", ("同意", "反对", "弃权"), "11-26 20:00"),
        ),
        (
            "小区大门晚上几点关？ A. 22点 B. 23点 C. 不关 截止 下周五",
            *("小区大门晚上几点关？", ("22点", "23点", "不关"), "12-04 20:00"),
        ),
        (
            "春节灯笼挂哪里?\n大门\n广场\n每栋楼下\n截止 12月1日",
            *("春节灯笼挂哪里?", ("大门", "广场", "每栋楼下"), "12-01 20:00"),
        ),
        (
            "Shall we plant trees? yes / no until Sunday 8pm",
            *("Shall we plant trees?", ("yes", "no"), "11-29 20:00"),
        ),
        ("装不装门禁? 装 不装", "装不装门禁?", ("装", "不装"), "11-30 20:00"),
        (
            "报名截止时间定几号? 5号/10号 截止 周日",
            *("报名截止时间定几号?", ("5号", "10号"), "11-29 20:00"),
        ),
    ],
)
def test_a_line_is_read_whatever_the_signs(line, question, options, closes):
    draft = read(line)
    assert draft.question == question
    assert draft.options == options
    assert draft.closes_at.astimezone(HOME).strftime("%m-%d %H:%M") == closes


def test_the_settings_may_stand_anywhere_at_the_ends():
    draft = read("范围：3栋 电梯要不要换 换/不换 截止 明天晚上8点 参与率 50% 多选 按人 公开")
    assert (draft.scope, draft.quorum, draft.multiple) == ("3栋", 50, True)
    assert (draft.who, draft.open_counts) == (Who.PERSONS, True)


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("要不要公开物业账目? 公开 / 不公开 / 无所谓", ("公开", "不公开", "无所谓")),
        ("停车位怎么分? 1、抽签 2、先到先得 3、按户", ("抽签", "先到先得", "按户")),
        ("物业费怎么收? 仅限白天 / 限时段 / 都行", ("仅限白天", "限时段", "都行")),
    ],
)
def test_an_option_that_sounds_like_a_setting_stays_an_option(line, options):
    draft = read(line)
    assert draft.options == options
    assert draft.scope == ""
    assert draft.who is Who.HOUSEHOLDS


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("", "poll-no-question"),
        ("要不要", "poll-no-options"),
        ("截止 呵呵 装门禁? 是/否", "poll-close-unclear"),
        ("装门禁? 是/否 截止 11月1日", "poll-close-past"),
        ("装门禁? 是/是", "poll-option-twice"),
    ],
)
def test_what_is_missing_is_said(line, why):
    with pytest.raises(Refused) as refused:
        read(line)
    assert refused.value.key == why


words = st.text(st.sampled_from("修灯种花门禁停车充电桩"), min_size=1, max_size=8)


@given(words, st.lists(words, min_size=2, max_size=12, unique=True), st.sampled_from("/|;／｜；"))
def test_every_question_and_its_options_are_read_back(question, options, sign):
    draft = read(f"{question}？{f' {sign} '.join(options)} 截止 周日20:00")
    assert draft.question == f"{question}？"
    assert draft.options == tuple(options)


@given(
    st.lists(words, min_size=2, max_size=12, unique=True), st.sampled_from(["/", "、", "，", "\n"])
)
def test_options_alone_are_read_back(options, sign):
    assert split_options(sign.join(options)) == tuple(options)


@given(st.text(max_size=120))
def test_no_line_breaks_the_reader(line):
    try:
        draft = read_line(line, NOW, HOME)
    except Refused as refused:
        keys = refused.key
        assert keys.startswith("poll-")
    else:
        assert draft.options


def test_a_scope_is_split_from_a_notice():
    assert split_scope("范围 3栋 明天停水") == ("3栋", "明天停水")
    assert split_scope("全小区停水") == ("", "全小区停水")
    assert split_scope("范围：全小区 明天停水") == ("", "明天停水")
