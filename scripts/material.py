"""Lines of group talk made from slots, for learning: requests by category, and what only looks like one."""

from __future__ import annotations

import random
from collections.abc import Iterator

# category.sub: things / what is wrong with them
FAULTS: dict[str, tuple[str, str]] = {
    "elevator.fault": (
        "电梯 左边电梯 右边那部电梯 电梯门 货梯 电梯按钮 2号梯 客梯",
        "坏了 又坏了 停了 不动了 不能用 卡住了 没反应 一直响 抖得厉害 停运了 按不亮 关不上 异响 故障了 罢工了 老是停 半天不来 又停了",
    ),
    "building.door_light": (
        "楼道灯 门禁 单元门 声控灯 感应灯 走廊灯 对讲机 大堂玻璃门 人脸识别 楼下门锁 楼梯灯 防盗门 门铃 电子门",
        "坏了 不亮 又坏了 打不开 关不上 失灵了 没反应 刷不了 不好使 不亮了 一闪一闪 坏了好几天 识别不了 锁不上",
    ),
    "building.leak": (
        "屋顶 楼道 水管 天花板 外墙 消防管 阳台 厨房顶上 卫生间顶 一楼大厅 管道井 窗边",
        "漏水 渗水 在滴水 漏水了 一直漏 又漏了 漏得厉害 爆了 往下滴水 渗得墙都发霉 哗哗流水",
    ),
    "building.drain": (
        "下水道 马桶 厨房下水 地漏 一楼下水管 污水井 化粪池 主管道 卫生间下水 排水管",
        "堵了 返水 又堵了 冒水 不通 溢出来了 往外冒脏水 反味 满了 倒灌了 下不去水",
    ),
    "building.facade": (
        "外墙 墙皮 瓷砖 雨棚 扶手 台阶 墙砖 大堂玻璃 栏杆",
        "掉了 裂了 松了 脱落 破了 要掉了 掉下来一块 裂了条大缝 断了",
    ),
    "parking.garage": (
        "道闸 车库门 车库灯 地库 车牌识别 停车杆 车库卷帘门 地下车库 充电车位的灯",
        "坏了 不亮 漏水 积水 抬不起来 识别不了 黑漆漆的 又坏了 卡住了 失灵 打不开",
    ),
    "parking.charging": (
        "充电桩 电瓶车充电插座 充电柜 充电棚",
        "坏了 没电 用不了 扫不了码 没反应 不够用 断电了",
    ),
    "public_space.light": (
        "路灯 庭院灯 草坪灯 门口那排路灯 后面小路的灯 景观灯",
        "不亮 坏了 全黑了 又灭了 不亮了 坏了好久 一闪一闪",
    ),
    "public_space.facility": (
        "滑梯 健身器材 秋千 篮球架 凉亭凳子 跷跷板 乒乓球台 长椅 儿童乐园地垫",
        "坏了 断了 松了 破了 裂了 生锈了 翘起来了 歪了",
    ),
    "public_space.road": (
        "井盖 地砖 路面 减速带 人行道 窨井盖 石板路 台阶旁的坡道",
        "坏了 松了 翘起来了 塌了 破了个洞 积水了 裂了 不见了 凹下去一块 坑坑洼洼",
    ),
    "public_space.green": (
        "树枝 草坪 绿化带 大树 灌木 杂草 花坛",
        "没人修 挡住路了 倒了 枯了 长得太高了 断了挂在那 挡光 被踩秃了 长疯了",
    ),
    "utilities.water_out": (
        "水 自来水 水压 家里 我家 高层",
        "停水了 没水了 停了 又停水了 小得可怜 断水了 不来水 没水",
    ),
    "utilities.power": (
        "我家 我们单元 整栋楼 楼里 这边 家里",
        "停电了 没电了 跳闸了 又停电了 断电了 电压不稳 突然没电",
    ),
    "utilities.water_quality": (
        "自来水 水龙头的水 水 热水 厨房水",
        "发黄 有异味 很浑 发白 有铁锈 有股怪味 是黑的 有沉淀",
    ),
    "utilities.telecom": (
        "宽带 网络 手机信号 地下室信号 电视信号",
        "断了 没信号 太差 上不了网 又断了 一天没网",
    ),
    "utilities.heating": ("暖气 地暖 热水 暖气片", "不热 没有 一直没来 冰凉 不供了 停了"),
    "hygiene.station": (
        "垃圾桶 垃圾房 垃圾站 厨余桶 投放点",
        "满了 臭死了 爆满 太臭 满出来了 没人清 全是苍蝇 溢出来了 没人收 离我家太近了",
    ),
    "hygiene.messy": (
        "楼道 电梯里 走廊 单元门口 楼梯 地下室 大厅 扶手",
        "太脏了 全是灰 没人扫 全是烟头 一地垃圾 有狗屎 有人撒尿 几天没打扫了 脏死了 有一滩油",
    ),
    "hygiene.garbage": (
        "建筑垃圾 装修垃圾 旧沙发 大件垃圾 垃圾 烂菜叶 废纸箱",
        "堆在门口没人管 没人清 堆了一个月 扔得到处都是 堆成山 两天没收了 倒在草坪上 堆在楼下",
    ),
    "hygiene.pests": (
        "蟑螂 老鼠 蚊子 白蚁 苍蝇 虫子 马蜂窝 蚂蚁",
        "太多了 到处都是 爬到家里来了 满楼道跑 没人消杀 又出来了 泛滥了",
    ),
    "fire_safety.fire_lane": (
        "消防通道 安全出口 疏散通道 消防车道",
        "被堵了 停满了车 堆满东西 锁了 被占了 过不去 又被占",
    ),
    "fire_safety.ebike": (
        "有人把电动车 有人把电瓶车 邻居把电动车 有人又把电瓶",
        "推进电梯 停楼道里充电 放在楼道 拿回家充电 停在门厅 拉线充电 推上楼",
    ),
    "fire_safety.falling": (
        "楼上 有人从楼上 高层住户 不知道哪家",
        "扔垃圾下来 往下丢烟头 高空抛物 丢了个酒瓶 往下倒水 扔东西差点砸到我",
    ),
    "fire_safety.equipment": (
        "灭火器 消防栓 烟感 应急灯 消防门 喷淋",
        "过期了 没水 坏了 不见了 一直叫 关不上 没压力 被拆了",
    ),
    "fire_safety.clutter": (
        "楼道里 楼梯间 走廊 过道 公共走道",
        "堆满杂物 堆了纸箱 放了鞋柜 堆着旧家具 堆得走不了人 放了一堆东西",
    ),
    "fire_safety.wiring": (
        "电线 楼道电线 配电箱 路灯杆 电箱 插座",
        "裸露 掉下来了 漏电 打火花 露在外面 短路了 垂下来了",
    ),
    "parking.occupy": (
        "有辆车 一辆白车 黑色奥迪 外来车 面包车 僵尸车 不知道谁的车",
        "停在我车位上 堵住门口了 堵着通道 占了两个车位 乱停 停在消防通道 挡住我的车了 停绿化带上 堵车库口",
    ),
    "neighbour.noise": (
        "楼上 隔壁 楼下 对门 1602 楼上那家",
        "太吵了 半夜还在吵 天天咚咚响 音响开很大 小孩跑跳不停 半夜拖椅子 打麻将到凌晨 练琴太吵 大半夜吵架",
    ),
    "neighbour.leak_dispute": (
        "楼上 楼上卫生间 楼上空调 楼上阳台",
        "漏水到我家 漏下来了 滴水到我家窗台 渗到我家天花板 漏水不肯修 漏水把我家墙泡了",
    ),
    "neighbour.pets": (
        "有人遛狗 大狗 楼下的狗 流浪猫 隔壁的狗 有条黄狗",
        "不牵绳 到处拉屎 叫了一夜 没人管 追孩子 随地大小便 不拴绳子 乱叫",
    ),
    "nuisance.construction": (
        "楼上装修 隔壁装修 工地 对面施工 有人 7楼",
        "太吵了 半夜还在施工 一大早就敲 中午还打电钻 周末也不停 敲个不停 打孔声受不了",
    ),
    "nuisance.shop": (
        "楼下烧烤店 楼下KTV 棋牌室 底商 楼下饭店 门口夜宵摊",
        "吵死了 半夜还在闹 音响太大 喇叭一直放 吵到两点 太吵睡不着",
    ),
    "nuisance.fumes": (
        "楼下饭店油烟 油烟 厨房烟道 隔壁油烟 烧烤的烟",
        "太大了 直往家里灌 倒灌 呛死了 熏得开不了窗 味道太重",
    ),
    "nuisance.square_dance": (
        "广场舞音响 广场舞 跳舞的音乐 楼下跳舞的",
        "太吵了 声音太大 吵得孩子没法写作业 天天吵到九点半 早上六点就开始放",
    ),
    "nuisance.equipment": (
        "水泵房 空调外机 电梯机房 排风机 变压器",
        "嗡嗡响 声音太大 吵得睡不着 半夜震动 噪音很大",
    ),
    "nuisance.odor": (
        "走廊 下水道 车库 楼道 电梯井",
        "一股怪味 臭得不行 有刺鼻的味道 反味 臭味很大 味道难闻",
    ),
    "encroach.illegal_build": (
        "顶楼 一楼 隔壁 有户人家",
        "在搭违建 私自搭棚 又在搭阳光房 砸承重墙 把院子扩出来了 违章搭建",
    ),
    "encroach.public_area": (
        "一楼 有人 邻居 物业",
        "占用公共绿地 在绿化带种菜 把公共走廊占了 圈了架空层 把楼顶占了",
    ),
    "security.gate": (
        "门口保安 东门 门岗 保安 北门岗亭",
        "不在 没人管 谁都能进 又睡着了 外来人员随便放 没人值班",
    ),
    "security.theft": (
        "电瓶 快递 自行车 电动车 外卖 包裹",
        "被偷了 不见了想调监控 又被偷 被人拿走了要看监控",
    ),
    "pm_service.service": (
        "物业 管家 物业客服 前台 保安 物业电话",
        "没人管 不接电话 态度太差 不处理 推来推去 拖着不修 一直没人来 光收钱不办事 不回消息",
    ),
    "pm_service.fee": (
        "物业费 公摊费 装修垃圾费 能耗费 管理费",
        "乱收 又涨了 收费不合理 没公示就涨 收两次 太贵了要求公示明细",
    ),
    "governance.accounts": ("业委会账目 公共收益 业委会的钱", "没公示 不公开 从来没公布 去哪了"),
    "developer.quality": (
        "新房墙面 交付的地板 精装厨柜 新房窗户",
        "开裂开发商不管 空鼓了开发商不修 质量太差找开发商 漏水开发商拖着",
    ),
}
OPEN = "|||||||@物业 |物业在吗，|管家，|请问|大家，|各位，|我反映一下，|报修，|哎，|唉|怎么回事，|什么情况啊，|无语了，|麻烦反映一下，|投诉！|气死了，|@管家 |那个，|师傅，|我们"
WHERE = "||||3栋|3栋2单元|5幢|我们楼|我们单元|12号楼|8-2-301|7栋1单元|这边|我们这栋|咱小区|东门|二单元|11幢|A座|地库|9栋楼下|6#|15楼|一楼|三楼|我家门口|单元门口|小区里|20栋|南区"
WHEN = "||||||今天|昨晚|昨天开始|早上|一大早|刚刚|又|这几天|已经三天了|好几天了|天天|一周了|半夜|从昨晚到现在|周末|最近"
TAIL = (
    "||||||，能不能修一下|，麻烦处理一下|，有没有人管|，快来人|，啥时候修|，谁来管管|，太不方便了|，物业看一下|"
    "，烦死了|，老人不方便|，怎么办|，什么时候能好|"
    "！！|，赶紧的|，没人管吗|，请尽快|，受不了了|，报过了没人来|啊|，谢谢|，麻烦了|，帮忙反映下|，求解决|😭|。。。|，物业能不能管管|，你们家呢|，孩子都摔了"
)
DONE = "修好了|好了|终于修好了|已经好了|恢复了|弄好了|换新的了|不漏了|通了|清理干净了|处理好了|能用了|正常了|解决了|刚修好|师傅修好了"
FOLLOW = "修好了吗|修好没|好了没|怎么样了|有人来修吗|处理了吗|有进展吗|什么时候来修的|修得怎么样了|后来解决了吗|查出原因了吗|是谁报修的|到底好没好"
AWAY = "我们公司|我单位|我妈那边|隔壁小区|我老家|朋友家|商场|学校|酒店|医院|我同事他们小区|人家小区|网上看到有个小区|新闻说上海一小区|丈母娘家|健身房|我们办公室|火车站|宿舍|我姐他们那边"
PAST = "以前|去年|小时候|前年|上个月|记得那年|之前住的地方|当年|早几年|上次|原来老房子"
HYPO = "万一|要是|如果|假如|哪天要是|就怕"
HYPO_TAIL = "怎么办|就惨了|就完了|找谁|会不会赔|可咋整|得多吓人|咱们提前想想|哈哈"
PRAISE = "谢谢师傅，|物业效率高，|感谢物业，|辛苦了，|给力，|点赞，|多亏保安，|好消息，|刚看了，|告诉大家，"
NOTICE = "各位业主：|温馨提示：|通知：|各位邻居，|物业通知，|尊敬的业主：|【公告】|接上级通知，"
NOTICE_BODY = (
    "因{thing}检修，明天上午暂停使用，敬请谅解|{thing}将于周三进行维护保养，请提前做好准备|{thing}维修已完成，感谢配合|"
    "今日对{thing}进行检查，给您带来不便敬请谅解|请爱护{thing}，文明使用|{thing}故障已报维保单位，正在抢修|{thing}改造工程本周开工，请绕行"
)
ASK = (
    "谁知道{thing}多少钱|请问{thing}在哪|{thing}哪个牌子好|{thing}归谁管啊好奇问一下|"
    "谁家换过{thing}推荐下|{thing}一般能用几年|"
    "有没有{thing}师傅的电话|{thing}几点开|{thing}怎么用|请问{thing}的电话是多少"
)
SOCIAL = (
    "在{thing}碰到你妈妈了|{thing}那边开了好多花|我在{thing}等你|刚才{thing}边上有人唱歌真好听|{thing}旁边那家店挺好吃|"
    "孩子就喜欢在{thing}玩|{thing}这个名字真好听|你家{thing}什么颜色的|我拍了张{thing}的照片|走到{thing}了马上到|"
    "{thing}今天人好多|聊到{thing}想起一个笑话|路过{thing}看到李老师了"
)
OWN = "手机 洗衣机 我的电脑 冰箱 孩子的玩具 电视机 眼镜 耳机 我的车 家里空调 豆浆机 手表 充电宝 扫地机 自家灯泡 我家马桶圈 拉杆箱"
OWN_ILL = "坏了|又坏了|不能用了|没电了|摔坏了|修好了|卡死了|不亮了|丢了|不转了"
OWN_TAIL = "|，正好换新的|，准备送去修|，买个新的吧|，拿去4S店了|，网上买了一个|，哈哈|，心疼|，推荐个牌子|，约了售后|，有空去换"
AD = (
    "{thing}专业维修，电话13912345678|低价转让{thing}，需要的私聊|"
    "承接{thing}安装维修，随叫随到|{thing}清洗团购，{n}元一次，接龙|"
    "二手{thing}便宜出，{n}块自提|家政服务：{thing}清洁，欢迎咨询|厂家直供{thing}，优惠{n}折扫码|祖传手艺专修{thing}，加微信"
)


def requests(seed: int, each: int) -> Iterator[tuple[str, str]]:
    """Yield (category.sub, line): `each` lines for every sub-category that has slots."""
    dice = random.Random(seed)
    for what, (things, ills) in FAULTS.items():
        for _ in range(each):
            thing, ill = dice.choice(things.split()), dice.choice(ills.split())
            where, when = dice.choice(WHERE.split("|")), dice.choice(WHEN.split("|"))
            core = dice.choice(
                (
                    f"{where}{thing}{when}{ill}",
                    f"{when}{where}{thing}{ill}",
                    f"{where}{thing}{ill}",
                    f"{thing}{ill}",
                    f"{thing}{ill}，{where or '我们这'}",
                )
            )
            yield what, dice.choice(OPEN.split("|")) + core + dice.choice(TAIL.split("|"))


def talk(seed: int, size: int) -> Iterator[tuple[str, str]]:
    """Yield (talk.kind, line): lines with the same things that ask for nothing."""
    dice = random.Random(seed)
    pairs = [
        (thing, ill)
        for things, ills in FAULTS.values()
        for thing in things.split()
        for ill in ills.split()
    ]

    def pick(text: str) -> str:
        return dice.choice(text.split("|"))

    for _ in range(size):
        thing, ill = dice.choice(pairs)
        where = pick(WHERE)
        price = str(dice.randint(3, 300))
        made = (
            ("done", f"{where}{thing}{pick(DONE)}"),
            ("done", f"{pick(PRAISE)}{where}{thing}{pick(DONE)}"),
            ("follow", f"{where}{thing}{pick(FOLLOW)}"),
            ("follow", f"{pick(WHEN)}说的{thing}{pick(FOLLOW)}"),
            (
                "elsewhere",
                f"{pick(AWAY)}{thing}也{ill}"
                if dice.random() < 0.4
                else f"{pick(AWAY)}{thing}{ill}",
            ),
            (
                "past",
                f"{pick(PAST)}{where}{thing}也{ill}过"
                if dice.random() < 0.5
                else f"{pick(PAST)}{thing}{ill}，后来换了",
            ),
            ("hypo", f"{pick(HYPO)}{thing}{ill}{pick(HYPO_TAIL)}"),
            ("notice", pick(NOTICE) + pick(NOTICE_BODY).format(thing=thing)),
            ("short", f"{where}{dice.choice(('', '的', '那个'))}{thing}"),
            ("ask", pick(ASK).format(thing=thing)),
            ("social", pick(SOCIAL).format(thing=thing)),
            ("own", f"{dice.choice(OWN.split())}{pick(OWN_ILL)}{pick(OWN_TAIL)}"),
            ("ad", pick(AD).format(thing=thing, n=price)),
        )
        yield dice.choice(made)


def wanted(kind: str) -> str:
    """Return the label of a generated kind as lines.tsv writes it."""
    return kind if "." in kind else f"talk.{kind}"
