"""What the wording of a line of talk says about the lines before it: me too, not here, more of the same, only a call."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick

from domain.understanding import signs, structure, voices
from domain.understanding.tables import rows

_ASKS_HOW = re.compile(r"^(?:怎么(?![办又还这那会没不搞弄]|回事)|如何|请问|想问)")
_INVITES = re.compile(
    r"接龙|团购|拼单|一起(?:去|来|走|吃|玩|买)|报名|去吗|(?<!人)来吗|参加|有人去|要的|求购|出售|转让|自提|谁要|想要|吃什么|跳舞|散步|打牌|麻将吗|聚餐|通知|公告|群规|禁止"
)
_OFFERS = re.compile(r"白送|免费送|^谁要[^管来去求赔]{2}|约不约|约吗|约起|求购|接龙")
_SOCIAL = re.compile(
    r"哈哈|嘿嘿|晚安|早安|吃(?:饭|了|啥|什么|火锅)|天气|周末快乐|节日|生日|恭喜|拜拜|(?:晚上|早上|大家)好(?:[!。,~ ]|$)"
    r"|红包|打牌|逛街|接娃|下班|上班去|出门了"
)
_WHERE_ONLY = re.compile(
    r"^(?:就?在|是)?(?:我们|我家|我)?(?:是|在|住)?[a-z\d一二三四五六七八九十]{1,4}(?:栋|幢|号楼|单元|座|#|楼|层|室|-\d).{0,10}$"
    r"|^(?:在|就在|是).{1,14}(?:门口|旁边|那里|那边|这边|里|边上|附近|楼下|楼上|对面|后面|前面|地库|车库|车棚)[.。!]?$"
    r"|^(?:我是|我在|我住|我家)?\d{3,4}(?:室|的)?[!。]?$"
)
_ADDS = re.compile(
    r"^(?:补充|另外|还有|就是|对了|不对|说错|写错|更正|而且|已经|从|大概|应该是|好像|昨|今|前天|前两天|都|一直|麻烦|谁|快|求|请|有老人|老人|家里有|\[|图|照片|"
    r"视频|如图|看|拍了|上图|@|能|有没有人|赶紧|尽快|位置|地址|具体|我是|我在|我家|电话|谢)"
)
_CHASES = re.compile(
    r"还没(?:有)?(?:人)?(?:来|修|弄|处理|好|动静|管)|怎么还|到现在|都.{0,6}了(?:还|也)?没|又(?:开始|来了|在)|没人来|什么时候(?:来|修|能)|有没有人管|没人管|没动静|催|没人接|打不通|不接电话"
)
_ONLY_CALL = re.compile(
    r"^(?:喂[,!~。 ]*)?(?:有人|人)(?:在|呢)?[吗么嘛没伐]?[?。~! ]*$"
    r"|^(?:@?(?:物业|管家|客服|保安|师傅|社区|业委会|站长|大家|各位|邻居们?)[^,。]{0,6}[,!~。 ]*|在[吗么不伐嘛]?[,?!~。 ]*)+$"
)
_PREAMBLE = re.compile(
    r"^(?:我|大家好)?[,!]?(?:想|要|来)?(?:麻烦|请|跟.{0,4}|向.{0,4})?(?:反映|说|问|请教|咨询|投诉|请问|求助)(?:一?个|一?下|件|一件)?(?:事情?|情况|问题|大家|各位)?[,。!:~]*$"
)
_LACKS = re.compile(r"(?:没|停|断|不来)(?:有|了)?(热水|暖气|信号|水|电|气|网|暖)")
_OF_MINE = re.compile(
    r"^(?:我|我们|我家|咱|阿拉|俺)?(?:[a-z\d]{1,3}|[一二三四五六七八九十]{1,3})?(?:栋|幢|号楼|单元|座|#|家|这|楼|层)"
)
_OPEN_END = re.compile(
    r"(?:[,、:…]|\.\.|的时候|然后|就是|那个|还有|因为|而且|但是|又|在|的|把|被)\s*$"
)
_ASIDE = re.compile(
    r"^(?:好的?|嗯+|收到|哈+|谢谢.{0,6}|ok|晚安|早.{0,3}|是的?|对的?|没有?|不是|知道了|可以|行|"
    r"在吗|你好|大家好|早上好|晚上好|拜拜|加油|哈喽|hi|hello|辛苦了?|哦+|噢+)[!。,~ ]*$"
)
_TAKES_BACK = re.compile(
    r"不是(?:诉求|报修|投诉|要报修|来报修|反映问题)|(?:别|不用|不要|无需)(?:登记|记了|报了|报修)|取消(?:登记|报修|这条|吧)|撤(?:掉|销|了吧)|(?:搞|弄|报|发)错了"
    r"|(?:随口|只是|就是)说说|开(?:个)?玩笑|not a request|never mind"
)
_CORRECTS = re.compile(
    r"^(?:(?:不对|不好意思|抱歉|更正|纠正|改一下)[,。! ]*|(?:说|写|打|记|登记|搞|弄)错了?[,。! ]*|不是.{1,12}[,。; ]*(?:是|应该是|而是))"
)
_REFILES = re.compile(
    r"^(?P<order>改类|改成|改为|归到|归|类别(?:应该)?是?)?(?:应该是|应该算|这是|这算|算|是|属于)?[: ,]*"
    r"(?P<what>[\u4e00-\u9fffa-z_.]{2,12}?)(?:的?(?:事情?|类|问题|类别))?[!。~ ]*$"
)
_CLOSING = re.compile(
    r"修好|好了[吗没]?|解决了|处理了|恢复|来了吗|来电|来水|怎么样了|进展|谢谢|感谢|辛苦|有结果|有人来|来过|什么时候(?:能|修|好|来|有|可以|恢复)|多久|几点"
)
_PROGRESS = re.compile(
    r"(?:修|弄|处理|解决)?好了?(?:吗|没|么)|修好|怎么样了|进展|(?:什么时候|几点|多久|啥时候).{0,4}(?:来|能|修|好|有|可以|恢复|处理)|有人来|处理了(?:吗|没)|到哪(?:一步|里)?了|还没.{0,4}(?:来|修|弄|好)|怎么还"
)
_AGAIN = re.compile(r"^(?:现在|今天|刚刚?)?又(?:开始|来了|在|停了|坏了|这样)|^还在")
_HEADLESS = re.compile(
    r"^(?:都|还(?!有)|又|一直|已经|太|真|天天|每天|半夜|整|而且|并且|搞得|弄得|害得|导致|结果|连)"
)
_WHEN = re.compile(r"[点天晚早周月年昨今明]|小时|分钟|以后|之前")
_MINE = re.compile(r"^(?:我|咱|阿拉|俺|楼|家)")
_NOTICE = re.compile(r"\s*[【\[][^】\]\n]{0,10}(?:通知|公告|通告|提示|提醒|公示)[】\]]")
_PICTURE = re.compile(
    r"^\s*(?:\[(?:图片|照片|视频|小视频|语音|文件|位置|image|photo|video)\]\s*)+$", re.IGNORECASE
)
# What a line needs to say that something is wrong or wanted; without it "7幢楼下那个窨井盖" only begins a request.
_SAYS = re.compile(
    r"[了着过不没无坏漏堵臭黑脏乱满吵响停断爆倒塌掉落裂破碎歪松翘卡闪滴渗冒溢涨偷占挡堆扔丢修换清扫查拆装关开求请能要想怎味烟火困摔伤咬"
    r"太很死又还难差贵慢冷热抖异失损缺噪扰反积返串跳锈翻挪救帮管治收退投诉举报建催被把给让叫喊打砸咚嗡敲钻放晒养撞刮抢骂睡错闻漫喷淹泡烂霉枯挂瘫危险坑陡凹凸散耗短空少砌拖搭跳吼滚搬踩踢尿吐拍拽蹦唱吹熏盗锯凿刨!?…]|谁|吧|呢|吗|嘛|有|小$|小啊|好小"
    r"|黄(?!色)|[浑滑暗屎粪]|好多|[全都]是|一[地滩股堆排片]|到处"
)
# a car by its looks, before anything is said of it: "谁的车 黑色 尾号39"; things whose letters say something
_CAR = r"谁家?的车[啊呀]?|[黑白红灰蓝银绿黄]色的?|喷头|喷淋|开关|灭火器"
BARE_AT_MOST = 16
_TROUBLE = frozenset(
    "断停坏漏堵臭黑闪响吵裂破碎翘歪倒跳脏满冒爆抖卡黄浑溢滴渗涨贵慢烫冷夹困咬摔黏锈霉塌掉烂灌叫敲钻撞扔偷占挡堆抢晃震呛泡淹刷灭"
)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_COMMON = frozenset(
    re.findall(
        "..",
        "我们我家这个那个什么怎么一个没有有人大家物业小区这边那边今天昨天现在还有就是一直可以不能"
        "楼下楼上单元家里知道门口时候晚上早上的人了吗不了不到",
    )
)


def asks_how(plain: str) -> bool:
    """Whether a line asks how something is done: "怎么投诉物业", not "怎么办啊"."""
    return bool(_ASKS_HOW.match(plain))


def invites(plain: str) -> bool:
    """Whether a line calls for company, buyers or attention, so that a "+1" after it answers it."""
    return bool(_INVITES.search(plain))


def offers(plain: str) -> bool:
    """Whether a line offers or looks for goods or company: "谁要纸箱 白送", "烧烤约不约"."""
    return bool(_OFFERS.search(plain))


def is_social(plain: str) -> bool:
    """Whether a line is small talk."""
    return bool(_SOCIAL.search(plain))


def is_aside(plain: str) -> bool:
    """Whether a line is a greeting, a thanks or a nod, part of nothing."""
    return bool(_ASIDE.match(plain))


def takes_back(plain: str) -> bool:
    """Whether a writer says that their words were no request: "我不是报修，只是说说"."""
    return len(plain) <= 30 and bool(_TAKES_BACK.search(plain))


def corrects(plain: str) -> bool:
    """Whether a line puts something right that was said before: "不是8栋，是3栋", "说错了，东门"."""
    return bool(_CORRECTS.match(plain))


def asks_progress(plain: str) -> bool:
    """Whether a short line asks how far something is: "修好了吗", "什么时候来"."""
    return len(plain) <= 20 and bool(_PROGRESS.search(plain))


def thanks(plain: str) -> bool:
    """Whether a line is nothing but thanks."""
    return is_aside(plain) and ("谢" in plain or "辛苦" in plain)


def refiles(plain: str, *, ordered: bool = False) -> str:
    """Return as what a line wants a request filed: "停车" for "改成停车", "应该是停车的问题"; empty for none.

    `ordered`: only where it says so outright.
    """
    found = _REFILES.match(plain)
    if found is None or (ordered and not found["order"]):
        return ""
    return found["what"]


def is_where(plain: str) -> bool:
    """Whether a line only says where: "就在3栋", "302"."""
    return bool(_WHERE_ONLY.search(plain))


def is_call(plain: str) -> bool:
    """Whether a line only calls somebody or announces that something will be said: "@物业", "我想反映个事"."""
    return bool(_ONLY_CALL.match(plain) or _PREAMBLE.match(plain))


def is_open(plain: str) -> bool:
    """Whether a line breaks off, so that the next one goes on."""
    return bool(_OPEN_END.search(plain))


def is_bare(plain: str) -> bool:
    """Whether a short line names a thing and says nothing of it: "7幢楼下那个窨井盖"."""
    return len(plain) <= BARE_AT_MOST and not _SAYS.search(_spots().sub("", plain))


def may_be_place(plain: str) -> bool:
    """Whether a line that answers "where?" reads like a place: "三楼拐角第二盏", not "每天到两点"."""
    return is_where(plain) or (is_bare(plain) and not _WHEN.search(plain))


def goes_on(plain: str) -> bool:
    """Whether a line only begins to tell something: "3栋2单元电梯", "我家厨房"."""
    begun = is_open(plain) or is_bare(plain)
    return begun and (names_thing(plain) or is_where(plain) or bool(_MINE.match(plain)))


def is_notice(text: str) -> bool:
    """Whether a line as it was written is a notice with its heading: "【停电通知】…"."""
    return bool(_NOTICE.match(text))


def is_picture(text: str) -> bool:
    """Whether a line as it was written only stands for a picture: "[图片]"."""
    return bool(_PICTURE.match(text))


def adds(plain: str) -> bool:
    """Whether a line of the same writer reads like more of what they just said."""
    return bool(
        is_where(plain)
        or (len(plain) <= 40 and _ADDS.match(plain))
        or (len(plain) <= 20 and _CLOSING.search(plain))
        or is_call(plain)
    )


def chases(plain: str) -> bool:
    """Whether a line asks after something that is not done yet: "怎么还没人来"."""
    return len(plain) <= 30 and bool(_CHASES.search(plain))


def starts_again(plain: str) -> bool:
    """Whether a short line only says that it goes on: "又开始敲了", "又来了"."""
    return len(plain) <= 10 and bool(_AGAIN.match(plain))


def is_headless(plain: str) -> bool:
    """Whether a line goes on without naming what it is about: "都黑了一星期了"."""
    return bool(_HEADLESS.match(plain)) and not names_thing(plain)


def names_thing(plain: str) -> bool:
    """Whether a line names a thing of the compound: a lift, a lamp, water, a gate."""
    return bool(_things().find_matches_as_indexes(plain))


def echoes(plain: str, other: str) -> bool:
    """Whether a line names the same trouble as another: "断了" after "家里网断了", "15栋没气" after "停气了吗"."""
    if any(mark in other for mark in _TROUBLE.intersection(plain)):
        return True
    lacking = set(_LACKS.findall(plain))
    return bool(lacking) and not lacking.isdisjoint(_LACKS.findall(other))


def lacks(plain: str) -> bool:
    """Whether a line says that water, power, gas or the like is out."""
    return bool(_LACKS.search(plain))


def is_trouble(plain: str) -> bool:
    """Whether a line names any trouble at all, so that it may stand for "here too" or go on with a request."""
    return not _TROUBLE.isdisjoint(plain) or bool(_LACKS.search(plain)) or is_headless(plain)


def is_short_report(plain: str) -> bool:
    """Whether a short line tells that something is so: "断了", "15栋没气", "昨天就裂了"."""
    ended = plain.rstrip("!。~ ").endswith("了") or _OF_MINE.match(plain)
    return len(plain) <= 12 and bool(ended) and not voices.asks(plain)


def same_topic(plain: str, other: str) -> bool:
    """Whether two lines share a word of at least two characters that is not in everybody's mouth."""
    return bool((_pairs(plain) & _pairs(other)) - _COMMON)


def _pairs(plain: str) -> set[str]:
    return {run[i : i + 2] for run in _HAN.findall(plain) for i in range(len(run) - 1)}


@cache
def _spots() -> re.Pattern[str]:
    """Return the names of spots, whose letters say nothing by themselves: "沙坑", "停车场"."""
    names = sorted((row[0] for row in rows("spots.tsv")), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, names), _CAR]))


@cache
def _things() -> AhoCorasick:
    groups = signs.groups()
    return AhoCorasick([word for name in structure.THINGS for word in groups[name]])
