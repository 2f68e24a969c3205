"""Lines of one talk: joined, followed, added."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain.understanding import Understanding
from domain.understanding.lines import Line
from domain.understanding.talk import judged, may_begin, may_join

START = datetime(2024, 5, 1, 9, tzinfo=UTC)
UNDERSTANDING = Understanding.load()


def talk(*said, gap=timedelta(seconds=20)):
    lines = [
        Line(str(i), "group", speaker, START + i * gap, text)
        for i, (speaker, text) in enumerate(said)
    ]
    return [one.judgement for one in judged(lines, UNDERSTANDING)]


def test_a_request_in_two_messages_is_one_request():
    first, second = talk(("a", "3栋2单元电梯"), ("a", "又坏了"))
    assert not first.is_request
    assert second.is_request
    assert second.parts == ("0", "1")
    assert second.reading.places[0].label() == "3栋2单元"


def test_a_neighbour_who_says_here_too_follows_the_first():
    _, second = talk(("a", "5栋停水了，什么情况"), ("b", "我们这栋也是"))
    assert second.follows == "0"


def test_the_place_said_afterwards_is_added_to_the_own_request():
    _, second = talk(("a", "楼道灯坏了好几天了，麻烦修一下"), ("a", "7栋1单元"))
    assert (second.is_request, second.follows, second.adds) == (False, "0", True)


def test_a_different_matter_of_the_same_person_is_a_request_of_its_own():
    _, second = talk(("a", "3栋电梯坏了，麻烦修一下"), ("a", "还有垃圾房臭死了没人清理"))
    assert second.is_request
    assert second.follows is None


def test_after_an_hour_nothing_is_joined():
    _, second = talk(("a", "3栋2单元电梯"), ("a", "又坏了"), gap=timedelta(hours=1))
    assert second.parts == ("1",)


def test_strangers_are_not_joined():
    _, second = talk(("a", "3栋2单元电梯"), ("b", "又坏了"))
    assert second.parts == ("1",)


def test_thanks_and_questions_about_it_open_nothing():
    answers = talk(("a", "3栋电梯坏了，快来修"), ("b", "修好了吗"), ("a", "谢谢"), ("c", "好的"))
    assert [answer.is_request for answer in answers] == [True, False, False, False]


def test_danger_opens_its_own_request_whatever_was_said_before():
    """R-T02."""
    _, second = talk(("a", "3栋电梯坏了，快来修"), ("a", "电梯里有人被困！快来人"))
    assert second.is_request
    assert second.reading.urgency == "P0"


def test_how_a_neighbour_fares_with_a_trouble_stands_behind_the_request():
    answers = talk(
        ("a", "车库入口积水了"),
        ("b", "我车底盘都进水了"),
        ("c", "昨天就这样了"),
        ("d", "我们那边没积水"),
    )
    assert [answer.follows for answer in answers] == [None, "0", "0", None]


def test_what_is_being_done_about_it_follows_nothing():
    answers = talk(("a", "着火了！车棚那边"), ("b", "已经打119了"), ("c", "物业说马上来"))
    assert [(one.is_request, one.follows) for one in answers[1:]] == [(False, None)] * 2


def test_a_detail_filed_elsewhere_still_belongs_to_the_request_just_made():
    _, second = talk(("a", "我家天花板漏水"), ("a", "敲门没人"))
    assert (second.is_request, second.follows, second.adds) == (False, "0", True)


def became(*said, gap=timedelta(minutes=1)):
    """Return for each line "open", whom it follows, whose own request it adds to, or "-"."""
    found = []
    for one in talk(*said, gap=gap):
        if one.follows is None:
            found.append("open" if one.is_request else "-")
        else:
            found.append(f"{'adds to' if one.adds else 'follows'} {one.follows}")
    return found


@pytest.mark.parametrize(
    "second",
    [
        "对的 昨晚就停了 我爬回来的",
        "是的 半个月了",
        "真的 差点把我关里头",
        "就是呀",
        "是啊",
        "确实",
        "没错，天天这样",
        "昨晚就这样了",
        "难怪 我等了半天",
        "我902都听得见那个响声",
        "我们这边那部也停了",
        "7楼也停了",
        "确实烦，老人都下不来",
    ],
)
def test_a_neighbour_who_confirms_a_trouble_in_their_own_words_stands_behind_it(second):
    assert may_join(second)  # or the program would not even look
    assert became(("a", "3栋电梯又坏了，快来修"), ("b", second)) == ["open", "follows 0"]


@pytest.mark.parametrize("gap", [1, 8])
def test_a_nod_counts_as_long_as_nobody_has_said_anything_else(gap):
    said = ("a", "5栋楼道灯不亮了，来修一下"), ("b", "是的 黑了一个多星期")
    assert became(*said, gap=timedelta(minutes=gap)) == ["open", "follows 0"]


@pytest.mark.parametrize(
    "second",
    [
        "开发商说这个正常的",
        "我刚刷可以的呀",
        "我这边倒亮着",
        "都是邻居 让一让",
        "赶紧找物业",
        "他们说师傅在路上",
        "谁家的",
    ],
)
def test_who_answers_advises_or_has_no_such_trouble_stands_behind_nothing(second):
    assert became(("a", "2单元门禁刷不开了"), ("b", second)) == ["open", "-"]


def test_a_neighbour_joins_a_question_that_shows_an_outage():
    said = talk(("a", "有人知道为什么没水吗"), ("b", "我家也没"), ("c", "我们这幢也是"))
    assert [one.follows for one in said[1:]] == ["0", "0"]


def test_one_danger_is_one_request_however_many_speak_of_it():
    """R-T02: what is new about it is told to those who were called already."""
    said = became(("a", "12栋六楼着火了！"), ("b", "看到了 119打了"), ("a", "12栋那家窗户火好大"))
    assert said == ["open", "follows 0", "adds to 0"]


def test_where_a_missing_child_was_last_is_part_of_the_same_call():
    said = ("a", "我孙子不见了 五岁"), ("b", "在哪里走丢的"), ("a", "8栋下面滑梯 蓝衣服")
    assert became(*said) == ["open", "-", "adds to 0"]


def test_a_neighbours_detail_of_a_matter_opens_no_second_one():
    said = ("a", "6栋这边垃圾桶满了三天没人收"), ("b", "有人半夜扔的 大件")
    assert became(*said) == ["open", "-"]


def test_who_says_what_they_did_for_somebody_asks_for_nothing():
    said = ("a", "我的牛奶箱谁看到了"), ("b", "我帮你收进来了 放消防栓上面")
    assert became(*said)[1] == "-"


def test_a_spot_by_itself_only_begins_a_request():
    said = ("a", "沙坑"), ("a", "里面好多碎玻璃 快来清一下")
    assert became(*said, gap=timedelta(seconds=20)) == ["-", "open"]


@pytest.mark.parametrize(
    "text",
    ["顶楼又在砌墙了", "自来水好黄", "草坪里好多狗屎", "楼上半夜拖椅子", "二期停车场地面全是水"],
)
def test_a_short_report_is_whole_without_any_word_like_broken(text):
    assert became(("a", text)) == ["open"]


def test_noise_that_starts_again_belongs_to_the_request_made_before():
    said = ("a", "9栋1201装修太吵了，中午都不停"), ("a", "又开始敲了！")
    assert became(*said, gap=timedelta(minutes=20)) == ["open", "adds to 0"]


def test_an_empty_call_is_no_part_of_what_is_asked():
    said = ("a", "有人在吗"), ("a", "我家卫生间顶上"), ("a", "一直往下滴水")
    assert became(*said, gap=timedelta(seconds=15)) == ["-", "-", "open"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("电梯又坏了", "楼道灯坏了"), ("3栋停水了", "有人违停"), ("路灯不亮", "单元门坏了")],
)
def test_two_faults_told_one_after_the_other_are_two_requests(first, second):
    assert became(("a", first), ("a", second)) == ["open", "open"]


@pytest.mark.parametrize(
    "lines",
    [
        ["大家收到水费账单没有"],
        ["业委会选举名单出来没"],
        ["有没有闻到怪味道"],
        ["问问大家家里", "暖气热不热啊"],
    ],
)
def test_who_asks_everybody_how_it_is_with_them_asks_for_nothing(lines):
    assert set(became(*(("a", text) for text in lines), gap=timedelta(seconds=10))) == {"-"}


def test_none_here_either_joins_an_outage_and_no_noise():
    assert became(("a", "今天怎么没水啊"), ("b", "我家没有"))[1] == "follows 0"
    assert became(("a", "楼上又在打孔，吵死了"), ("b", "我家没有"))[1] == "-"


def test_a_guess_at_the_cause_is_nothing_to_stand_behind():
    said = ("a", "电梯里又有股烟味"), ("b", "有人抽烟呗"), ("c", "天天有人抽 说也没用")
    assert became(*said) == ["open", "-", "follows 0"]


def test_who_says_that_help_is_coming_raises_no_second_alarm():
    said = ("a", "着火了！11栋地下车库"), ("b", "119来了"), ("c", "消防车到门口了")
    assert became(*said) == ["open", "-", "-"]


@pytest.mark.parametrize("second", ["早上五点多就停了", "六幢一样 走得腿酸", "我就卡在一楼等着"])
def test_since_when_and_the_same_here_stand_behind_a_request_even_if_they_sound_like_one(second):
    assert may_join(second)
    assert became(("a", "左边电梯又停了"), ("b", second)) == ["open", "follows 0"]


@pytest.mark.parametrize("gap", [1, 9])
def test_what_the_suppliers_say_opens_nothing(gap):
    said = ("a", "怎么又停电了"), ("b", "供电局说线路故障 抢修中")
    assert became(*said, gap=timedelta(minutes=gap)) == ["open", "-"]


def test_the_call_for_help_is_no_second_voice_of_a_danger():
    said = ("a", "7幢阳台着火了"), ("b", "看到了 五楼 火蛮大"), ("c", "119打了")
    assert became(*said) == ["open", "follows 0", "-"]


def test_a_car_by_its_looks_only_begins_a_request():
    said = ("a", "谁的车 白色 尾号52"), ("a", "堵我车位前面 出不去 上班要迟到了")
    assert became(*said) == ["-", "open"]


def test_what_one_neighbour_tells_another_who_asked_is_no_request():
    said = ("a", "你家上次漏水后来怎么弄的"), ("b", "动了维修基金 等了四个月")
    assert became(*said) == ["-", "-"]


@pytest.mark.parametrize("text", ["谁要纸箱 搬完家剩一堆 白送", "烧烤约不约 河边那片草地"])
def test_an_offer_within_a_talk_is_no_request(text):
    assert became(("a", text)) == ["-"]


def test_how_it_ended_opens_nothing_new():
    said = ("a", "4栋楼道里好大的煤气味"), ("a", "燃气公司来关掉了 是软管老化")
    assert became(*said, gap=timedelta(minutes=20))[1] in ("-", "adds to 0")


@pytest.mark.parametrize("second", ["油烟熏死人", "声音大得我家电视都听不清", "城管快来管管"])
def test_how_bad_it_is_and_a_push_stand_behind_a_request(second):
    assert may_join(second) or UNDERSTANDING.read(second).zone != "silent"
    assert became(("a", "楼下烧烤店放音乐冒油烟到半夜"), ("b", second)) == ["open", "follows 0"]


def test_that_it_was_reported_already_is_no_second_voice():
    assert became(("a", "南门外路上一个大坑 快补上"), ("b", "报过市政了")) == ["open", "-"]


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ("11幢1单元厨房返水了 快来人", "物业：收到，疏通师傅二十分钟到", "-"),
        ("刚才外面砰的一声 变压器炸了吧", "我还以为放炮呢", "-"),
        ("外面砰的一声 吓我一跳", "我还以为爆炸了呢", "-"),
        ("地下室灯全灭了 来看看", "负二暗了有三四天了", "follows 0"),
    ],
)
def test_staff_who_answer_and_neighbours_who_tell_open_nothing_of_their_own(first, second, what):
    assert became(("a", first), ("b", second))[1] == what


def test_that_the_button_does_not_work_belongs_to_the_call_from_the_lift():
    said = ("a", "我被关电梯里了 21号楼"), ("b", "按那个黄色铃"), ("a", "按了没声音")
    assert became(*said, gap=timedelta(minutes=2)) == ["open", "-", "adds to 0"]


def test_what_to_do_at_once_is_advice():
    assert became(("a", "漏电了！摸水龙头麻手"), ("b", "快断电"), ("c", "别碰开关"))[1:] == [
        "-",
        "-",
    ]


def test_a_neighbour_who_chases_without_naming_anything_means_what_was_asked_last():
    said = ("a", "消防通道又停满了车"), ("b", "放学接娃的吧"), ("c", "天天停 没人管")
    assert became(*said) == ["open", "-", "follows 0"]


def test_an_invitation_calls_nobody():
    assert not may_begin("有人去爬山吗")


@pytest.mark.parametrize(
    "text",
    [
        "【停电通知】10月15日8:00-17:00，1至6幢线路检修停电",
        "【通知】明日7幢1单元电梯更换钢丝绳，8:00-18:00停梯",
    ],
)
def test_a_notice_with_its_heading_is_no_request(text):
    assert became(("a", text)) == ["-"]


def test_a_door_after_a_call_is_no_request_yet():
    said = ("a", "@物业客服 在吗"), ("a", "3幢2单元"), ("a", "楼道灯不亮了")
    assert became(*said, gap=timedelta(seconds=30)) == ["-", "-", "open"]
