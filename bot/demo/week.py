"""The script of the demo's week: who says and does what, and when. What the house cannot do yet is passed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.demo import pictures

Photo = Callable[[], tuple[bytes, int, int]]


@dataclass(frozen=True, slots=True)
class Say:
    """Somebody writes: in the group, or to the bot. `at` is an hour of the day, or so many minutes ago ("-12").

    `answers` are words of the message that is answered.
    `about` are words of a card in the writer's own chat: its number goes in at "{n}". At "{rule}" goes a day of the
    month that comes next week. `needs` is the command it takes.
    """

    days_ago: int
    at: str
    who: str
    text: str
    group: bool = True
    answers: str = ""
    photo: Photo | None = None
    about: str = ""
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody presses the newest button whose command looks like `command` ("rate * 5"), on a message `about` something."""

    days_ago: int
    at: str
    who: str
    command: str
    about: str = ""
    group: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """Quiet neighbours, from one to another, vote in the newest poll; `shares` are rising sums of percent for the options."""

    days_ago: int
    at: str
    since: int
    until: int
    shares: tuple[int, ...]
    command: str = "vote *"


Step = Say | Press | Vote

EMPTY_LOT = (18, 32, 94, 100)


def _to_bot(days_ago: int, at: str, who: str, text: str, about: str = "", needs: str = "") -> Say:
    return Say(days_ago, at, who, text, group=False, about=about, needs=needs)


WEEK: tuple[Step, ...] = (
    # A week ago: the station head sets up the month, and ordinary talk
    _to_bot(7, "09:05", "zhou", "会议规则 {rule} 19:00, 互助站活动室", needs="meeting_rule"),
    Press(7, "09:06", "zhou", "meeting_rule yes"),
    Say(
        7,
        "09:12",
        "zhou",
        "各位邻居早，我是互助站站长周国平。以后有事直接在群里说，云管家会登记，我们来跑。",
    ),
    Say(7, "09:14", "zheng", "好的好的，辛苦周站长🌹"),
    Say(7, "09:20", "gu", "这个方便，不用再跑物业了"),
    Say(7, "12:31", "ma", "有没有人拼西瓜，8424，又甜又便宜"),
    Say(7, "12:33", "jin", "我要两个！"),
    Say(7, "12:40", "tang", "我也要一个"),
    Say(7, "18:47", "lin", "3栋2单元电梯又停了，老人下不来楼"),
    Press(7, "18:48", "wu", "follow *", "电梯", group=True),
    Press(7, "18:53", "he", "take *", "电梯"),
    Say(7, "18:58", "he", "维保师傅在路上了，20分钟到。走楼梯的慢点"),
    Say(7, "19:02", "fang", "好，不急，注意安全"),
    _to_bot(7, "19:50", "he", "办结 {n} 门机皮带松了，已更换，试运行正常", about="电梯"),
    Press(7, "20:01", "lin", "rate * yes", "电梯"),
    Press(7, "20:01", "lin", "rate * 5"),
    Say(7, "20:03", "lin", "好了好了，谢谢何经理，速度快的👍"),
    Press(7, "20:15", "xu", "meeting_answer * attend"),
    Press(7, "20:30", "he", "meeting_answer * attend"),
    # Six days ago
    Say(6, "07:40", "zheng", "今天菜场的杨梅真新鲜"),
    Say(6, "08:15", "chen", "8栋1单元五楼的楼道灯不亮了，晚上黑漆漆的", photo=pictures.lamp),
    Press(6, "08:40", "zhou", "assign * property", "8栋"),
    Press(6, "09:10", "he", "take *", "8栋"),
    _to_bot(6, "15:20", "he", "办结 {n} 灯泡和声控开关都换了", about="8栋"),
    Press(6, "18:30", "chen", "rate * yes"),
    Press(6, "18:31", "chen", "rate * 5"),
    Say(6, "19:10", "ma", "专业疏通管道、家电清洗，价格优惠，加微信详聊"),
    Say(6, "19:12", "tang", "群里别发广告哈😂"),
    Say(6, "20:30", "shen", "谁家的猫在8栋楼下叫，好可爱"),
    Press(6, "20:40", "sun", "meeting_answer * attend"),
    # Five days ago: a quiet matter in private, and an idea
    _to_bot(
        5, "08:55", "gu", "2栋2单元我家楼上半夜老是拖椅子，吵得我睡不着，麻烦站里帮忙说说，别点名"
    ),
    Press(5, "09:10", "zhou", "take *", "拖椅子"),
    Say(5, "10:02", "wang", "西门垃圾桶满了两天没清，苍蝇都来了", photo=pictures.bins),
    Press(5, "10:20", "zhou", "assign * property", "苍蝇"),
    Press(5, "10:40", "he", "take *", "苍蝇"),
    _to_bot(5, "14:05", "he", "办结 {n} 已清运，西门增加一只240升桶，改为一天两清", about="苍蝇"),
    Press(5, "17:20", "wang", "rate * yes"),
    Press(5, "17:20", "wang", "rate * 5"),
    Say(5, "17:22", "wang", "西门那边干净多了，谢谢"),
    _to_bot(5, "19:40", "zhou", "办结 {n} 已上门，楼上答应铺地垫，22点后不挪家具", about="拖椅子"),
    Press(5, "19:55", "gu", "rate * yes"),
    Press(5, "19:55", "gu", "rate * 4"),
    Say(5, "20:11", "jin", "健身区那边晚上好热闹，跳舞的下棋的都有"),
    Say(5, "20:15", "zhang", "要是有两个秋千就好了，小朋友开心"),
    Say(5, "20:18", "fang", "老人也想要几张带靠背的椅子"),
    # Four days ago: the station asks everybody
    _to_bot(
        4,
        "09:30",
        "zhou",
        "议事 健身区旁的空地怎么用？ 儿童游乐角 / 带靠背的休息椅 / 两样都做，各占一半 / 先不动 截止 2天后20:00",
        needs="poll",
    ),
    Press(4, "09:31", "zhou", "poll_open *", "空地"),
    Say(4, "09:36", "zhou", "空地怎么用，请大家在上面投一票，一户一票，两天后截止。"),
    Press(4, "10:05", "wang", "vote * 3", "空地", group=True),
    Vote(4, "10:30", 0, 16, EMPTY_LOT),
    Press(4, "12:15", "lin", "vote * 1", "空地", group=True),
    Vote(4, "19:30", 16, 38, EMPTY_LOT),
    Say(4, "19:41", "wu", "投好了，希望两样都有"),
    Say(4, "21:05", "zhang", "5栋地下车库B区漏水，滴到我车上了", photo=pictures.puddle),
    Press(4, "21:20", "zhou", "assign * property", "漏水"),
    # Three days ago
    Press(3, "08:35", "he", "take *", "漏水"),
    Say(3, "08:50", "jin", "我的车位也在B区，昨天也有水滴"),
    Say(3, "09:00", "zhao", "这周六上午志愿者清楼道，有空的来3栋集合，自带手套"),
    Say(3, "09:03", "tang", "报名+1"),
    Say(3, "09:04", "shen", "+1"),
    _to_bot(3, "11:10", "he", "挂起 {n} 等材料 2天后", about="漏水"),
    Vote(3, "18:20", 38, 52, EMPTY_LOT),
    Say(3, "19:20", "fang", "笑死，我家狗看到快递员比我还亲"),
    # Two days ago
    Say(2, "07:55", "tang", "早高峰东门道闸老是抬不起来，堵了一长串"),
    Press(2, "08:10", "zhou", "assign * property", "道闸"),
    Press(2, "08:20", "he", "take *", "道闸"),
    _to_bot(2, "10:45", "he", "办结 {n} 识别相机镜头脏了，已清洁并调整角度", about="道闸"),
    Press(2, "12:30", "tang", "rate * yes"),
    Press(2, "12:30", "tang", "rate * 4"),
    Say(2, "12:33", "tang", "中午进出顺了👌"),
    Say(
        2,
        "20:20",
        "zhou",
        "空地的结果出来了，谢谢大家。我们和业委会、物业商量怎么落地，三天内给答复。",
    ),
    _to_bot(2, "20:25", "zhou", "议题 健身区空地：儿童角和休息椅怎么分", needs="meeting_item"),
    # Yesterday
    Say(1, "09:25", "xu", "好的，方案我来牵头，整理好发群里。"),
    Say(1, "09:31", "he", "收到，我们配合"),
    Press(1, "10:10", "he", "resume *", "漏水"),
    _to_bot(1, "16:30", "he", "办结 {n} 伸缩缝防水已重做，淋水试过不漏了", about="漏水"),
    Press(1, "17:45", "zhang", "rate * yes"),
    Press(1, "17:45", "zhang", "rate * 5"),
    Say(1, "15:02", "zheng", "3栋1单元门禁坏了，刷卡没反应"),
    Press(1, "15:20", "zhou", "assign * property", "门禁"),
    Press(1, "15:40", "he", "take *", "门禁"),
    Say(1, "18:30", "ma", "西瓜到了，东门自取🍉"),
    Say(1, "18:42", "jin", "拿到了，保甜！"),
    Say(1, "21:15", "wu", "6栋那边有人在放音乐吗，挺好听的"),
    # Today
    Say(0, "07:30", "fang", "早上好，今天降温，大家多穿点"),
    Say(0, "07:45", "zheng", "早！"),
    Say(0, "-14", "shen", "8栋2单元的单元门关不上了，晚上不放心"),
)
