"""The script of the demo's week: who says and does what, and when. What the house cannot do yet is passed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.demo import pictures

Photo = Callable[[], tuple[bytes, int, int]]


@dataclass(frozen=True, slots=True)
class Say:
    """Somebody writes: in the group, or to the bot. `answers` are words of the message that is answered."""

    days_ago: int
    at: str
    who: str
    text: str
    group: bool = True
    answers: str = ""
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody presses the newest button whose command begins with `command`, on a message that speaks `about` something."""

    days_ago: int
    at: str
    who: str
    command: str
    about: str = ""
    group: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """The quiet neighbours vote in the newest poll of the group; `shares` are rising sums of percent for each option."""

    days_ago: int
    at: str
    count: int
    shares: tuple[int, ...]
    command: str = "vote"


Step = Say | Press | Vote


def _to_bot(days_ago: int, at: str, who: str, text: str, answers: str = "") -> Say:
    return Say(days_ago, at, who, text, group=False, answers=answers)


WEEK: tuple[Step, ...] = (
    # A week ago: the station head sets up the month, and ordinary talk
    _to_bot(7, "09:05", "zhou", "会议 规则 每月第二个周二 19:00 互助站活动室"),
    Say(
        7,
        "09:12",
        "zhou",
        "各位邻居早，我是互助站站长周国平。以后有事直接在群里说，云管家会登记，我们来跑。",
    ),
    Say(7, "09:14", "zheng", "好的好的，辛苦周站长🌹"),
    Say(7, "09:20", "gu", "这个方便，不用再跑物业了"),
    Say(7, "12:31", "ma", "有没有人拼西瓜，8424，送到小区门口"),
    Say(7, "12:33", "jin", "我要两个！"),
    Say(7, "12:40", "tang", "我也要一个"),
    Say(7, "18:47", "lin", "3栋2单元电梯又停了，老人下不来楼"),
    Say(7, "18:49", "wu", "我也困在一楼，拎着菜等了十分钟了"),
    Press(7, "18:50", "wu", "me_too", "电梯", group=True),
    Press(7, "18:52", "zhou", "take", "电梯"),
    Press(7, "18:54", "zhou", "assign", "电梯"),
    Press(7, "18:58", "he", "take", "电梯"),
    Say(7, "19:02", "he", "维保师傅在路上了，20分钟到。走楼梯的慢点", group=True),
    Say(7, "19:04", "fang", "好，不急，注意安全"),
    Press(7, "19:55", "he", "done", "电梯"),
    _to_bot(7, "19:56", "he", "门机皮带松了，已更换，试运行正常"),
    Say(7, "20:03", "lin", "好了好了，谢谢何经理，速度快的👍"),
    Press(7, "20:10", "lin", "rate", "电梯"),
    # Six days ago
    Say(6, "07:40", "zheng", "今天菜场的杨梅真新鲜"),
    Say(6, "08:15", "chen", "8栋1单元五楼的楼道灯不亮了，晚上黑漆漆的", photo=pictures.lamp),
    Press(6, "08:40", "zhou", "take", "8栋"),
    Press(6, "08:42", "zhou", "assign", "8栋"),
    Press(6, "09:10", "he", "take", "8栋"),
    Press(6, "15:20", "he", "done", "8栋"),
    _to_bot(6, "15:21", "he", "灯泡和声控开关都换了"),
    Press(6, "18:30", "chen", "rate", "8栋"),
    Say(6, "19:10", "ma", "专业疏通管道、家电清洗，价格优惠，加微信详聊"),
    Say(6, "19:12", "tang", "群里别发广告哈😂"),
    Say(6, "20:30", "shen", "谁家的猫在8栋楼下叫，好可爱"),
    # Five days ago: a quiet matter in private, and a proposal
    _to_bot(5, "08:55", "gu", "楼上二楼半夜老是拖椅子，吵得我睡不着，麻烦站里帮忙说说，别点名"),
    Press(5, "09:30", "zhou", "take", "顾阿姨"),
    Say(5, "10:02", "wang", "西门垃圾桶满了两天没清，苍蝇都来了", photo=pictures.bins),
    Press(5, "10:20", "zhou", "take", "垃圾"),
    Press(5, "10:21", "zhou", "assign", "垃圾"),
    Press(5, "10:40", "he", "take", "垃圾"),
    Press(5, "14:05", "he", "done", "垃圾"),
    _to_bot(5, "14:06", "he", "已清运，西门增加一只240升桶，改为一天两清"),
    Press(5, "17:20", "wang", "rate", "垃圾"),
    Say(5, "17:22", "wang", "西门那边干净多了，谢谢"),
    Say(5, "20:11", "jin", "小朋友放学没地方玩，健身区旁边那块空地能不能利用起来？"),
    Say(5, "20:15", "zhang", "同意，装两个秋千也好"),
    Say(5, "20:18", "fang", "老人也想要几张带靠背的椅子"),
    # Four days ago: the station asks everybody
    _to_bot(
        4,
        "09:30",
        "zhou",
        "议事 健身区旁的空地怎么用？ | 儿童游乐角 | 带靠背的休息椅 | 两样都做，各占一半 | 先不动 法定比例 20% 截止 2天后 20:00",
    ),
    Say(4, "09:36", "zhou", "空地怎么用，请大家在上面投一票，一户一票，两天后截止。"),
    Vote(4, "10:00", 11, (28, 48, 92, 100)),
    Press(4, "10:05", "wang", "vote", "空地", group=True),
    Press(4, "12:15", "lin", "vote", "空地", group=True),
    Vote(4, "19:30", 22, (28, 48, 92, 100)),
    Say(4, "19:41", "wu", "投好了，希望两样都有"),
    Say(4, "21:05", "zhang", "5栋地下车库B区漏水，滴到我车上了", photo=pictures.puddle),
    Press(4, "21:20", "zhou", "take", "漏水"),
    Press(4, "21:22", "zhou", "assign", "漏水"),
    # Three days ago
    Press(3, "08:35", "he", "take", "漏水"),
    Say(3, "08:50", "jin", "我的车位也在B区，昨天也有水滴"),
    Say(3, "09:00", "zhao", "这周六上午志愿者清楼道，有空的来3栋集合，自带手套"),
    Say(3, "09:03", "tang", "报名+1"),
    Say(3, "09:04", "shen", "+1"),
    Press(3, "11:10", "he", "wait", "漏水"),
    _to_bot(3, "11:11", "he", "伸缩缝要重做防水，材料后天到"),
    Say(3, "19:20", "fang", "笑死，我家狗看到快递员比我还亲"),
    # Two days ago
    Say(2, "07:55", "tang", "早高峰东门道闸老是抬不起来，堵了一长串"),
    Press(2, "08:10", "zhou", "take", "道闸"),
    Press(2, "08:11", "zhou", "assign", "道闸"),
    Press(2, "08:20", "he", "take", "道闸"),
    Press(2, "10:45", "he", "done", "道闸"),
    _to_bot(2, "10:46", "he", "识别相机镜头脏了，已清洁并调整角度"),
    Press(2, "12:30", "tang", "rate", "道闸"),
    Say(2, "12:33", "tang", "中午进出顺了👌"),
    Say(
        2,
        "20:05",
        "zhou",
        "空地的结果出来了，谢谢大家。我们和业委会、物业商量怎么落地，三天内给答复。",
    ),
    # Yesterday
    _to_bot(1, "09:00", "zhou", "会议 计划"),
    Say(1, "09:25", "xu", "业委会这边会把空地方案带到联席会上，物业先报个价。"),
    Say(1, "09:31", "he", "收到，周五前给预算"),
    Press(1, "10:10", "he", "resume", "漏水"),
    Say(1, "15:02", "zheng", "3栋1单元门禁坏了，刷卡没反应"),
    Press(1, "15:20", "zhou", "take", "门禁"),
    Press(1, "15:21", "zhou", "assign", "门禁"),
    Press(1, "15:40", "he", "take", "门禁"),
    Say(1, "18:30", "ma", "西瓜到了，东门自取🍉"),
    Say(1, "18:42", "jin", "拿到了，保甜！"),
    Say(1, "21:15", "wu", "6栋那边有人在放音乐吗，挺好听的"),
    # Today
    Say(0, "07:30", "fang", "早上好，今天降温，大家多穿点"),
    Say(0, "07:45", "zheng", "早！"),
    Say(0, "08:05", "shen", "8栋2单元门口的路砖松了，踩上去溅一腿水"),
    Press(0, "08:20", "zhou", "take", "路砖"),
)
