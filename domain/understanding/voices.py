"""What the wording of a line says to somebody else's request: here too, not here, go and ring them, is it seen to."""

from __future__ import annotations

import re

_SAME = re.compile(
    r"^(?:\+\d{1,6}|加1|加一|同上?|同问|同求|同感|同款|附议|顶|支持|赞成|赞同|同意|1)(?:[!。,~+ 1]*$|[,!。~ ])"
    r"|^同(?=[^学事城行时意志期济步款样类村乡伴窗龄])[\u4e00-\u9fff]{1,2}$"
    r"|[我咱阿俺][^,。]{0,6}也|(?:栋|幢|楼|单元|层|座|号|边|户|里|口|家)也(?!好|行|可以|许|就)"
    r"|也(?:是|一样|停|没|坏|漏|断|有|不|这样|遇到|碰到|闻到|听到|看到|被|堵|吵|臭|在|进水|跳|黑|想|反映|中招|卡|同样|如此|出现)"
    r"|一样(?:的)?[!。,~ ]*$|(?:栋|幢|楼|单元|层|家|边)一样|同样|不止|不光|以为(?:就|只有?)是?我|\+1(?!\d)|me too|same here"
    r"|都(?:停|没|坏|一样|漏|断|是(?=[!。,~ ]|$|这|的))(?!没|有)|还有我(?:们|家)|加(?:一|1)"
)
_TOO = re.compile(r"(?<![再谁么])也(?!许|好吧|行|可以|罢|算|得|要|该|应该)")
_AGREES = re.compile(
    r"^(?:(?:对|是|嗯+|没错|就是|真的|可不是?|谁说不是)(?:的|啊|呀|哦|嘛)*[,。!~ ]+|(?:是|对)(?:的|啊|呀)[,。!~ ]*|.{0,12}(?:确实|的确)"
    r"|(?:我)?(?:看|听|闻)[到见]了?[,。!~ ]+)(?=.{2})"
)
_STRONGLY = re.compile(
    r"^(?:\+1|支持|顶|同感|同求|附议|是啊|是的呀?|对(?:的|啊|呀|对)?|没错|真的|可不(?:是|就是)?|就是(?:啊|呀|嘛|说)?|同意|赞同|谁说不是)"
    r"(?:[,!。~ ]|$)|^(?:确实|的确|支持|强烈(?:支持|要求))"
)
_ALSO = re.compile(r"^[^,。! ]{0,8}(?:也是|也一样|也这样|同样|一样)(?:的|啊|呀)?(?:[,。!~ ]|$)")
_SO = r"(?:就|都|也|一直|每[天次回]|天天|老|老是|总|总是|经常|还是|次次|回回|又)是?这(?:样|个样|么)"
_HERE = re.compile(r"^(?:我|咱|阿拉)(?:们|家)?(?:这|那)?(?:层|栋|幢|楼|单元|边|里|家|侧|户|排|头)")
_SEEN = re.compile(r"^我?也?[看听闻][到见]")
_SINCE = re.compile(
    r"^(?:今天|今早|一?早上?|昨[晚天夜]|半夜|凌晨|上午|中午|下午|傍晚|前[天晚]|上周|上个?月|刚才)[^,。]{0,8}(?:就|又|还)[^,。]{1,6}了?(?:[,。!~]|$)"
)
_IN_IT = re.compile(r"^我(?:们)?(?:就|正|也|刚|现在)(?:好|是)?(?:在|被|堵|卡|困|关|碰|遇)")
_URGES = re.compile(
    r"^@?(?:物业|管家|社区|保洁|保安|站长|业委会|城管|师傅)[^,。]{0,2}(?:快|赶紧|赶快|抓紧|能不能|麻烦|得|该|要|出来|管管|去|来)"
)
_RELIEVED = re.compile(
    r"^(?:吓我一跳[,。!]?)?(?:我)?(?:还|刚)?以为(?!.{0,4}我|.*(?:结果|真的|没想到|竟然|但))"
)
_TO_YOU = re.compile(r"^(?:那)?你(?:家|们)?.{2,}(?:咋|怎么|什么|多少|几|哪|吗|没|呢)")
_NONE = re.compile(r"^(?:我|咱|阿拉|\d{1,2}[栋幢])[^,。吗?]{0,6}没有?(?:啊|呀|的)?[,。!~ ]*$")
_ALWAYS = re.compile(_SO)
_REPLIES = re.compile(
    r"^(?:刚才?|已经)?(?:我|俺|阿拉)?(?:已经|刚才?|先)?(?:帮|替|给)你.{1,14}了|^(?:放|搁|在)你(?:家)?门"
)
_WONDERS = re.compile(
    r"(?:没有?|停|断|缺)了?(?:水|电|气|网|暖气?|热水|信号|煤气|天然气)|(?:水|电|气|网|暖气|热水|灯)[^,。]{0,4}(?:停|断|灭|没)了"
)
_SUFFERS = re.compile(
    r"[臭累吵烦热冷黑吓气熏呛急]死|[大吵臭黑堵响]得我|听不[清见]|憋气|熏得|呛得|^(?:我也?)?[看听闻][到见]|^(?:我们?.{0,3})?也?[停断坏涨漏堵黑跳]了|都没有?[!。~]*$"
    rf"|{_SO}|^(?:难怪|怪不得|怪道|我说呢|我说怎么)|(?:听|闻|看|感觉)得(?:到|见|清)|都能(?:听|闻|看|感觉)"
    r"|没法.?[睡午休息出下做洗学写上走住停]|睡不着|不敢[开出喝走带]|头[晕疼痛]|受不了|离谱|过分|恶心|崩溃|遭罪|坚决|太(?:吵|臭|黑|脏|差|坑|过)"
    r"|(?:我|咱|俺|我们).{0,8}(?:刚|昨|前天|上周|还以为|差点|摔|踩|等了|等(?=.{0,4}(?:分钟|小时|半天))|爬|被"
    r"|碰到|看到|闻到|听到)"
    r"|(?:昨|前天|上周|刚才|早上|昨晚|上个月).{0,12}(?:就|又|还|碰到|看到|遇到|扔|差点|摔|撞|绊)"
    r"|^(?:是啊[,。 ]*)?(?:经常|天天|每天|老是|一直)"
    r"|好几(?:天|次|个月|回)|^(?:是啊[,。 ]*)?(?:都|水|烟|味道?).{0,6}(?:到|飘|漫|流|堵|淹)"
    r"|^都.{1,3}[天周月]了|^(?:很|好|又|全)?[冷热黑停断坏臭吵响黄慢](?:的|了|得很)[!。~]*$|^有[!,]|^那(?:只|条|家|户|辆|里|边|个).{0,12}(?:过|了|的)"
)
_REPORTS = re.compile(
    r"^(?:物业|管家|客服|社区|居委会?)[^,。:]{0,4}:.*(?:收到|已|安排|到|处理|联系|师傅|登记|理解|配合|查)|"
    r"^(?:物业|师傅|客服|保安|供电|电力|电业|燃气|水务|水厂|自来水|他们|管家|前台|社区|刚问|开发商|施工方|维保|电工|居委会?|街道|城管|医生|经理|监控|公告|通知|新闻|网上|群主).{0,8}(?:说|回|讲|来|修)|(?:打|报|叫)(?:了|过)?(?:1\d\d|警|物业)"
    r"|(?:110|119|120|消防|救护|警察|民警)[^,。]{0,4}(?:打|来|到|在)|^我(?:来|去|在)?(?:打|联系|问|通知|喊)|马上|等下|等会|我去|我来|(?:就|这就|去)下来|下来(?:挪|开|拿|接|了$)|已经(?:打|报|联系|叫|登)|发群里|拍(?:照|个)|试试|重启|没事"
)
_LIVED = re.compile(
    r"(?:昨|前天|今早|早上|早就|上周|上次|上个?月|前几天|前两天|刚才|刚刚|好几|一直|每天|天天|周末).{0,10}(?:就|又|还|都|被|没)"
    r"|(?:[一二两三四五六七八九十半几好\d]+(?:多)?(?:天|周|星期|个?月|年|回|次))(?:都|就|也)?(?:没|不|了)"
    r"|(?:次|回|遍)都(?:不|没)|(?:每|各)(?:层|栋|幢|个单元|家)都|到处都是"
    r"|(?:反映|投诉|报修?|打|说)过.{0,6}(?:没用|没人|也没|不管|不理|好几|多次|几次)"
)
_SIGNS_UP = re.compile(
    r"报名|(?:我们?|咱们?|哈)也?(?:去|参加|报|来一?(?:个|份))(?:一?个)?(?:$|[ ,。!~+])|也?参加(?:$|[ ,。!~])|算我一个|加我一个"
)
_DENIES = re.compile(
    r"(?:我家|我们|我这|这边|楼|栋|幢|单元)?.{0,8}(?:还好|还行|正常|没事|没问题|好好的|好着|没感觉|没有啊|没有呀|没有的事|没听[到见]|没闻到)"
    r"|(?<![又都还也])没(?:停|断|坏|跳|漏|堵|黑|响|叫|吵|臭|黄|涨|闪)(?!人)"
    r"|(?:我|家|栋|幢|楼|单元|这边|这里|层)[^上下里面墙地没]{0,2}有(?:水|电|网|气|热水|暖气|信号)(?:啊|的|呀|呢|哦|了|[!。~ ]|$)"
    r"|(?<!不)(?:能用|可以用|能开|用得了|打得开)|^(?:反对|不同意|不支持|别)"
    r"|倒(?:还)?(?:亮|有|好|正常|能|可以)着?|(?:我|家|这边).{0,4}刚.{0,5}(?:可以|能|没问题|好好|开)的"
    r"|(?:亮|好|开)着(?:的|呢|啊|呀)*[!。~ ]*$|^我?(?:们)?[^也]{0,6}刚刚?(?:充上|刷开|打开|用过|洗过|坐过|刷过)[了的呢]*$"
    r"|不是(?:所有|每)|不臭|不吵啊|修好了|来电了|来水了|恢复了"
)
_ASKS = re.compile(
    r"(?:\?|吗|呢|么|几栋|几幢|哪栋|哪幢|哪里|哪家|哪一?面|几点|多少|多大|怎么样|什么时候|什么情况|咋回事"
    r"|(.)[不没]\1(?:[啊呀呢了]|[过到]?))[~!。,的事 ]*$"
    r"|(?:出来|收到|看到|通知|贴|公布|下来)了?没[?。~ ]*$|^(?:几|哪)(?:栋|幢|号|单元|楼|家|个)"
    r"|[到过了着拿去交有][^,。]{0,8}(?<![都也还])没有?[~!。, ]*$"
)
_WHETHER_OUT = re.compile(r"(?:出来|收到|看到|通知|贴|公布|下来)了?没有?[?。~ ]*$")
_SENSED = re.compile(
    r"^(?:你们|大家|各位|有没有人?|有人)(?:家里|家|都)?有?(?:没有)?(?:闻|听|看|感觉|发现)(?:到|见)?(?!.*(?:物业|来))"
)
_POLLS = re.compile(r"大家|各位|你们|谁家|有没有人")
_GUESSES = re.compile(
    r"^(?:是不是|会不会|估计|应该是|可能|怕是|别是|莫非|难道)|(?:吧|呗|没)[?!。~ ]*$"
)
_ADVICE = re.compile(
    r"^(?:大家|都)?(?:千万|都)?(?:(?:别|不要)(?:按|开|动|碰|扒|靠|进|点|慌|怕|急|坐|走)"
    r"|(?:快|赶紧|先|马上)(?:断电|拉闸|关|开窗|通风|报警|跑|撤|躲|离))[^,。?]{0,6}[!。~ ]*$|"
    r"^(?:那|你|您|我)?(?:已经|赶紧|赶快|快点?|先|直接|建议|可以|应该|要)?(?:去|给)?(?:找|打|报|叫|联系|问|拨|call)(?:下|一下|个|给)?"
    r"(?:物业|警|保安|119|110|120|12345|12369|管家|维保|电梯公司|社区|城管|交警|居委会?|消防)(?:电话|呗|吧|啊|呀|来|了)?[!。~ ]*$"
)


def is_same(plain: str) -> bool:
    """Whether a normalised line says "me too" in so many words."""
    return bool(_SAME.search(plain))


def says_too(plain: str) -> bool:
    """Whether a line has an "也" of experience in it; alone too weak to mean "me too"."""
    return bool(_TOO.search(plain))


def agrees(plain: str) -> bool:
    """Whether a line confirms what was said and goes on, or tells that the writer lives with it too."""
    return bool(_AGREES.match(plain) or _LIVED.search(plain)) and not asks(plain)


def strongly_agrees(plain: str) -> bool:
    """Whether a line begins by standing behind what was said: "支持，我家宝宝咬了一身包"."""
    return bool(_STRONGLY.match(plain))


def suffers(plain: str) -> bool:
    """Whether a short line tells how the writer fares with a trouble already named: "臭死了", "昨天就这样", "冷的"."""
    return len(plain) <= 20 and bool(_SUFFERS.search(plain)) and not _REPORTS.search(plain)


def always(plain: str) -> bool:
    """Whether a short line says that it has been so: "昨晚就这样了", "每天这样"."""
    return len(plain) <= 20 and bool(_ALWAYS.search(plain))


def of_here(plain: str) -> bool:
    """Whether a line begins with the writer's own door: "我们那层…", "我家这边…"."""
    return bool(_HERE.match(plain))


def reports(plain: str) -> bool:
    """Whether a line tells what is being done: "物业说四点来水", "打119了"."""
    return bool(_REPORTS.search(plain))


def only_reports(plain: str) -> bool:
    """Whether it does, and its writer has seen nothing of it: not "看到了，119打了"."""
    return reports(plain) and not _SEEN.match(plain) and not urges(plain)


def denies(plain: str) -> bool:
    """Whether a line says that it is otherwise here: "我家有水", "没停啊", "还好"."""
    return bool(_DENIES.search(plain))


def signs_up(plain: str) -> bool:
    """Whether a line says that its writer takes part in something: "报名+1", "我也去"."""
    return bool(_SIGNS_UP.search(plain))


def asks(plain: str) -> bool:
    """Whether a line asks back: "几栋？"."""
    return bool(_ASKS.search(plain))


def polls(plain: str, asked: str) -> bool:
    """Whether a question goes to everybody: "问问大家家里", "暖气热不热啊"."""
    if asks(plain):
        return bool(_POLLS.search(asked) or _WHETHER_OUT.search(plain))
    return bool(_SENSED.match(plain))


def is_advice(plain: str) -> bool:
    """Whether a line only says whom to turn to: "赶紧找物业"."""
    return bool(_ADVICE.match(plain))


def guesses(plain: str) -> bool:
    """Whether a line asks back or supposes what may be behind it: "跳闸没？", "排水泵坏了吧"."""
    return asks(plain) or bool(_GUESSES.search(plain))


def is_the_same(plain: str) -> bool:
    """Whether a line begins with "here too" and may go on with how it is there: "我家也是 滴了一地"."""
    return bool(_ALSO.match(plain))


def has_none(plain: str) -> bool:
    """Whether a line says that its writer has none either, where something is out: "我家没有"."""
    return bool(_NONE.match(plain))


def since(plain: str) -> bool:
    """Whether a line only says from when on it has been so: "早上六点多就停了"."""
    return len(plain) <= 14 and bool(_SINCE.match(plain))


def in_it(plain: str) -> bool:
    """Whether a writer is caught in the trouble right now: "我就堵在里头"."""
    return bool(_IN_IT.match(plain))


def urges(plain: str) -> bool:
    """Whether a neighbour calls on those in charge without naming the matter again: "物业快来锯掉"."""
    return len(plain) <= 12 and bool(_URGES.match(plain))


def relieved(plain: str) -> bool:
    """Whether a writer tells what they had feared: "我还以为爆炸了呢"."""
    return bool(_RELIEVED.match(plain))


def asks_you(plain: str) -> bool:
    """Whether a line asks one other person how it was with them: "你家后来怎么弄的"."""
    return bool(_TO_YOU.match(plain))


def replies(plain: str) -> bool:
    """Whether a line tells somebody what was done for them: "我帮你拎进来了"."""
    return bool(_REPLIES.match(plain))


def wonders(plain: str) -> bool:
    """Whether a question shows that something fails right now: "有人知道为什么没水吗", "停电？"."""
    return len(plain) <= 20 and asks(plain) and bool(_WONDERS.search(plain))
