## 通用
help-words = 帮助 怎么用
help-help = 看看我能帮您做什么；看一条：帮助 报修
help-line = · { $word }(/{ $name }) { $does }
help-known = 我是{ $compound }的云管家。有事直接说，比如“3栋2单元电梯停了”，我来登记、盯进度。
    您还可以用这些：
    { $commands }
help-guest = 您好，我是社区云管家。扫小区里的二维码，或把住户码发给我，就能报修、查进度、参加议事。
    现在可以用：
    { $commands }
help-topics = 我是{ $compound }的云管家。有事直接说，比如“3栋2单元电梯停了”，我来登记、盯进度，办好了告诉您。
    { $topics }
    点一下看怎么用。也可以问一条，比如：帮助 报修
help-topic-line = { $topic }：{ $about }
help-topic = { $topic }，可以这样说：
    { $commands }
help-one = { $commands }
help-topic-request = 报修反映
help-topic-desk = 办理
help-topic-meeting = 联席会议
help-topic-poll = 议事
help-topic-compound = 小区的事
help-topic-me = 我的设置
help-topic-more = 其他
help-about-request = 报一件事，查进度，撤回，评价
help-about-desk = 接单、派单、会商、流转、办结
help-about-meeting = 下次什么时候，提议题，看决议
help-about-poll = 看正在征询的事，表个态
help-about-compound = 本月数字、看板、群和成员
help-about-me = 身份、语言、关联账号
help-about-more = 别的用法
lang-words = 语言
lang-help = 换成中文或英文
lang-which = 您想用哪种语言？
lang-name-zh = 中文
lang-name-en = English
lang-set-zh = 好的，以后跟您说中文。
lang-set-en = 好的，以后跟您说英文。
error-unexpected = 抱歉，刚才这一步没办成，什么都没改动。请稍后再试；如果还不行，把编号 { $reference } 告诉站长。
refused-role = 这件事要由站里的工作人员来办。发“帮助”看看您能用什么。
refused-guest = 您还没有加入小区。发住户码给我，或发“加入”申请。
command-unknown = 没看懂这个命令。发“帮助”看看我会什么。
command-unknown-near = 没看懂这个命令，您是想用“{ $near }”吗？发“帮助”看看我会什么。
button-unknown = 这个按钮已经过时了，请发“帮助”重新开始。
anonymous-admin = 您现在是匿名管理员，我认不出您。请点按钮，或私下找我。
compound-needed = 还不知道您住在哪个小区。请扫小区的二维码，或把住户码发给我。
group-unbound = 这个群还没有绑定小区。请站长在群里发“/bind 绑定码”。
join-first = 您还没有加入这个小区。请把住户码发给我，或发“加入”申请，站里通过后就能用了。
answered-in-private = 已私下发给您。
private-unreachable = 这个要私下说。请先点开我的头像，发一句“你好”，我再发给您。

## 设置
config-no-file = 找不到设置文件 { $file }。可以从 config.example.toml 复制一份。
config-broken-file = 设置文件 { $file } 读不懂：{ $why }。请检查这一行的引号、等号和方括号。
config-unreadable = 设置读不懂：{ $why }。
config-unknown = 没有“{ $key }”这一项设置。全部设置项见 config.example.toml。
config-unknown-near = 没有“{ $key }”这一项设置，您是想写“{ $near }”吗？
config-secret-file = { $key } 指的文件 { $file } 读不了：{ $why }。
config-want-bool = { $key } 只能写 true 或 false。
config-want-number = { $key } 要写一个整数。
config-want-range = { $key } 要 { $bound }。
config-want-text = { $key } 要写成带引号的文字。
config-want-one-of = { $key } 只能是这几个之一：{ $choices }。
config-want-pattern = { $key } 的写法不对，请照 config.example.toml 里的例子写。
config-want-list = { $key } 要写成列表，例如 ["一", "二"]。
config-want-section = { $key } 是一组设置，要写成 [{ $key }] 再分行写里面的项。
config-missing = 缺少 { $key }。
config-wrong = { $key } 不对：{ $why }。

## 网页
web-title = 社区云管家
web-group = 业主群
web-bot = 云管家
web-not-in = 登录已失效，请重新进入。
web-page-old = 页面放得太久了，请刷新后再试。
web-too-fast = 发得太快了，歇几秒再发。
web-too-long = 一次说得太长了，请分几次发。
web-unclear = 没有收到内容，请再发一次。
web-button-old = 这个按钮已经过时了，请看最新的消息。
web-not-yours = 您不在这个聊天里。
web-no-file = 图片找不到了。
web-photo-large = 图片太大了，请换一张 10 MB 以内的。
web-sheet-unknown = 这不是 xlsx 表格。
web-photo-unknown = 这不是能显示的图片，请用 JPG、PNG、WebP 或 GIF。
web-wait = 试的次数太多了，请过一刻钟再来。
web-name-first = 请告诉我怎么称呼您。
web-code-wrong = 这个码不对或已经过期，请核对一下，或问问楼道长。
web-link-old = 这个链接已经用过或过期了，请让管家再发一个。
web-join-title = 进入小区
web-join-lead = 报修、查进度、参加议事，说一句话就行。
web-join-name = 怎么称呼您
web-join-name-like = 如：3栋 王阿姨
web-join-code = 住户码
web-join-code-like = 八位字母和数字
web-join-go = 进入
web-join-none = 没有住户码？留空点“进入”，告诉云管家您住哪个小区，站里通过后就能用。
web-join-safe = 云管家不会把您的房号和电话发到群里。
web-enter-title = 点一下就进来
web-enter-lead = 这是您的专用链接，只能用一次，请不要转发。
web-enter-go = 进入云管家
web-input = 说说有什么事…
web-input-group = 跟邻居说…
web-send = 发送
web-photo = 图片
web-more = 可以办的事
web-settings = 设置
web-large = 大字
web-dark = 深色
web-language = English
web-language-command = /lang en
web-board = 看板
web-out = 退出登录
web-close = 关闭
web-cancel = 取消
web-reply = 回复
web-remove = 移除
web-retry = 没发出去，点这里重发
web-sending = 正在发送
web-offline = 网络断开了，正在重连…
web-back = 已重新连上
web-empty-group = 群里还没有人说话，跟邻居打个招呼吧。
web-empty-bot = 有事直接说，比如“3栋2单元电梯停了”。也可以发照片。
web-new-below = 条新消息
web-unread-here = 以下是新消息
web-earlier = 正在取更早的消息…
web-beginning = 没有更早的消息了
web-photo-word = [图片]
web-file-word = [文件]
web-yesterday = 昨天
web-weekdays = 周日 周一 周二 周三 周四 周五 周六
web-noscript = 请打开浏览器的 JavaScript，聊天才能用。
web-chats = 聊天
web-demo = 演示
web-demo-lead = 点一下就换成另一个人
web-guide-1 = 一分钟走一遍：您是居民王秀英，在群里说一件事。
web-guide-1-do = 帮我说
web-guide-1-text = 2栋1单元楼道灯坏了，晚上看不见台阶
web-guide-2 = 已经登记。现在换成站长周国平，看他收到了什么。
web-guide-2-do = 换成站长
web-guide-3 = 在“云管家”里点最新那条消息下面的按钮，把它接下来。
web-guide-3-do = 去看看
web-guide-4 = 办好了，换回王秀英，看她收到的回音。
web-guide-4-do = 换回居民
web-guide-5 = 这就是一个来回。还可以试物业、业委会、社区，或发“帮助”。
web-guide-5-do = 知道了
web-first = inbox report mine meeting poll stats ticket board notice help
web-board-lead = 小事不出小区：本月办了什么，一看就明白
web-board-chat = 我要说事
web-board-text = 文字版
web-board-empty = 还没有内容。
web-view = 看大图
web-role-resident = 居民
web-role-steward = 楼道长
web-role-volunteer = 志愿者
web-role-property = 物业
web-role-committee = 业委会
web-role-station = 互助站
web-role-station_head = 站长
web-role-grid = 网格员
web-role-community = 社区
web-role-street = 街道
## 本小区的词
word-words = 词 词汇
word-help = 教我本小区特有的说法
word-how = 这样教我：词 小黄楼漏 = 房屋。去掉一个：词 删 小黄楼漏。
word-what = “{ $wanted }”是哪一类？可以写：电梯、停车、卫生、水电……也可以写“诉求”或“闲聊”。
word-length = 词要两个字以上、{ $longest } 个字以内，也不要放电话号码。
word-many = 本小区的词已经有 { $most } 个，先去掉几个不用的吧。
word-added = 记住了：“{ $word }”归到{ $meaning }。一分钟内生效。
word-removed = 好的，“{ $word }”不再算了。
word-unknown = 本小区的词里没有“{ $word }”。
word-none = 本小区还没有自己的词。这样教我：词 小黄楼漏 = 房屋。
lexicon-words = 词库
lexicon-help = 看从已办结工单里学来的词，退回上一版
lexicon-now = { $lines }
lexicon-none = 还没有从工单里学过词，现在用的是随程序来的词库。管理员可以运行 yunguanjia learn --from-tickets。
lexicon-in-use = { $where }现在用：{ $version }
lexicon-in-use-since = { $where }现在用：{ $version }（{ $since }起，{ $role }）
lexicon-line = · 第 { $version } 版，{ $day }：学自 { $lessons } 件，{ $words } 个词，归类准确率 { $was } → { $became }
lexicon-line-refused = · 第 { $version } 次试学，{ $day }：{ $lessons } 件，{ $was } → { $became }，没有更好，没有采用
lexicon-shipped = 随程序来的词库
lexicon-everywhere = 全区
lexicon-how = 发“词库”看现在用的是哪一版；发“词库 退回”回到上一版，“词库 退回 2”回到第 2 版。
lexicon-not-yours = 全区的词库只有管理员能退回。
lexicon-nothing-before = { $where }用的已经是最早的词库，没有更早的可退了。
lexicon-unknown = 没有第 { $version } 版可用。发“词库”看看有哪些。
lexicon-back = 好的，{ $where }退回第 { $version } 版，一分钟内生效。
lexicon-back-shipped = 好的，{ $where }退回随程序来的词库，一分钟内生效。
button-lexicon-back = 退回上一版（{ $where }）
word-list = 本小区自己的词（{ $count } 个）：
    { $words }
word-line = · { $word } → { $meaning }
word-is-request = 诉求
word-is-talk = 闲聊
sensitivity-words = 灵敏度
sensitivity-help = 群里说话，多有把握才登记
sensitivity-now = 现在：{ $sure } 以上的把握直接登记，{ $ask } 以上先问一句。想怎么调？
sensitivity-careful = 谨慎
sensitivity-usual = 一般
sensitivity-eager = 灵敏
sensitivity-set = 好的：{ $sure } 以上的把握直接登记，{ $ask } 以上先问一句。一分钟内生效。

## 本小区的规矩
settings-words = 设置
settings-help = 看和改本小区的服务时间、办理时限
settings-now = 本小区现在的规矩：
    服务时间 { $service }，上班时间 { $working }
    { $classes }
    一个人一天最多 { $cap } 件（急事不算）
    站里的早报 { $digest }
    要改就说：设置 服务时间 08:00-20:00，设置 P3 答复 2小时，设置 每日上限 5，设置 早报 7:30（或 关）
settings-set = 改好了，从现在起按这个办：
    服务时间 { $service }，上班时间 { $working }
    { $classes }
    一个人一天最多 { $cap } 件（急事不算）
    站里的早报 { $digest }
settings-no-digest = 不发
settings-class = · { $service } { $answer }内答复，{ $done }内办结
settings-minutes = { $count } 分钟
settings-hours = { $count } 小时
settings-plain-days = { $count } 天
settings-working-days = { $count } 个工作日
settings-how = 这样说我就懂：设置 服务时间 08:00-20:00，设置 P3 答复 2小时，设置 P3 办结 3天，设置 每日上限 5，设置 早报 7:30，设置 早报 关。
settings-hours-backwards = 开始要早于结束，比如 08:00-20:00。
settings-no-such-step = { $service } 没有这一项时限。
settings-too-short = 时限要大于零。
settings-only-quicker = { $service } 关系人身安全，只能改得更快，不能放宽。

## 命令行
cli-about = 社区云管家：住进居民群里的互助站小帮手。
cli-epilog = 第一次用？先运行 yunguanjia demo。语言跟随系统，也可以设 YGJ_LANG=zh 或 en。
cli-commands = 命令
cli-run = 启动服务，接通所有设置好的渠道
cli-demo = 用一个示例小区试一试，不需要任何账号
cli-check = 检查设置、数据库和令牌，说明哪里不对、怎么改
cli-replay = 用一段聊天记录试算：哪些话会成为工单
cli-import = 从 xlsx 或 csv 导入楼栋、住户和人员
cli-export = 把楼栋、住户（和人员）导出成 xlsx 或 csv
cli-backup = 备份全部数据到一个文件
cli-restore = 从备份文件恢复
cli-migrate = 把数据库升级到最新结构
cli-console = 在终端里和云管家说话
cli-classify = 看一句话会怎么归类，为什么
cli-learn = 从标注好的数据学习权重
cli-evaluate = 在标注好的数据上测准确率
cli-hot = 从一堆诉求里找出热点
cli-report = 一段时间办得怎么样：三率、站内解决，可写成 docx、xlsx、png
cli-opt-config = 设置文件，默认 config.toml
cli-running = 云管家已启动：{ $url }
cli-operator-code = 还没有管理员。请在任意渠道里把这句话发给云管家（24 小时内有效，只能用一次）：
    认领管理员 { $code }
cli-console-how = 直接打字就是说话。“王阿姨: 电梯停了”换一个人私聊，“群 王阿姨: 电梯停了”在群里说，数字按按钮，“退出”结束。
cli-database-failed = 数据库出错：{ $why }
cli-migrated = 数据库已是最新结构（{ $step }）。
cli-start-failed = 没能启动：{ $why }
    运行 yunguanjia check 看看怎么改。

cli-report-period = 哪段时间：本月（默认）、上月、上半年、2026-03、"2026-01-01 到 2026-03-31"
cli-report-place = 哪里：小区、社区、街道的名字；默认全部
cli-report-target = 写成文件：.docx、.xlsx 或 .png；不写就显示在屏幕上
cli-report-kind = 文件名要以 .docx、.xlsx 或 .png 结尾。
cli-report-no-place = 没有（或不止一个）叫“{ $place }”的地方，或者那里还没有小区。
cli-report-done = 报表已写好：{ $file }
cli-poster = 生成贴在楼道里的二维码海报（A4，PDF 或 PNG）
cli-poster-for = 为谁做：compound 整个小区一张，buildings 每栋一张，households 每户一张
cli-poster-compound = 小区名字；只有一个小区时不用写
cli-poster-target = 输出文件：.pdf 一个文件装全部，.png 每张一个文件
cli-poster-bar = 画海报
cli-poster-done = 已生成 { $count } 张海报：{ $file }
cli-poster-no-compound = 没有叫“{ $name }”的小区。现有：{ $names }
cli-poster-which = 有好几个小区，请用 --compound 说明是哪一个：{ $names }
cli-poster-no-way = 还没有可以印在海报上的入口。请至少设置一样：web.public_url、weixin_kf.accounts、公众号或 Telegram。
cli-poster-kind = 文件名要以 .pdf 或 .png 结尾。
cli-poster-nobody = 这个小区还没有楼栋或住户资料，先用 yunguanjia import 导入。

## 微信与企业微信
wecom-submit = 提交
wecom-choose = 确定
wecom-submitted = 已提交
wecom-open = 👉 打开看看
wecom-check-hook = 有一个消息推送的地址不对（wecom.hooks）：key 抄错了，或者群里已经把它删了。请在那个企业微信群的“消息推送”里重新复制地址，等号后面的部分填进设置。
wecom-check-hook-unreachable = 连不上企业微信的消息推送接口（qyapi.weixin.qq.com）。请检查网络和代理。
wecom-check-hook-refused = 消息推送不接受我们发的内容。请在企业微信管理后台看看是否禁用了群里的消息推送。
wecom-check-secret = 企业微信机器人的 Secret 不对。请在企业微信“工作台 → 智能机器人”里重新获取 Secret，改好 wecom.secret 再启动。
wecom-check-bot-id = 找不到这个企业微信机器人。请核对 wecom.bot_id。
wecom-check-mode = 企业微信拒绝了长连接。最常见的原因：机器人改成了“URL 回调”模式。请在机器人的 API 设置里换回“长连接”。
wecom-check-kicked = 企业微信机器人被另一个程序顶下线了：同一个机器人只能有一个连接。请停掉另一个程序，再重新启动云管家。
wecom-check-unreachable = 连不上企业微信（openws.work.weixin.qq.com）。请检查网络和代理。
## 议事征询
alarm-late = （这条本该在{ $due }发出，因故晚了，抱歉。）
poll-words = 议事 征询 投票征询
poll-help = 看正在征询的事；站长、业委会可以一句话发起
poll-recorded-words = 议事记录
poll-recorded-help = 看我在一件议事里的选择有没有记上
poll-recorded-word = 已记录
poll-recorded = 第 { $number } 号“{ $question }”：{ $who ->
        [persons] 您
       *[households] 您家
    }的选择已记录，截止前可以改。
poll-unrecorded = 第 { $number } 号“{ $question }”：还没有收到{ $who ->
        [persons] 您
       *[households] 您家
    }的选择。要是点过，请再点一次。
poll-show-words = 看议事
poll-show-help = 看一件正在征询的事
poll-new-words = 发起议事 新议事
poll-new-help = 一步一步发起征询
poll-set-words = 改议事
poll-set-help = 改草稿的一项设置
poll-open-words = 开始议事
poll-open-help = 发出草稿
poll-drop-words = 放弃议事
poll-drop-help = 不要这份草稿了
vote-words = 投票 表个态 选
vote-help = 表达意见，例如：投票 3 1；收回：投票 3 0
poll-result-words = 议事结果
poll-result-help = 看征询结果，例如：议事结果 3
poll-close-words = 结束议事
poll-close-help = 提前结束征询
poll-outcome-words = 议事结论
poll-outcome-help = 公布征询之后怎么定的
poll-for-words = 代投
poll-for-help = 替没有手机的住户登记意见，例如：代投 3 1-101 2 见证人 王阿姨
poll-list = { $running ->
        [0] 眼下没有正在征询的事。
       *[other] 有 { $running } 件事正在听大家的意见，点开就能表态：
    }{ $any ->
        [yes] { "" }
    最近结束的：
    { $over }
       *[no] { "" }
    }
poll-over-line = · 第 { $number } 号：{ $question }
poll-show-button = { $question }
poll-new-button = ＋ 发起征询
poll-ask-question = 想问大家什么事？先说问题就行，比如“电梯广告费怎么用？”。
    也可以一句话说全：电梯广告费怎么用? 修门禁 / 种花 / 存起来 截止 周日20:00 范围 3栋 多选
poll-ask-options = 有哪几个选项？用“/”隔开，或一行一个，2 到 12 个。
poll-ask-close = 到什么时候截止？比如“周日20:00”“12月5日晚8点”“7天”。
poll-option = { $n }. { $text }
poll-option-button = { $text }
poll-option-chosen = ✅ { $text }
poll-take-back-button = 收回我的意见
poll-chosen-line = ✅ { $text }
poll-preview = 请看一眼，没问题就发出：

    { $question }
    { $options }

    范围：{ $place }（共 { $eligible } { $who ->
        [persons] 人，一人一票
       *[households] 户，一户一票
    }）
    { $multiple ->
        [yes] 可多选
       *[no] 单选
    }，{ $counts ->
        [open] 过程中公开票数
       *[hidden] 结束前不公开票数
    }，参与满 { $quorum }% 才算有效意见
    截止：{ $closes }
    仅为议事意见征询，不是业主大会决定。
poll-open-button = 📣 发出
poll-drop-button = 不发了
poll-switch-multiple-on = 改为单选
poll-switch-multiple-off = 改为多选
poll-switch-persons-on = 改为一户一票
poll-switch-persons-off = 改为一人一票
poll-switch-open-on = 改为不公开票数
poll-switch-open-off = 改为公开票数
poll-scope-button = 换范围
poll-quorum-button = 有效线改为 { $quorum }%
poll-ask-scope = 问哪里的住户？
poll-close-early-button = 提前结束
poll-result-button = 看第 { $number } 号结果
poll-board = 议事征询{ $running ->
        [0] { "" }
       *[other] { "" }
    正在听大家的意见：
    { $lines }
    }{ $over ->
        [0] { "" }
       *[other] { "" }
    最近的结果：
    }
poll-board-line = · { $question }（{ $closes }截止）
poll-dropped = 好的，这份草稿不发了。
poll-opened = 第 { $number } 号征询已发出：{ $place }，私下通知了 { $told } 位居民。到时间我来提醒没表态的，截止后公布结果。
poll-card = 🗳 议事征询 第 { $number } 号（{ $place }）
    { $question }
    { $options }

    { $who ->
        [persons] 一人一票
       *[households] 一户一票
    }，{ $multiple ->
        [yes] 可多选
       *[no] 单选
    }，截止前可以改。截止：{ $closes }
    已有 { $part } / { $eligible } { $who ->
        [persons] 人
       *[households] 户
    }表态，满 { $quorum }% 有效。仅为议事意见征询，不是业主大会决定。
poll-card-closed = 🗳 议事征询 第 { $number } 号（{ $place }）已截止
    { $question }
    { $options }

    { $part } / { $eligible } { $who ->
        [persons] 人
       *[households] 户
    }表态（{ $closes }截止，有效线 { $quorum }%）。仅为议事意见征询，不是业主大会决定。
poll-invitation = 🗳 { $place }想听听{ $who ->
        [persons] 您
       *[households] 您家
    }的意见（第 { $number } 号）：
    { $question }
    { $options }

    点一下就行{ $multiple ->
        [yes] ，可以多选
       *[no] { "" }
    }，{ $closes }前都可以改。{ $counts ->
        [open] 票数随时可看。
       *[hidden] 截止后公布结果。
    }参与满 { $quorum }% 有效。仅为议事意见征询，不是业主大会决定。
poll-reminder = ⏰ 提醒一声：{ $who ->
        [persons] 您
       *[households] 您家
    }还没表态（第 { $number } 号，{ $place }），{ $closes }截止：
    { $question }
    { $options }

    { $multiple ->
        [yes] 可以多选。
       *[no] { "" }
    }参与满 { $quorum }% 才算有效意见，请点一下。
poll-yours = 第 { $number } 号：{ $question }（{ $place }）
    { $spoke ->
        [yes] { $who ->
            [persons] 您
           *[households] 您家
        }的意见：
    { $chosen }
       *[no] { $options }
    }

    { $closes }前随时可以改{ $multiple ->
        [yes] ，可多选，再点一次取消
       *[no] { "" }
    }{ $counts ->
        [open] { "" }
       *[hidden] ，截止后公布结果
    }。满 { $quorum }% 有效，仅为议事意见征询。
poll-yours-closed = 🗳 第 { $number } 号（{ $place }）已截止：{ $question }
    { $spoke ->
        [yes] { $who ->
            [persons] 您
           *[households] 您家
        }的意见：
    { $chosen }
       *[no] { $who ->
            [persons] 您
           *[households] 您家
        }没有表态。
    }
    共 { $part } / { $eligible } { $who ->
        [persons] 人
       *[households] 户
    }表态。仅为议事意见征询，不是业主大会决定。
poll-yours-empty = 第 { $number } 号：{ $question }（{ $place }）
    { $options }

    { $who ->
        [persons] 您
       *[households] 您家
    }现在没有选任何一项。{ $closes }前都可以再选。
poll-voted = { poll-recorded-word }：{ $chosen }。{ $who ->
        [persons] 截止前可以改。
       *[households] 一户一票，截止前可以改。
    }
poll-unvoted = 已取消{ $who ->
        [persons] 您
       *[households] 您家
    }的选择。
poll-household-changed = 您家里有人改了对“{ $question }”的意见，现在是：{ $chosen }。截止前还可以商量着改。
poll-home-needed = 这件事按户征询（{ $place }）。还不知道您家在哪一户：请私下找我，发住户码或“加入”。
poll-not-yours = 这件事只问{ $place }的住户。
poll-unknown = 没有第 { $number } 号征询。发“议事”看看有哪些。
poll-closed = 第 { $number } 号征询已经截止，不能再改了。发“议事结果 { $number }”看结果。
poll-hidden = 第 { $number } 号还在征询，{ $closes }截止，票数到时公布。已有 { $part } / { $eligible } { $who ->
        [persons] 人
       *[households] 户
    }表态。
poll-no-results = 还没有结束的征询。
poll-result = 📊 议事征询结果 第 { $number } 号（{ $place }）
    { $question }
    { $verdict ->
        [clear] 意见明确：{ $leading }（超过参与数的一半）
        [no_majority] 没有形成明确意见：参与够了，但没有一项超过一半；最多的是{ $leading }
       *[no_quorum] 没有形成明确意见：参与没到有效线
    }
    参与 { $part } / { $eligible } { $who ->
        [persons] 人
       *[households] 户
    }（{ $share }%），有效线 { $needed } { $who ->
        [persons] 人
       *[households] 户
    }。
poll-counts = { $lines }
poll-count-line = · { $text }：{ $count } { $who ->
        [persons] 人
       *[households] 户
    }（{ $share }%）
poll-helped-count = 其中 { $helped } { $who ->
        [persons] 人
       *[households] 户
    }由楼道长代为登记，有见证人。
poll-consultation-only = 仅为议事意见征询，不是业主大会决定。
poll-outcome-line = 结论：{ $text }
poll-close-button = 确定，现在截止
poll-close-sure = 第 { $number } 号“{ $question }”还没到时间，已有 { $part } 份意见。确定现在就截止吗？
poll-closed-now = 第 { $number } 号已截止，结果已公布。
poll-outcome-button = 写结论
poll-outcome-please = 第 { $number } 号“{ $question }”已截止。请在 3 天内告诉大家：怎么定的、谁来办、下一步。
poll-outcome-wanted = 第 { $number } 号“{ $question }”截止后还没有公布结论，3 天期限就要到了。
poll-outcome-overdue = 第 { $number } 号“{ $question }”截止已超过 3 天，还没有公布结论，请尽快说一声。
poll-ask-outcome = 第 { $number } 号“{ $question }”：怎么定的？谁来办？下一步是什么？请直接写，我发到群里。
poll-outcome-told = 📌 第 { $number } 号征询“{ $question }”的结论：
    { $text }
poll-outcome-changed = 📌 第 { $number } 号征询“{ $question }”的结论有更正：
    { $text }
poll-outcome-kept = 第 { $number } 号的结论已记下并告诉大家。
poll-outcome-empty = 再多写几个字吧：怎么定的、谁来办、下一步。
poll-outcome-long = 结论请控制在 { $limit } 字以内。
poll-still-open = 第 { $number } 号还在征询，截止后再写结论。
poll-not-opener = 第 { $number } 号要由发起人、站长或社区来办。
poll-helped = 已代{ $flat }登记：{ $chosen }（见证人 { $witness }）。这户自己表态后以自己的为准。
poll-helped-how = 这样写：代投 { $number } 1-101 2 见证人 王阿姨（2 是选项号）。
poll-helped-households-only = 这件事按人征询，不能按户代投。
poll-witness-missing = 代投要写上见证人。
poll-spoke-itself = 这户已经自己表过态了，代投不能改。
poll-one-choice = 这件事是单选，只能选一项。
poll-no-such-option = 没有这个选项。请照第 { $number } 号征询里的编号选。
poll-flat-unknown = 范围里没有找到“{ $flat }”这一户。
poll-flat-not-yours = “{ $flat }”不在您负责的楼里。
poll-flat-which = 有好几户叫“{ $flat }”，请写上楼栋，比如 3栋1-101。
poll-no-question = 还没说要问什么呢。
poll-question-long = 问题请写清楚，控制在 { $limit } 字以内。
poll-no-options = 还缺选项。用“/”隔开写在问题后面，比如：装充电桩吗? 同意 / 反对
poll-options-count = 选项要 { $least } 到 { $most } 个，现在是 { $given } 个。
poll-option-empty = 有个选项是空的。
poll-option-long = 每个选项请控制在 { $limit } 字以内。
poll-option-twice = 有两个选项一样。
poll-quorum-range = 有效线要在 1% 到 100% 之间。
poll-close-past = 截止时间已经过去了，请写一个以后的时间。
poll-close-soon = 截止太近了，至少留 { $minutes } 分钟。
poll-close-far = 截止太远了，最长 { $days } 天。
poll-close-unclear = 没看懂截止时间“{ $words }”。比如“周日20:00”“12月5日晚8点”“7天”。
poll-draft-gone = 这份草稿已经不在了。发“发起议事”重新来。
poll-draft-opened = 这件事已经发出，是第 { $number } 号。
poll-nobody = { $place }还没有登记住户，征询发不出去。请先导入住户。
scope-unknown = 没找到“{ $words }”。可以写：{ $known }
poll-picture-title = 议事征询 第 { $number } 号 · { $place }
poll-picture-clear = 意见明确
poll-picture-no-quorum = 参与不足，没有形成明确意见
poll-picture-no-majority = 没有一项过半，没有形成明确意见
poll-picture-count = { $count } { $who ->
        [persons] 人
       *[households] 户
    } · { $share }%
poll-picture-part = 参与 { $part } / { $eligible } { $who ->
        [persons] 人
       *[households] 户
    }（{ $share }%）
poll-picture-quorum = 有效线 { $needed } { $who ->
        [persons] 人
       *[households] 户
    }（{ $quorum }%）
poll-picture-label = 仅为议事意见征询，不是业主大会决定。
cli-demo-port = 端口
cli-demo-host = 监听地址；想用手机打开，写 0.0.0.0
cli-demo-bar = 正在演一周的小区生活
cli-demo-running = 示例小区已经住满一周了，用浏览器打开：{ $url }
    页面里可以换人：先以居民身份说一句“3栋2单元电梯停了”，再换成站长去处理。按 Ctrl+C 结束。
cli-replay-file = 聊天记录：Telegram Desktop 导出的 result.json，或有“时间、姓名、内容”三列的 csv（可以是 csv.gz）
cli-replay-xlsx = 把结果写成 xlsx
cli-replay-database = 同时放进一个试用数据库，例如 sqlite:///trial.sqlite3
cli-replay-all = 在终端里列出全部，不只前 40 条
cli-replay-names = 结果里写上发言人（默认不写）
cli-replay-bar = 读取
cli-replay-where = 位置
cli-replay-time = 时间
cli-replay-name = 谁
cli-replay-category = 类别
cli-replay-place = 地点
cli-replay-p = 急
cli-replay-sure = 把握
cli-replay-keywords = 关键词
cli-replay-joined = 附和
cli-replay-text = 内容
cli-replay-more = ……还有 { $count } 条，加 --all 或 --xlsx 看全部。
cli-replay-totals = 共 { $read } 条消息：会登记 { $tickets } 件工单，{ $joined } 条并入已有工单，{ $asked } 条会先问本人，{ $talk } 条是闲聊；没有文字的 { $silent } 条，系统提示 { $service } 条。
cli-replay-bad = 有 { $count } 条读不了，已跳过：
cli-replay-bad-shape = 不是一条消息的样子
cli-replay-bad-json = 格式损坏
cli-replay-bad-cut = 文件在这里断了
cli-replay-bad-columns = 列数不够
cli-replay-bad-time = 时间看不懂
cli-replay-written = 已写到 { $file }。
cli-replay-trial = 试用数据库已写好：{ $url }
cli-replay-not-empty = 试用数据库里已有内容，请换一个新的。
cli-replay-compound = 试算小区
cli-replay-sheet-tickets = 会成为工单
cli-replay-sheet-totals = 分类合计
cli-replay-sheet-bad = 读不了的
cli-write-failed = { $file } 写不了：{ $why }
replay-no-file = 打不开 { $file }：{ $why }
replay-no-messages = 里面没有找到消息。需要 Telegram Desktop 导出的 JSON（不是 HTML），或带表头的 CSV。
replay-no-columns = 看不出哪一列是内容。表头请用“时间,姓名,内容”或 time,name,text。现在是：{ $columns }
cli-import-file = xlsx 或 csv 文件
cli-import-template = 写一份空白模板到这个文件
cli-import-dry = 只检查，不写入；列出每一行的问题
cli-import-skip = 跳过有问题的行，其余照常导入
cli-import-codes = 给导入的人生成关联码，写到这个文件
cli-import-bar = 导入
cli-import-nothing = 请给一个文件，或用 --template 生成模板。
cli-import-template-done = 模板已写到 { $file }。
cli-import-bad = 第 { $row } 行：{ $why }
cli-import-would = 检查了 { $rows } 行：会新建 { $places } 处地点、改 { $areas } 个面积、新增 { $persons } 人和 { $roles } 个身份；有问题的 { $bad } 行。没有写入任何东西。
cli-import-nothing-done = 有 { $bad } 行有问题，什么都没有写入。改好再来，或加 --skip-bad 跳过它们。
cli-import-done = 导入完成：{ $rows } 行，新建 { $places } 处地点，改 { $areas } 个面积，新增 { $persons } 人和 { $roles } 个身份；跳过 { $bad } 行。
cli-import-codes-done = { $count } 个关联码已写到 { $file }，30 天内有效。请本人把码私下发给云管家。
cli-import-no-columns = { $file } 里没有认得的表头。请用 yunguanjia import --template 模板.xlsx 生成模板。
cli-import-unreadable = { $file } 读不了：{ $why }
cli-import-explain = 房屋：一行一户。街道、社区、网格可以不填；楼栋写“3栋”，房号写“2-301”；面积是专有面积（平方米，最多两位小数），不含车位车库。
    人员：角色写 居民、楼道长、志愿者、物业、业委会、站员、站长、网格员、社区工作者、街道。居民要写房号，楼道长要写楼栋。
    任期止写 2027-12-31，没有就空着。
    同一份表可以反复导入，不会重复。
cli-codes-name = 姓名
cli-codes-place = 位置
cli-codes-code = 关联码
cli-sheet-homes = 房屋
cli-sheet-people = 人员
cli-sheet-codes = 关联码
cli-sheet-explain = 说明
cli-export-file = 写到哪个文件（.xlsx 或 .csv）
cli-export-people = 也导出人员姓名和身份（默认不导出个人信息）
cli-export-compound = 只导出这个小区
cli-export-no-compound = 没有（或不止一个）叫“{ $name }”的小区。
cli-export-done = 已导出 { $homes } 户、{ $people } 人到 { $file }。
cli-fault = 出了意外，没有办成：{ $why }
cli-check-fine = 一切就绪，可以运行 yunguanjia run。
cli-check-data = 数据目录
cli-check-data-closed = 目录 { $place } 不能写。请改权限，或在设置里换一个 data_dir。
cli-check-disk = { $place } 所在的磁盘只剩 { $free } MB，请清理或换地方。
cli-check-database = 数据库
cli-check-database-kind = database.url 要以 sqlite:/// 或 postgresql:// 开头。
cli-check-database-away = 连不上数据库：{ $why }。请看地址、密码和服务是否开着。
cli-check-migrate = 表结构不是最新的。运行 yunguanjia migrate（启动时也会自动升级）。
cli-check-clock = 时钟和节假日
cli-check-clock-wrong = 这台机器的时间是 { $time }，看来没有校准。请打开时间同步。
cli-check-holidays = 还不知道 { $year } 年的放假安排，工作日先按周一到周五和固定节日算。升级 chinesecalendar 后会准确。
cli-check-channels = 渠道
cli-check-no-channel = 没有可用的渠道：没有 Telegram 令牌，网页也关着。请至少打开一个。
cli-check-channel-away = { $channel } 连不上：{ $why }。请看网络、代理和 api_base。
cli-backup-target = 写到哪个文件，默认放在数据目录的 backups 里
cli-backup-bar = 备份
cli-backup-done = 已备份 { $rows } 行到 { $file }。里面有居民信息，请妥善保管。
cli-migrate-first = 请先运行 yunguanjia migrate 升级表结构。
cli-restore-source = 备份文件
cli-restore-force = 数据库里有内容也覆盖
cli-restore-check = 核对
cli-restore-bar = 恢复
cli-restore-done = 已恢复 { $rows } 行。
cli-restore-not-empty = 数据库里已有内容，没有动它。确定要覆盖，请加 --force。
backup-newer-form = 这份备份是更新的版本写的，请先升级云管家。
backup-newer-step = 这份备份的表结构（{ $step }）比现在的程序新，请先升级云管家。
backup-damaged = 备份里的 { $table } 和校验值对不上，文件已损坏，没有恢复。
backup-unreadable = 这不是能读的备份文件（{ $why }）。

## 联席会议
meeting-words = 会议 联席会议 开会
meeting-help = 看下次三方联席会议；站长可以定规则、安排、改期
meeting-rule-words = 会议规则
meeting-rule-help = 定每月开会的规矩，例如：会议规则 每月第二个周二 19:00, 活动室
meeting-plan-words = 会议安排
meeting-plan-help = 安排一次会议，例如：会议安排 下周二晚上7点
meeting-move-words = 会议改期
meeting-move-help = 给下次会议改期
meeting-cancel-words = 会议取消
meeting-cancel-help = 取消下次会议
meeting-item-words = 议题
meeting-item-help = 给下次会议提一个议题，例如：议题 东门道闸常坏
meeting-send-words = 发会议
meeting-send-help = 发出安排
meeting-drop-words = 弃会议
meeting-drop-help = 不要这个安排了
meeting-answer-words = 答复会议
meeting-answer-help = 答复会议邀请
minutes-words = 纪要 会议纪要
minutes-help = 写会议纪要和决议
minutes-all-words = 四方到齐
minutes-all-help = 四方都到了
minutes-publish-words = 发布纪要
minutes-publish-help = 把纪要发到群里
resolution-words = 决议
resolution-help = 看还没办完的决议；办好了说：决议 3 完成
party-station = 互助站
party-committee = 业委会
party-property = 物业
party-community = 社区
party-none = 无
list-more = { $first }、{ $next }
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
meeting-rule-weekday = 每月{ $nth ->
        [-1] 最后一个
        [-2] 倒数第二个
        [-3] 倒数第三个
        [-4] 倒数第四个
        [1] 第一个
        [2] 第二个
        [3] 第三个
        [4] 第四个
       *[5] 第五个
    }{ $weekday } { $time }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }
meeting-rule-date = 每月{ $nth ->
        [-1] 最后一天
       *[other] { $nth }日
    } { $time }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }
meeting-rule-working-day = 每月{ $nth ->
        [-1] 最后一个
        [-2] 倒数第二个
        [-3] 倒数第三个
        [-4] 倒数第四个
       *[other] 第{ $nth }个
    }工作日 { $time }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }
meeting-rule-unclear = 没看懂是每月哪一天。比如“每月第二个周二 19:00, 活动室”“每月15日下午2点半”“每月最后一个周五晚7点”。
meeting-rule-no-hour = 还缺几点开。比如“每月第二个周二 19:00”。
meeting-rule-no-day = 没有这样的日子，请再看看：{ $words }
meeting-rule-read = 我理解的是：{ $rule }
    接下来三次：
    { $dates }
    遇法定节假日顺延到下一个工作日（还在当月）；再往后就到下个月的话，提前到假前最后一个工作日。对吗？
meeting-date = · { $at }
meeting-date-moved = · { $at }（避开节假日）
meeting-rule-button = ✅ 就这样定
meeting-rule-kept = 定好了：{ $rule }。我会提前三周排好、发邀请，提前 7 天、3 天（带议程）、1 天、2 小时提醒。
meeting-none = 眼下没有安排好的联席会议。
meeting-next = 📅 下次三方联席会议：{ $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }
meeting-by-rule = 规矩：{ $rule }
meeting-how = 定规矩：会议规则 每月第二个周二 19:00, 活动室
    只排一次：会议安排 下周二晚上7点 活动室
meeting-months = 往月：
    { $lines }
meeting-month-valid = · { $month } ✅ 已开
meeting-month-talk-only = · { $month } 只是座谈
meeting-month-planned = · { $month } 已安排
meeting-month-minutes-wanted = · { $month } 等纪要
meeting-month-open = · { $month } 未安排
meeting-month-missed = · { $month } ⚠️ 缺会
meeting-agenda = 议程：
    { $items }
meeting-topic-resolutions = { $n }. 上次决议 { $number }：{ $text }（{ $doer }）
meeting-topic-overdue = { $n }. 超时未办结的诉求 { $count } 件
meeting-topic-proposal = { $n }. { $text }
meeting-topic-fund = { $n }. “家”基金收支
meeting-topic-rating = { $n }. 物业服务评价
meeting-answers = 答复：
    { $lines }
meeting-answer-line = · { $party } { $name }：{ $answer ->
        [attend] 参加
        [decline] 不能来
        [deputy] 由{ $deputy }代
       *[none] 还没答复
    }
meeting-party-missing = ⚠️ 还没有人能来的：{ $parties }。四方都有人到，会议才算有效。
meeting-invitation = 📅 请您参加三方联席会议：{ $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }。能来吗？
meeting-moved = 📅 联席会议改期了：原定{ $old }，改到{ $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }。请重新答复，能来吗？
meeting-answered = 📅 三方联席会议：{ $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }
    您的答复：{ $answer ->
        [attend] 参加，到时见。
        [decline] 不能来。会前都可以改。
        [deputy] 由{ $deputy }代您参加。
       *[none] 还没答复。
    }
meeting-button-attend = 参加
meeting-button-attend-chosen = ✅ 参加
meeting-button-decline = 来不了
meeting-button-decline-chosen = ✅ 来不了
meeting-button-deputy = 请人代
meeting-button-deputy-chosen = ✅ 请人代
meeting-ask-deputy = 请谁代您来？写个名字就行。
meeting-announced = 📅 三方联席会议：{ $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }。想在会上说的事，发“议题 ……”给我。
meeting-moved-told = 📅 联席会议改期：原定{ $old }，改到{ $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }。
meeting-reminder-d7 = ⏰ 还有 7 天：三方联席会议 { $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }。{ $answer ->
        [attend] 您说了来，到时见。
        [deputy] 您请了{ $deputy }代。
       *[other] 您还没答复，能来吗？
    }
meeting-reminder-d3 = ⏰ 还有 3 天：三方联席会议 { $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }。{ $answer ->
        [attend] 您说了来，请看看议程。
        [deputy] 您请了{ $deputy }代，请把议程转给他。
       *[other] 您还没答复，能来吗？
    }
meeting-reminder-d1 = ⏰ 就在明天：三方联席会议 { $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }。{ $answer ->
        [attend] 明天见。
        [deputy] 您请了{ $deputy }代。
       *[other] 您还没答复，能来吗？
    }
meeting-reminder-h2 = ⏰ 还有两小时：三方联席会议 { $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }。{ $answer ->
        [attend] 一会儿见。
        [deputy] 您请了{ $deputy }代。
       *[other] 您还没答复，能来吗？
    }
meeting-reminder-d7-group = 📅 还有 7 天：三方联席会议 { $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }。想说的事，发“议题 ……”给我。
meeting-reminder-d3-group = 📅 还有 3 天：三方联席会议 { $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }。
meeting-reminder-d1-group = 📅 明天：三方联席会议 { $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }。
meeting-reminder-h2-group = 📅 两小时后：三方联席会议 { $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }。
meeting-plan-preview = 要安排三方联席会议：{ $at }{ $placed ->
        [yes] ，{ $place }
       *[no] （还没写地点）
    }。{ $holiday ->
        [yes] 注意：这天是法定节假日。
       *[no] { "" }
    }发出后四方代表会收到邀请。
meeting-move-preview = 下次联席会议要改到：{ $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }。{ $holiday ->
        [yes] 注意：这天是法定节假日。
       *[no] { "" }
    }发出后大家都会收到通知。
meeting-send-button = 📣 发出
meeting-drop-button = 先不发
meeting-sent = 已通知 { $told } 位代表和业主群。
meeting-dropped = 好的，没有发出。
meeting-draft-gone = 这份安排已经不在了，请重新说一遍。
meeting-date-unclear = 没看懂时间“{ $words }”。比如“下周二晚上7点”“12月15日19:00”。
meeting-in-past = 这个时间已经过去了。
meeting-too-soon = 太近了，至少提前一小时通知大家。
meeting-too-far = 太远了，请安排一年之内的会。
meeting-month-full = 这个月的会已经太多了。
meeting-none-planned = 眼下没有安排好的会议。
meeting-held = 这次会已经开过、有纪要了。
meeting-cancelled = 这次会已经取消了。
meeting-begun = 会议已经开始了。
meeting-not-begun = 会议还没开始，开完再写纪要。
meeting-unknown = 没找到这次会议。
meeting-not-invited = 这次会议的名单里没有您；要参加请跟站长说一声。
meeting-answer-unclear = 请点“参加”“来不了”或“请人代”。
meeting-cancel-sure = 要取消{ $at }的联席会议{ $placed ->
        [yes] （{ $place }）
       *[no] { "" }
    }吗？
meeting-cancel-button = 确定取消
meeting-cancelled-told = ❌ 原定{ $at }的三方联席会议取消了{ $placed ->
        [yes] （{ $place }）
       *[no] { "" }
    }。
meeting-cancelled-done = 已取消，通知了 { $told } 位代表和业主群。这个月要另定日子的话，发“会议安排 ……”。
meeting-party-out = ⚠️ { $at }的联席会议，眼下没有人能来的是：{ $parties }。缺一方就只能谈、不能形成决议，请联系或改期。
meeting-item-empty = 议题写一句话就行，比如“议题 东门道闸常坏”。
meeting-item-long = 议题请控制在 { $limit } 字以内。
meeting-item-twice = 这个议题已经有了。
meeting-items-enough = 每人先提 { $limit } 个议题，等会上议完再提。
meeting-item-kept = 记下了，下次联席会议上议：{ $text }
meeting-item-kept-for = 记下了，{ $at }的联席会议上议：{ $text }
meeting-nudge = { $compound }这个月还没有安排三方联席会议，已经 20 号了。发“会议安排 ……”定个日子吧。
meeting-missed = ⚠️ { $compound } { $year }年{ $month }月没有开成有效的三方联席会议，记为缺会。
minutes-button = 写纪要
minutes-wanted = { $at }的联席会议开完了吧？请在{ $due }前把纪要发给大家，几句话就行。
minutes-no-meeting = 没有等着写纪要的会议。
minutes-ask-who = { $at }的联席会议{ $placed ->
        [yes] （{ $place }）
       *[no] { "" }
    }：哪几方到了？比如“都到了”“站、物业、社区”“都到了，业委会没来”。
minutes-all-button = 四方都到了
minutes-who-unclear = 没看出哪几方到了。比如“都到了”“站、物业、社区”。
minutes-valid = 好，四方都有人，会议有效。主要谈了什么？写几句，没有就发“无”。
minutes-not-valid = 缺：{ $parties }。这次只算座谈，不能形成决议。主要谈了什么？写几句，没有就发“无”。
minutes-ask-resolution = 有决议吗？一条一句，写清谁办、哪天前、办什么，最好带上怎么算办好。例如：
    物业 12月10日前 修好东门道闸 标准：连续一周正常
    没有了就发“完成”。
minutes-resolution-read = 记下：
    { $lines }
    还有吗？没有了发“完成”。
minutes-check = 没问题就点“发布”，会发到业主群；还能再补一条决议。
minutes-publish-button = 📣 发布
minutes-press = 没问题就点“发布”。
minutes-gone = 没有等着发布的纪要。发“纪要”重新开始。
minutes-published = 纪要已发到群里，{ $count } 条决议会跟到办完为止。
minutes-shown = 📝 三方联席会议纪要 { $at }{ $placed ->
        [yes] ，{ $place }
       *[no] { "" }
    }
minutes-summary = { $text }
minutes-resolutions = 决议：
    { $lines }
minutes-talk-only = 缺{ $parties }，这次是座谈，没有形成决议。
minutes-late = （纪要本该在会后 3 天内发出，晚了，抱歉。）
resolution-line = { $number }. { $doer }，{ $until }前：{ $what }{ $measured ->
        [yes] （标准：{ $measure }）
       *[no] { "" }
    }{ $overdue ->
        [yes] ⏰已过期
       *[no] { "" }
    }{ $marks ->
        [owners] ⚠️需业主大会表决，联席会议不能代替
        [committee] ⚠️需业委会开会决定
        [committee-owners] ⚠️需业委会决定并经业主大会表决
       *[none] { "" }
    }
resolution-no-date = 这条还缺哪天前办好，比如“12月10日前”。
resolution-past = 日期已经过去了，请写以后的日子。
resolution-no-doer = 这条还缺谁来办，写在最前面，比如“物业 12月10日前 修好道闸”。
resolution-no-what = 这条还缺办什么。
resolutions-none = 没有未办完的决议。
resolutions-open = 还没办完的决议：
    { $lines }
    办好了就说：决议 编号 完成
resolution-unknown = 没有第 { $number } 条决议。
resolution-shown = { $line }
    { $state ->
        [done] 已办好。{ $note }
       *[open] 还没办好。
    }
resolution-done = 决议 { $number } 办好了：{ $what }
resolution-done-already = 决议 { $number } 早就办好了。
## 加入与身份
as-said = { $text }
## 诉求登记
report-words = 报修 诉求 上报
report-help = 报修、反映问题，一句话就行
follow-words = 我也遇到
follow-help = 我家也遇到同样的事：我也遇到 42
undo-words = 不是诉求
undo-help = 刚才那条不是诉求，撤掉
log-words = 登记此条
log-help = 把刚才那句登记下来
place-words = 补位置
place-help = 补充位置
skip-words = 跳过
skip-help = 跳过这一步
intake-what = 您说，什么事？一句话就行，比如“3栋2单元电梯停了”。也可以直接发照片。
intake-received = 📋 已登记 { $number } · { $kind } · { $place } · { $holder }处理，{ $promise }内答复
intake-received-private = 📋 已登记 { $number }，这件事站里会私下联系您，群里不再细说。
intake-received-direct = 📋 已登记 { $number } · { $kind } · { $place }。{ $holder }处理，{ $promise }内答复，有消息我来告诉您。
intake-where-group = 是哪一栋？回复我这条就行。
intake-where-unknown = 小区里没有找到{ $place }。是哪一栋？回复我这条就行。
intake-where-guessed = 位置是按您的群名填的，不对就回复我这条。
intake-where = 在哪儿？点一下楼栋，或者直接写，比如“东门口”。
intake-photo = 方便的话拍张照片发来，师傅好带对工具；没有就跳过。
intake-photo-kept = 照片已附到 { $number }，谢谢。还有就接着发。
intake-placed = 好的，{ $number } 的位置记下了：{ $place }。
intake-no-place = 好的，{ $number } 先不写位置，师傅会再问您。
intake-skipped = 好的。
intake-added = 已补充到 { $number }（{ $state }）。
intake-known = 您这件事已经登记过了：{ $number } · { $kind } · { $state }，{ $due }。不用再报，我盯着呢。
intake-joined = 已并入 { $number }，共 { $households } 户反映。有进展一起告诉您。
intake-joined-already = 您已经在跟进 { $number } 了，共 { $households } 户反映。
intake-own = { $number } 就是您报的，我盯着呢。
intake-cap = 您今天已经登记了 { $count } 件。再多的请站里帮您看一眼，发“帮助”找站长。
intake-ask = 这句要不要登记成诉求？（{ $kind }）
intake-chat = 我在。有事直接说，比如“3栋2单元电梯停了”；要是刚才那句就要登记，点一下。
intake-go-on = 您接着说，怎么了？（就这一句也可以登记。）
intake-progress = { $number } · { $kind }：现在{ $state }，{ $due }。一有进展我就告诉您。
intake-welcome = 不客气，有事随时说。
intake-left = 好的，不登记。
intake-not-yours = 这一条已经处理过了，或者不是您写的。
intake-undone = 好的，{ $number } 已撤掉。
danger-fire119 = 🚨 有火情：请马上打 119，离开现场，不要坐电梯！
danger-police110 = 🚨 有人身危险：请马上打 110，先保护好自己！
danger-medical120 = 🚨 有人受伤或发病：请马上打 120，身边留个人！
danger-missing = 🚨 人找不到了：请马上打 110，附近的邻居也帮着看看！
danger-trapped = 🚨 有人困在电梯里：请马上按轿厢里的警铃，打 119！别扒门，别往外爬，靠边站稳等人来。
danger-locked = 🚨 有人被困：请马上打 119，别让人自己爬窗！
danger-falling = 🚨 有东西要塌要掉：请马上离远一点，别让人靠近，打 119！
danger-hit = 🚨 有东西掉下来：先躲开，别让人经过；有人受伤马上打 120！
danger-wire = 🚨 小心触电：别碰、离远点；有人触电先断电，马上打 120，着火打 119！
danger-any = 🚨 危急：火情、漏气打 119，人身危险打 110，有人受伤打 120！
danger-gas = 🚨 可能漏气：别开关电器、别点火，开窗离开，到外面打燃气抢修电话和 119！
button-follow = 我也遇到
button-undo = 不是诉求
button-move = 改类别
button-log = 登记
button-log-not = 不用
button-skip = 跳过
button-building = { $name }

## 工单
mine-words = 我的工单
mine-help = 看我报过的事
ticket-words = 查 工单
ticket-help = 查一件事的经过：查 42；工作人员可按字搜：查 电梯
withdraw-words = 撤回
withdraw-help = 撤回自己报的事：撤回 42
reopen-words = 退回
reopen-help = 没解决，退回重办：退回 42 还在漏
rate-words = 评价
rate-help = 评价办得怎么样：评价 42 5
inbox-words = 待办
inbox-help = 等我办的事，最急的在前
why-words = 为何
why-help = 看这条是凭哪些词登记的
take-words = 接单 我已接手
take-help = 接手：接单 42
assign-words = 派单
assign-help = 派给谁办：派单 42 物业
object-words = 异议
object-help = 不归我办，说明理由：异议 42 理由
decide-words = 裁定
decide-help = 裁定异议：裁定 42 物业 理由
ask-words = 追问
ask-help = 问一问报修人：追问 42 是哪一台
wait-words = 挂起
wait-help = 要等条件：挂起 42 等配件 3天
resume-words = 恢复
resume-help = 条件到了接着办：恢复 42
news-words = 报进展
news-help = 挂起期间报一次进展：报进展 42 配件在路上 3天
consult-words = 会商
consult-help = 记下商量的结果：会商 42 三方看过，要换主板
transfer-words = 流转
transfer-help = 转给别的单位或上一级：流转 42 社区 摘要
accept-words = 接收
accept-help = 接收流转来的事：接收 42
refuse-words = 拒接
refuse-help = 不接，说明理由：拒接 42 理由
done-words = 办结
done-help = 办好了，附一句话或照片：办结 12 13 已修复
explain-words = 说明
explain-help = 眼下解决不了，说清原因：说明 42 原因 30天
extend-words = 申请延期
extend-help = 街道办理延期一次：申请延期 42 理由
consent-words = 同意说明
consent-help = 社区同意以说明方式结案：同意说明 42
redirect-words = 转告
redirect-help = 不归这里管，告诉去哪儿：转告 42 请打 12345
split-words = 拆案
split-help = 并错了，拆开：拆案 42
confirm-words = 回访
confirm-help = 电话回访过、确认解决：回访 42 住户说好了
urgent-words = 加急
urgent-help = 加急一档：加急 42
merge-words = 并案
merge-help = 并到最后一个号：并案 12 13 7
move-words = 改类
move-help = 改类别或位置：改类 42 电梯
note-words = 备注
note-help = 加一条备注：备注 42 已联系
report-for-words = 代报
report-for-help = 替不方便的邻居报：代报 张阿姨 3栋电梯停了
report-for-how = 这样替人报：代报 张阿姨 3栋2单元电梯停了。
report-for-note = 已记作替{ $name }报的，进展会告诉您，请转告。
anonymous-words = 匿名
anonymous-help = 不留名反映：匿名 楼道堆满了东西
anonymous-how = 这样写：匿名 什么事。站里看不到是谁写的。
anonymous-in-private = 群里说话大家都看得见。要不留名，请私下对我说：匿名 什么事。
anonymous-note = 站里和物业看不到您是谁。只有社区说明理由才能打开，打开时我会立刻告诉您。
unseal-words = 开封
unseal-help = 打开匿名件，须写理由：开封 42 理由
unseal-which = 没有这样一件匿名的。
unseal-why = 打开 { $number } 要写明理由，会告诉本人。
unsealed = { $number } 是 { $name } 反映的。已告诉本人，请为他保密。
told-unsealed = 社区打开了您匿名反映的 { $number }，理由是：{ $text }
ticket-move-unseal = 打开匿名
desk-reporter = 👤 { $name }
desk-reporter-sealed = 👤 匿名（已封存）
mine-none = 您还没有报过事。有事直接说就行。
mine-list = 您最近报的 { $count } 件：
    { $lines }
inbox-none = 眼下没有等您办的事。
inbox-list = 等您办的 { $count } 件，最急的在前：
    { $lines }
inbox-page = 等您办的 { $count } 件，最急的在前（第 { $page } / { $pages } 页）：
    { $lines }
inbox-before-button = ← 上一页
inbox-after-button = 下一页 →
search-list = 找到 { $count } 件：
    { $lines }
search-none = 没有找到写着“{ $words }”的。
ticket-line = · { $number } { $kind } · { $place } · { $state } · { $due }
button-ticket = { $number }
ticket-card-group = 📋 { $number } · { $kind } · { $building } · { $state }{ $households ->
        [1] { "" }
       *[other] { " " }· 共 { $households } 户反映
    }
ticket-card-reporter = 📋 { $number } · { $kind } · { $place } · { $state }（{ $holder }）
    “{ $text }”
desk-card = 🔧 { $number } · { $kind } · { $place } · { $service } · { $state }（{ $holder }）
    “{ $text }”
    { $due }{ $households ->
        [1] { "" }
       *[other] ，{ $households } 户反映
    }
desk-late = ⏰ 已超时
desk-files = 📎 { $count } 个附件
desk-like = 🔗 可能和 { $number } 是一件事（{ $place }）：“{ $text }”
button-merge = 并入 { $number }
ticket-compound = 本小区
ticket-place = { $place }
ticket-place-guessed = { $place }（按群名猜的）
ticket-no-place = 位置待补
ticket-due = { $due } 前办好
ticket-no-due = 暂不计时
ticket-ended = 已结束
ticket-state-received = 已登记
ticket-state-redirected = 已告知其他渠道
ticket-state-merged = 已并案
ticket-state-assigned = 已派单
ticket-state-working = 处置中
ticket-state-waiting-resident = 待居民补充
ticket-state-waiting-external = 等条件
ticket-state-transfer-pending = 流转待接
ticket-state-objected = 派单有异议
ticket-state-done = 已办结待评价
ticket-state-reopened = 退回重办
ticket-state-closed = 已归档
ticket-state-closed-explained = 暂不能解决
ticket-state-withdrawn = 已撤回
ticket-body-station = 互助站
ticket-body-property = 物业
ticket-body-committee = 业委会
ticket-body-grid = 网格
ticket-body-community = 社区
ticket-body-street = 街道
ticket-body-enforcement = 联合执法
service-p0 = 🚨P0 危及生命
service-p1 = P1 紧急
service-p2 = P2 重要
service-p3 = P3 一般
service-p4 = P4 项目
service-complaint = 投诉
service-question = 咨询
span-minutes = { $count } 分钟
span-hours = { $count } 小时
span-days = { $count } 天
span-working-days = { $count } 个工作日
wait-part = 等配件
wait-fund = 等资金
wait-vote = 等表决
wait-weather = 等天气
wait-owner = 等邻居业主
wait-other = 等条件
role-guest = 访客
role-resident = 居民
role-steward = 楼道长
role-volunteer = 志愿者
role-property = 物业
role-committee = 业委会成员
role-station = 站务员
role-station_head = 站长
role-grid = 网格员
role-community = 社区工作者
role-street = 街道工作者
role-operator = 管理员
channel-telegram = Telegram
channel-web = 网页
channel-console = 终端
channel-wecom = 企业微信
channel-weixin = 微信
start-words = 开始 认领管理员
start-help = 打个招呼，从头开始
start-known = { $name }，您好！我是{ $compound }的云管家。有事直接说，比如“3栋2单元电梯停了”。
start-guest = 您好，我是社区云管家。把住户码发给我，或点“申请加入”，就能报修、查进度、参加议事。
join-button = 申请加入
help-button = 怎么用
me-button = 我的
join-words = 加入 加入小区
join-help = 用住户码加入小区，或请互助站通过
join-at-words = 加入到
join-at-help = 选一个小区申请加入
join-how = 要加入{ $compound }，请告诉我您住哪里、怎么称呼，例如：3栋2单元301 张阿姨。有住户码就直接发码。
join-which = 您住在哪个小区？{ $more ->
    [0] {""}
   *[other] 没列出来的，请发“加入 小区名字”。
    }
join-nowhere = 这里还没有建好小区。请联系社区或管理员。
join-place-unclear = 没找到“{ $words }”是哪一户。请写清几栋几单元几室，例如：3栋2单元301 张阿姨。发“取消”可以不填了。
join-asked = 已把申请交给{ $compound }互助站（{ $place }）。通过后我会马上告诉您。
join-already = 您已经是{ $place }的住户了。
join-welcome = 欢迎！您已加入{ $compound }（{ $place }）。有事直接说，我来登记、盯进度。
join-admitted = 互助站已通过，欢迎加入{ $compound }！有事直接说，比如“楼道灯不亮”。
join-refused = { $compound }互助站这次没有通过您的申请。可能是房号对不上，请核对后再发“加入”，或联系站长。
join-in-private = 加入要私下办：点我的头像，发“加入”或您的住户码。
code-shape = 这不像住户码。住户码是 8 位字母和数字，例如 AB3D-7K9M。
code-wrong = 这个码不对，或者已经过期、用完了。请核对一下，或请站长再给一个。
code-too-many = 试错的码太多了，请一小时后再试，或直接联系站长。
code-only-private = 这个不能在群里办，会让别人看到。请私下发给我。
link-self = 这个码要到您的另一个账号里发给我，不是在这里。
link-done = 关联好了，{ $name }。以后两边都是您，通知只发到您最近用的那一边。
role-taken = 好的，您现在是{ $place }的{ $role }。发“帮助”看看能做什么。
role-taken-no-home = { $role }要是本小区业主，您在{ $compound }还没有住户身份。请先用住户码加入，再发一次这个码，码还有效。
cancel-words = 取消
cancel-help = 不填了，结束正在问的问题
cancel-done = 好的，不填了。
cancel-nothing = 现在没有要取消的。

## 我的
me-words = 我的 我是谁
me-help = 我的身份、小区和关联的账号
me-page = 您在我这里叫：{ $name }
    现在说的小区：{ $compound }
    { $roles }
    { $channels }
me-role = · { $place } { $role }
me-role-until = · { $place } { $role }（到{ $until }）
me-no-role = · 还没有加入小区
me-channel = · 用{ $channel }联系
me-name-button = ✏️ 改名
me-lang-button = 🌐 语言
me-link-button = 🔗 关联账号
me-delete-button = 🗑 注销
me-web-button = 💻 网页版
me-at-button = 🏘 换小区
me-at-now = 好的，现在说的是{ $compound }。
me-at-which = 您在 { $count } 个小区有身份，现在要说哪个？也可以发“我的 小区 名字”。
me-at-none = 您还没有加入小区。
me-name-empty = 想叫什么名字？例如：我的 改名 王阿姨
me-name-now = 好的，{ $name }。
link-how = 请在 { $minutes } 分钟内，用您的另一个账号把这句话发给我：
    /start { $code }
me-web-how = 点按钮打开网页版，{ $minutes } 分钟内有效，只能用一次，请不要转给别人。
me-web-open = 打开网页版
me-web-none = 这里没有开网页版。
me-delete-sure = 注销后，您的姓名、账号和住址会从我这里删掉，不能恢复；办过的事只留下不带姓名的记录。确定吗？
me-delete-yes = 确定注销
me-delete-no = 不注销
me-delete-operator = 您是管理员，请先把管理员交给别人（任命 管理员），再注销。
me-deleted = 已注销，您的资料删掉了。以后想回来，随时再发住户码。

## 成员
member-words = 成员 住户
member-help = 通过加入申请、发住户码、看住户名单
member-page = 等待通过 { $waiting } 人；已有 { $joined } 户加入，共 { $households } 户。
    发“成员 码 3栋2单元301”生成住户码；“成员 码 3栋”整栋一起生成。
member-code-button = 🔑 住户码
member-list-button = 📋 名单
member-waits = { $number }. { $name }：{ $words }
member-yes-numbered = ✅ 通过 { $number }
member-no-numbered = ✖️ 不通过 { $number }
member-asks = { $name } 申请加入，说住在：{ $words }
    对应住户：{ $place }
member-yes-button = ✅ 通过
member-no-button = ✖️ 不通过
member-admitted = ✅ { $name } 已加入（{ $place }），{ $by } 通过。
member-turned-away = ✖️ { $name } 的申请（{ $place }）没有通过，{ $by } 处理。
member-unknown = 没有找到这一条，可能已经变了。发“成员”再看看。
member-decided = 这条申请已经有人处理过了。
member-code = { $place } 的住户码：{ $code }
    全家都能用，{ $until }前有效。打印二维码贴进门里，或直接把码给住户。
member-code-where = 没找到“{ $words }”。请写清楼栋或房号，例如：成员 码 3栋2单元301
member-code-building = 一次最多给一栋 200 户生成；这里有 { $count } 户。
member-codes = { $place } 的住户码（{ $until }前有效）：
    { $lines }
member-code-line = { $place }　{ $code }
member-list = 共 { $count } 位住户{ $more ->
    [0] {""}
   *[other] （还有 { $more } 位没列出，请按楼栋看，例如“成员 名单 3栋”）
    }：
    { $lines }
member-line = { $number }. { $place } { $name }
member-out-numbered = 移出 { $number }
member-out-sure = 确定把 { $name } 从 { $place } 移出吗？
member-out-yes = 确定移出
member-out-done = 已把 { $name } 移出。
member-out-told = 互助站已把您从{ $compound }（{ $place }）的住户中移出。如果不对，请联系站长。
place-unknown = 没找到“{ $words }”是哪里。

## 任命
role-words = 任命 岗位
role-help = 看谁在什么岗位，任命和免去
role-to-words = 任命此人
role-to-help = 在同名的人里选一位任命
role-page = 现在的岗位：
    { $lines }
    任命：“任命 楼道长 李梅 3栋”；有任期：“任命 站长 张三 至2027-12-31”；对方还没用过我：“任命 物业”，我给您一个码。
role-line = { $number }. { $role } { $name }（{ $place }）
role-line-until = { $number }. { $role } { $name }（{ $place }，到{ $until }）
role-none = 还没有人任职。
role-end-button = 免去 { $number }
role-which = 不知道“{ $word }”是什么岗位。可以写：楼道长、志愿者、物业、业委会、站员、站长、网格员、社区、街道、管理员。
role-day-unclear = “{ $day }”这个日子看不懂，请写成 至2027-12-31。
role-day-past = 这个日子已经过了。
role-not-yours = { $role }要由上一级来任命和免去。
role-nobody = 我还不认识“{ $name }”。请对方先跟我说句话并加入小区；或者只发“任命 { $role }”，我给您一个码转给对方。
role-several = 有几位同名的，是哪一位？
role-already = { $name } 已经是了。
role-committee-home = 业委会成员要是本小区业主，{ $name } 在这里还没有住户身份。请先让对方用住户码加入。
role-no-place = 这个小区上面还没有对应的一级，先在导入里补上，才能任命{ $role }。
role-where = 任命{ $role }要写清在哪里，例如：任命 { $role } 李梅 3栋
role-given = 已任命 { $name } 为{ $place }的{ $role }。
role-given-until = 已任命 { $name } 为{ $place }的{ $role }，到{ $until }。
role-given-told = 您现在是{ $place }的{ $role }了。发“帮助”看看能做什么。
role-given-told-until = 您现在是{ $place }的{ $role }了，任期到{ $until }。发“帮助”看看能做什么。
role-code = 请把这个码转给对方，让对方私下发给我，就成为{ $place }的{ $role }（{ $days } 天内有效，只能用一次）：
    { $code }
role-code-home = 请把这个码转给对方，让对方私下发给我，就成为{ $place }的{ $role }（{ $days } 天内有效，只能用一次）。
    对方要是本小区业主：还没有住户身份的，请先用住户码加入，再发这个码。
    { $code }
role-unknown = 没有找到这个岗位，可能已经变了。发“任命”再看看。
role-own-end = 不能免去自己的管理员，请由另一位管理员来办。
role-end-sure = 确定免去 { $name } 的{ $place }{ $role }吗？
role-end-yes = 确定免去
role-ended = 已免去 { $name } 的{ $place }{ $role }。
role-ended-told = 您不再担任{ $place }的{ $role }。感谢您的付出！

## 群
bind-words = 绑定
bind-help = 把群和小区连起来
bind-how = 把我拉进{ $place }的群，然后在群里发这一句（{ $minutes } 分钟内有效，只能用一次）：
    /bind { $code }
bind-code-missing = 请先由站长私下发“绑定”给我，拿到码，再在群里发“/bind 码”。
bind-code-wrong = 这个绑定码不对或已过期，请站长私下发“绑定”再拿一个。
bind-taken = 这个群已经绑定了别的小区。要换，请先由那边的站长发“/unbind”。
push-hello = 👋 我是{ $place }的云管家。以后的公告、议事结果和会议提醒会发到这里；这里我只发不收，有事请私下找我。
push-bound = 好，以后{ $place }的公告、议事和会议提醒也发到消息推送“{ $name }”。我刚在那个群里打了个招呼，没看到的话，请管理员核对设置里 wecom.hooks 的名字和地址。
push-unknown = 没有绑定过叫“{ $name }”的消息推送。
push-unbound = 好，不再往消息推送“{ $name }”发了。
bind-done = 大家好，我是{ $place }的云管家。有事直接在群里说，比如“3栋2单元电梯停了”，我会登记并一直跟到解决；闲聊我不插嘴。私事请私下发我。
unbind-words = 解绑
unbind-help = 让群和小区不再相连
unbind-sure = 解绑后，我在这个群里就不再登记诉求。确定吗？
unbind-yes-button = 确定解绑
unbind-done = 已解绑。
only-in-group = 这个要在绑定好的群里用。
intake-words = 接收方式
intake-help = 设置我在这个群里怎么接诉求
intake-which = 现在是“{ $now }”。怎么接诉求？自动：确定是诉求就登记；先问：先请本人点一下；点名：只在@我或报修时登记。
intake-auto-button = 自动
intake-suggest-button = 先问
intake-mention-button = 点名
intake-auto-set = 好的，确定是诉求的我直接登记。
intake-suggest-set = 好的，我先问本人，点了再登记。
intake-mention-set = 好的，只在@我或发“报修”时登记。
group-hello = 大家好，我是社区云管家。请站长私下对我发“绑定”，拿到码后在这里发“/bind 码”，我就开始帮忙。（请把我设为管理员，或在 BotFather 里关掉隐私模式，我才看得到大家的话。）
group-hello-again = 大家好，我回来了，继续为{ $compound }服务。
role-system = 云管家
history-line = { $at } { $by }：{ $move }
history-line-said = { $at } { $by }：{ $move } · { $text }
ticket-move-open = 登记
ticket-move-assign = 派单
ticket-move-redirect = 告知其他渠道
ticket-move-merge = 并案
ticket-move-split = 拆案
ticket-move-take = 接单
ticket-move-object = 提出异议
ticket-move-decide = 裁定异议
ticket-move-ask = 追问
ticket-move-answer = 补充回答
ticket-move-silence = 久未答复，先归档
ticket-move-wait = 挂起
ticket-move-news = 报进展
ticket-move-resume = 恢复办理
ticket-move-consult = 会商
ticket-move-transfer = 流转
ticket-move-rise = 超时自动上报
ticket-move-accept = 接收
ticket-move-refuse = 退回原处
ticket-move-done = 办结
ticket-move-confirm = 确认解决
ticket-move-lapse = 久未评价，归档
ticket-move-rate = 评价
ticket-move-reopen = 退回重办
ticket-move-consent = 同意说明
ticket-move-explain = 说明
ticket-move-extend = 延期
ticket-move-withdraw = 撤回
ticket-move-undo = 撤掉（不是诉求）
ticket-move-reclassify = 改类
ticket-move-locate = 补位置
ticket-move-urgent = 加急
ticket-move-add = 补充
ticket-move-note = 备注
ticket-move-follow = 邻居也反映
told-assigned = 📨 您报的 { $number }（{ $kind }）已交给{ $holder }，{ $due }。
told-redirected = 您报的 { $number } 不归小区这边办：{ $text }。有不清楚的随时问我。
told-merged = 您报的 { $number } 和 { $main } 是同一件事，合在一起办，进展照样告诉您。
told-split = { $number } 改为单独办理，进展照样告诉您。
told-taken = 🔧 { $holder }已接手 { $number }（{ $kind }），{ $due }。
told-taken-again = 🔧 { $holder }已重新接手 { $number }，{ $due }。
told-decided = { $number } 由{ $holder }负责办理，{ $due }。
told-asked = ❓ 关于 { $number }，师傅想问：{ $text }
    直接回“备注 { $number } 您的回答”就行；三天内没有回音会先归档，随时可以接着办。
told-revived = 收到，{ $number } 接着办。
told-silence = { $number } 一直没等到您的补充，先归档了。您什么时候回答都可以接着办。
told-waiting = ⏸ { $number } 要等一等：{ $reason }。{ $next }再告诉您进展。
told-news = 📣 { $number } 的进展：{ $text }。下次{ $next }再告诉您。
told-resumed = ▶ { $number } 接着办了，{ $due }。
told-transferred = 📤 { $number } 站里解决不了，正请{ $offered }接手。有事仍然找站里，我们负责到底。
told-risen = 📤 { $number } 超时了，已自动报到{ $offered }。有事仍然找站里，我们负责到底。
told-accepted = 📥 { $holder }已接手 { $number }，{ $due }。
told-refused = { $number } 没有转成：{ $text }。由{ $holder }继续办，站里盯着。
told-done = ✅ { $number }（{ $kind }）办好了：{ $text }
    解决了吗？
told-callback-again = { $number }（{ $kind }）说办好了，您看解决了吗？点一下就行。
told-question-again = 关于 { $number }，还在等您回一句：{ $text }
told-closed = { $number } 已归档，谢谢您。
told-lapsed = { $number } 先归档了。没解决的话，30 天内发“退回 { $number } 原因”就接着办。
told-reopened = { $number } 已退回重办，{ $holder }会再来看。
told-explained = { $number } 眼下解决不了：{ $text }。{ $look } 再看一次。不同意的话，30 天内发“退回 { $number } 理由”。
told-extended = { $number } 需要多一点时间：{ $text }。{ $due }。
told-withdrawn = { $number } 已撤回。
told-urgent = ⏫ { $number } 已加急，{ $due }。
drill-words = 演练
drill-help = 试一次危急呼叫，不惊动居民
drill-take-words = 演练接手
drill-take-help = 演练中接手
drill-begun = 演练开始，已呼叫 { $count } 人，五分钟没人接就再叫。
drill-under-way = 已经有一次演练在进行。
drill-none = 现在没有演练，或者已经有人接手了。
drill-call = 🔔 【演练】危急呼叫，请点按钮接手。这是演练，没有真的险情。
drill-call-again = 🔔 【演练】还没人接手，请点按钮。这是演练。
drill-taken = 【演练】{ $role }接手了，用时 { $minutes } 分 { $seconds } 秒，共呼叫 { $calls } 轮。
drill-nobody = 【演练】呼叫了 { $calls } 轮没有人接手，请看看值班安排。
drill-thanks = 收到，演练到此结束，谢谢。
calendar-unknown = { $year } 年的放假安排还没有装进来：工作日先按周一到周五算，调休不算。请更新程序（chinesecalendar），时限就准了。
late-note = （晚到的提醒：刚才服务停了一会儿。）
staff-new = 🆕 新登记一件
staff-danger = 🚨 危急！请马上处理，接手请点按钮
staff-danger-again = 🚨 还没人接手！请马上处理
staff-assigned = 📨 派给您的
staff-decided = 异议已裁定，请照办：{ $text }
staff-objected = 有派单异议，请裁定：{ $text }
staff-answered = 报修人回答了：{ $text }
staff-silence = 报修人三天没有回音，先归档
staff-waiting = 已挂起：{ $reason }
staff-resumed = 可以接着办了
staff-offered = 📤 有一件流转给您，请接收或说明理由：{ $text }
staff-risen = 📤 下级超时，自动报到您这里，请接收或说明理由
staff-risen-from = 这件已超时一半以上，自动上报{ $offered }
staff-refused = 流转被退回：{ $text }
staff-reopened = 居民说没解决：{ $text }
staff-reopened-twice = 同一件事第二次退回，请过问：{ $text }
staff-consented = 社区同意以说明方式结案
staff-withdrawn = 居民撤回了
staff-urgent = ⏫ 已加急
staff-added = 居民补充：{ $text }
staff-step-late = ⏰ 这一步该走了还没走
staff-step-late-above = ⏰ 有一件停在这一步，请过问
staff-overdue = ⏰ 已到时限
staff-overdue-above = ⏰ 下级有一件已到时限，请过问
staff-news-due = 今天该报进展了：发“报进展 { $number } 情况 3天”
staff-look-again = 到了再看一次的日子
order-take = 已接手 { $number }。
order-assign = { $number } 已派给{ $holder }。
order-object = { $number } 的异议已上报。
order-decide = { $number } 已裁定，由{ $holder }办。
order-ask = 已替您问了，等回答期间不计时。
order-wait = { $number } 已挂起，{ $next }前要报一次进展。
order-resume = { $number } 接着办，{ $due }。
order-news = 进展已告诉居民，下次{ $next }。
order-consult = 会商记下了，可以流转了。
order-transfer = { $number } 已请{ $offered }接手；接之前仍由{ $holder }负责。
order-accept = { $number } 已接收，{ $due }。
order-refuse = { $number } 已退回{ $holder }。
order-done = { $number } 已办结，正问居民满不满意。
order-explain = { $number } 已说明，{ $look } 再看。
order-extend = { $number } 已延期。
order-consent = 已记下同意。
order-redirect = { $number } 已告知居民。
order-confirm = { $number } 回访已记下，归档。
order-split = { $number } 已拆开。
order-urgent = { $number } 已加急到{ $service }。
order-merged = 已并到 { $number }，共 { $households } 户反映。
order-move = { $number } 已改为{ $kind } · { $place }。
order-note = 已记到 { $number }。
order-results = 办理结果：
    { $lines }
order-not-done = · { $number } 没办成：{ $why }
please-object = { $number } 为什么不归您办？写一句理由。
please-decide = { $number } 归谁办？写明单位和理由，比如“物业 合同里有”。
please-ask = 想问 { $number } 的居民什么？写一句。
please-wait = { $number } 等什么、几天后有消息？比如“等配件 3天”。
please-news = { $number } 有什么进展？写一句，可以加上下次的日子。
please-consult = { $number } 跟谁商量过、怎么说？写一句。
please-transfer = { $number } 转给谁？写明单位和情况，比如“社区 站里协调过两次，需执法”。
please-refuse = { $number } 为什么不接？写一句理由。
please-done = { $number } 怎么办好的？写一句，或发张照片。
please-explain = { $number } 为什么眼下解决不了？写清原因，可以加上再看的日子。
please-extend = { $number } 为什么要延期？写一句。
please-redirect = { $number } 请居民去哪儿办？写一句，最好有电话。
please-confirm = { $number } 回访时住户怎么说？写一句。
please-note = 给 { $number } 备注什么？写一句。
please-merge = { $number } 并到哪一件？写号码。
move-no-building = 小区里没有找到{ $place }，位置没有改。
move-which = { $number } 是哪一类？
merge-how = 这样写：并案 12 13 7，前面的都并到最后一个号。
reopen-why = { $number } 哪里没解决？写一句就行。
reopen-as-new = { $old } 归档超过 30 天了，我给您重新登记成 { $number }，注明了是接着那件的。
rate-how = 这样评价：评价 { $number } 5（1 到 5 分），或“评价 { $number } 没解决”。
rate-not-now = { $number } 现在不用评价，等办好了我来问您。
rate-thanks = 谢谢您给 { $number } 打了 { $score } 分！
rate-stars = 太好了，{ $number } 归档。给这次办理打个分吧。
rate-thanks-vote = 谢谢，{ $number } 大家都说好了，归档。
rate-outvoted = { $number } 多数邻居说解决了，先归档。您家要是还有问题，直接跟我说，我另外登记一件。
rate-reopened = { $number } 已退回重办。哪里没解决？再写一句，师傅好对症。
rate-counted = 收到，等其他几户也答了一起算。
because-of = { $number } 为什么这样登记：
because-asked = · 本人说了要登记，所以不看像不像都登记。
because-moved = · 后来由人改到{ $kind }。
because-sure = · 是诉求，把握 { $confidence }。
because-ask = · 像诉求，又拿不准，把握 { $confidence }。
because-silent = · 不像诉求，把握只有 { $confidence }。
because-for = · 像诉求的地方：{ $reasons }
because-against = · 不像的地方：{ $reasons }
because-more = { $one }；{ $other }
because-said = 提到{ $words }
because-word = “{ $word }”({ $weight })
because-filed = · 归到“{ $kind }”，因为提到{ $words }。括号里的数字越大，这个词越管用。
because-filed-by-nothing = · 归到“{ $kind }”，没有哪个词特别明显。
because-second = · 也有点像“{ $kind }”。
because-danger = · 有危险，因为提到“{ $word }”。
because-place = · 位置：{ $place }，话里写了。
because-place-guessed = · 位置：{ $place }，话里没写，按群名猜的。
because-place-unknown = · 位置：写了{ $place }，小区里没有，要问一问。
because-noticed-trouble = 有东西出了毛病
because-noticed-lasting = 反复发生或拖了很久
because-noticed-here = 说的就是这里
because-noticed-frail = 牵涉到老人孩子
because-noticed-wanted = 要人来处理
because-noticed-somebody = 说到了是谁
because-noticed-away = 说的是别处
because-noticed-past = 说的是从前
because-noticed-supposed = 只是假设
because-noticed-over = 已经好了
because-noticed-thanks = 在道谢
because-noticed-trade = 像广告或买卖
because-noticed-notice = 像通知
because-noticed-asking = 像在打听
because-noticed-chat = 像闲聊
because-noticed-denied = 说没有这回事
because-noticed-nothing = 没说出了什么事
button-at-once = 我已接手
button-take = 接单
button-done = 办结
button-wait = 挂起
button-resume = 恢复
button-accept = 接收
button-refuse = 拒接
button-object = 异议
button-urgent = 加急
button-assign-property = 派物业
button-assign-committee = 派业委会
button-assign-station = 站里办
button-history = 经过
button-why = 为什么
button-withdraw = 撤回
button-reopen = 退回重办
button-solved = 解决了
button-not-solved = 没解决
button-stars = { $stars }
ticket-which = 是哪一件？请带上号码，比如“查 42”。
ticket-unknown = 没有找到 { $number } 这件，或者它不对您开放。
ticket-not-yours = { $number } 现在由{ $holder }负责，“{ $move }”这一步不归您。
ticket-move-unknown-here = { $number } 现在是“{ $state }”，做不了“{ $move }”。
ticket-needs-text = 还差一句话：请在号码后面写清情况。
ticket-needs-reason = { $number } 还差一个理由。
ticket-needs-body = { $number } 要交给谁？请写明：物业、业委会、互助站、社区、街道。
ticket-needs-proof = { $number } 办结要附一句话或一张照片。
ticket-needs-target = { $number } 要并到哪一件？请写号码。
ticket-needs-next-news = { $number } 请写下次报进展的日子。
ticket-needs-next-look = { $number } 请写再看一次的日子。
ticket-needs-category = { $number } 请先定类别：改类 { $number } 电梯。
ticket-needs-place = { $number } 还没有位置，请先补上：改类 { $number } 3栋。
ticket-needs-score = 请打 1 到 5 分。
ticket-already-assigned = { $number } 已经派给{ $holder }了，不用再派。
ticket-body-other-level = { $number } 只能派给同一级的单位；要往上走请用“流转”。
ticket-wait-reason-unknown = { $number } 要等什么？写：配件、资金、表决、天气、业主。
ticket-name-the-vote = { $number } 等的是哪一次表决？请写明。
ticket-score-range = 请打 1 到 5 分。
ticket-already-urgent = { $number } 已经是最急的一档了。
ticket-service-unknown = 没有“{ $service }”这一档。
ticket-merge-other = { $number } 不能这样并，请换一个号。
ticket-merge-ended = { $target } 已经结束了，不能往里并。
ticket-merge-private = { $number } 和 { $target } 一件是私下办的，不能并。
ticket-objection-decided = { $number } 已经裁定过了，请照办。
ticket-objection-late = { $number } 提异议的时间过了（到 { $until } 为止）。
ticket-urgent-never-waits = { $number } 是紧急件，不能停表。
ticket-news-range = 下次报进展要在 { $days } 天之内。
ticket-not-passed-down = { $number } 到了这一级就要办到底，不能往下推。
ticket-level-by-level = { $number } 要一级一级往上走。
ticket-transfer-same = { $number } 已经在这家了。
ticket-consult-first = { $number } 流转前请先会商：会商 { $number } 跟谁商量、怎么说。
ticket-no-level-above = { $number } 已经到最高一级了。
ticket-consent-not-needed = { $number } 现在不需要社区同意。
ticket-own-work = { $number } 是您办的，请别的同事来核。
ticket-reopen-late = { $number } 归档超过 30 天了，请重新报一件。
ticket-nothing-asked = { $number } 没有在等您回答。
ticket-consent-first = { $number } 要先有社区同意。
ticket-look-past = 再看一次的日子要在今天以后。
ticket-extend-once = { $number } 不能再延期了。
ticket-danger-stays = { $number } 关系到人身安全，要等站里确认过才能撤。
ticket-followed = { $number } 还有邻居跟着，不能撤。
ticket-use-urgent = { $number } 正挂着，要提到紧急请发“加急 { $number }”。
rules-unknown-setting = 没有“{ $name }”这一项规则。
rules-bad-setting = 规则写得不对：{ $reason }

## 会商、时间线与卷宗
station-poll-words = 站内表决
station-poll-help = 流转前问问站里各位：站内表决 42 要不要报社区
consult-with-words = 会商对象
consult-with-help = 记下一方的意见
station-voice-words = 站内表态
station-voice-help = 在站内表决里表态
station-poll-end-words = 结束站内表决
station-poll-end-help = 提前结束站内表决
timeline-words = 时间线 经过
timeline-help = 一件事从头到尾的经过：经过 42
photos-words = 照片
photos-help = 看一件事办前办后的照片：照片 42
file-words = 卷宗
file-help = 整件事的卷宗，可打印：卷宗 42，卷宗 42 html
consult-party-three = 三方一起
consult-party-property = 物业
consult-party-committee = 业委会
consult-party-resident = 居民
consult-party-grid = 网格员
consult-party-community = 社区
consult-party-other = 其他人
consult-what = { $number }：{ $who }怎么说？写一句，有照片一起发。
consult-noted = 记下了，{ $number } 会商 · { $who }：{ $text }
    还问了谁？都商量好了就点“转…”。
button-station-poll = 站内表决
button-transfer-to = 转{ $body }
button-consult = 会商
button-transfer = 流转
button-photos = 📎 看照片
button-file = 卷宗
button-file-docx = Word 卷宗
button-file-html = 网页卷宗（可打印）
button-file-xlsx = Excel 表
button-voice-yes = 同意
button-voice-no = 不同意
button-voice-pass = 弃权
button-poll-end = 现在结束
please-summary = { $number } 转给{ $body }，请写一句摘要：做过什么、卡在哪里。有照片一起发。
station-poll = 🗳 站内表决 · { $number } · { $kind } · { $place }
    “{ $text }”
    { $question }（到 { $until }）
station-poll-usual = 站里办不下来，要不要转到上一级？
station-poll-begun = 已请站里 { $count } 位表态，您也可以点。都表态了就自动结束。
station-poll-not-now = { $number } 不在站里办着，不用站内表决。
station-poll-runs = { $number } 的站内表决还没结束。
station-poll-alone = 站里只有一位成员，没法表决。请点“会商”，记下问了谁、怎么说。
station-poll-over = { $number } 的站内表决已经结束了。
station-voice-kept = { $number } 您的意见：{ $choice }。结束前可以改。
station-poll-ended = { $number } 的站内表决结束了，结果马上告诉大家。
station-poll-result = 🗳 { $number } 站内表决结果：{ $result }
    已记入会商。
station-poll-void = 🗳 { $number } 站内表决结束：{ $result }
    没有记入会商。请点“会商”，记下问了谁、怎么说。
history-consulted = { $who }：{ $text }
history-polled = 站内表决：同意 { $yes }，不同意 { $no }，弃权 { $neither }，未表态 { $silent }{ $text ->
        [0] { "" }
       *[other] { " " }{ $text }
    }
history-outside-sent = 已报外部平台，编号 { $number } { $text }
history-outside-open = 外部平台 { $number }：{ $text }
history-outside-closed = 外部平台 { $number } 已办结：{ $text }
history-outside-failed = 报外部平台没有成功：{ $text }
history-other = { $number } { $text }
ticket-move-outside = 外部平台
ticket-move-part = 拆出跟随的邻居
ticket-move-parted = 从别的工单拆出
ticket-move-party = 列为当事人
timeline = 🕘 { $number } 的经过{ $left ->
        [0] { "" }
       *[other] （更早的 { $left } 条在卷宗里）
    }
    { $lines }
timeline-line = · { $at } { $by }：{ $move }{ $changed ->
        [yes] { " " }→ { $state }（{ $level } 级，{ $holder }）
       *[other] { "" }
    }{ $said ->
        [yes] { " " }“{ $text }”
       *[other] { "" }
    }
photos = 📎 { $number } 的照片：办前 { $before } 张，办后 { $after } 张
photos-none = { $number } 还没有照片。
file = 📁 { $number } 的卷宗{ $form ->
        [html] ，用浏览器打开后可以打印成 PDF
       *[other] { "" }
    }。{ $hidden ->
        [yes] 姓名、电话和房号已遮住。
       *[other] 里面有个人信息，请妥善保管，别发到群里。
    }
file-not-yours = { $number } 的卷宗只给经办的人和报事的人。
dossier-title = 工单卷宗 { $number }
dossier-legend = { $made } 由 { $by } 打印 · { $masked ->
        [yes] 个人信息已遮住
       *[other] 含个人信息，请妥善保管
    }
dossier-compound = 小区
dossier-kind = 类别
dossier-place = 位置
dossier-service = 时限等级
dossier-state = 状态
dossier-level = 级别
dossier-holder = 承办
dossier-reporter = 反映人
dossier-households = 反映户数
dossier-received = 登记时间
dossier-answered = 首次答复
dossier-due-answer = 应答复时间
dossier-done = 办结时间
dossier-ended = 归档时间
dossier-total = 累计用时
dossier-due = 时限
dossier-reopened = 退回次数
dossier-merged = 并入
dossier-successor = 接续
dossier-outside = 外部编号
dossier-words = 诉求原话
dossier-consultations = 会商记录
dossier-timeline = 经过
dossier-photos = 照片
dossier-callback = 回访与评价
dossier-none = 无
dossier-photo-gone = （这张照片已取不到）
dossier-stage-report = 办前
dossier-stage-proof = 办后
dossier-column-at = 时间
dossier-column-by = 谁
dossier-column-move = 做了什么
dossier-column-stands = 之后
dossier-column-text = 说明
dossier-stands = { $state } · { $level } 级 · { $holder }
dossier-span = { $hours } 小时 { $minutes } 分
dossier-solved = 解决了吗
dossier-solved-yes = 解决了
dossier-solved-no = 没解决
dossier-solved-silent = 没有回答
dossier-score = 评分（1–5）
dossier-votes = 跟随邻居的回答
dossier-votes-counted = 解决了 { $yes } 户，没解决 { $no } 户，没回答 { $silent } 户
followers-words = 跟随
followers-help = 看谁跟着一件事，可一键拆出：跟随 42
part-words = 拆出 不是一回事
part-help = 并错了，拆出来单独登记：拆出 42
same-words = 是同一件
same-help = 确认是同一件事
party-words = 当事人
party-help = 私下办的事里列上当事人：当事人 42 李梅
followers = 👥 { $number } 后面有 { $count } 户：
    { $lines }
followers-line = { $n }. { $name }（{ $at }）“{ $text }”{ $sure ->
        [yes] { " " }✓
       *[no] { "" }
    }
followers-none = { $number } 后面还没有别的邻居。
followers-same = 好的，记成同一件。
button-same = ✓ { $n } 是同一件
button-part = ✂ { $n } 拆开单独登记
button-not-same = 不是一回事
part-not-following = 没有跟着 { $number }，或者它已经结束了。
part-merged = { $number } 的这一户是随 { $merged } 并过来的，请用：拆案 { $merged }
parted = 已从 { $old } 拆出，登记成 { $number }（{ $kind } · { $place }）。本人已收到消息。
parted-own = 原来并在 { $old }，现在单独办，时间从您说的时候算起。
told-parted = 您说的和 { $old } 不是一回事，已给您单独登记成 { $number } · { $kind } · { $place }，时间从您说的时候算起。
    “{ $text }”
staff-joined = 🔗 刚有一户并进 { $number }，话不太像，请看一眼：
    原来：“{ $text }”
    这户：“{ $words }”
party-not-private = { $number } 不是私下办的事，不用列当事人。
party-who = 列谁？这样写：当事人 { $number } 李梅
party-unknown = { $count ->
        [0] 本小区没有叫“{ $name }”的人，请他先加入。
       *[other] 叫“{ $name }”的有 { $count } 位，分不清。
    }
party-already = 他已经是 { $number } 的当事人了。
party-named = 已把{ $name }列为 { $number } 的当事人。除了当事人和经办的人，别人都看不到。
told-party = 互助站请您一起商量 { $number }（{ $kind }）。这件事只有当事人和经办的人看得到，别的邻居都看不到。
outside-done-words = 外部已办结
outside-done-help = 外部平台办结了，记为办结
outside-number-words = 外部编号
outside-number-help = 记下外部平台给的编号：外部编号 42 SR-1234
outside-number-how = 编号是多少？这样写：外部编号 { $number } SR-1234
outside-number-kept = 记下了，{ $number } 的外部编号是 { $outside }。
outside-not-there = { $number } 还没有报到街道，没有外部编号。
outside-not-closed = { $number } 在外部平台还没有办结。
outside-failed = ⚠️ { $place } 的 { $number } 没能报到外部平台（{ $way }）：{ $why }
    会自动再试，不会丢。请看看设置，或运行 yunguanjia check。
staff-outside-open = 🏛 外部平台说 { $number }：{ $text }
staff-outside-closed = 🏛 外部平台说 { $number } 已经办结：{ $text }
    核实过了就点“记为办结”，我来问居民。
button-outside-done = 记为办结
mail-subject = [{ $mark }] { $compound } { $number } { $kind }
mail-body = { $compound }居民自治互助站转来一件事，请受理。

    编号：{ $number }（回信请带上 { $mark }）
    类别：{ $kind }（{ $code }）
    位置：{ $place }
    登记：{ $received }
    反映户数：{ $households }

    { $text }
cli-check-outside = 三级外部平台
cli-check-outside-wrong = { $way }：{ $why }
slips-words = 纸条 补录
slips-help = 把站里登记的纸条成批录入：先拿表，填好私下发给我
slips-enter-words = 录入纸条
slips-enter-help = 把看过的表录入
slips-drop-words = 不录纸条
slips-drop-help = 不录这张表
slips-template = 📄 这是登记表。一行一张纸条：日期、姓名、电话、位置、诉求。填好后把文件私下发给我，我先一行行检查，您点了才录入。{ $days } 天以前的不收。
slips-received = 收到《{ $name }》，正在一行行看，马上告诉您。
slips-judged = 📄《{ $name }》看完了：可以录入 { $good } 张{ $before ->
        [0] { "" }
       *[other] ，{ $before } 张以前录过
    }{ $bad ->
        [0] { "" }
       *[other] ，{ $bad } 行有问题
    }。
    { $lines }
slips-bad = · 第 { $row } 行：{ $why }
button-slips-enter = 录入 { $count } 张
button-slips-drop = 不录了
slips-entered = 录好了 { $count } 张{ $before ->
        [0] { "" }
       *[other] ，{ $before } 张以前录过，没有重复录
    }{ $bad ->
        [0] { "" }
       *[other] ，{ $bad } 行有问题没有录
    }。时间都从纸条上的日期算起，进展会告诉您，请转告本人。
    { $lines }
slips-entered-line = · 第 { $row } 行 → { $number } { $text }
slips-dropped = 好的，不录了。
slips-gone = 这张表已经处理过了，或者放得太久。请再发一次。
slips-file-large = 这个文件太大了，请控制在 { $megabytes } MB 以内。
slips-lost = 《{ $name }》没能取到，请再发一次。
slips-no-table = 《{ $name }》看不懂：请用“纸条”里给的表，第一行要有“日期”和“诉求”。
slips-no-day = 没写日期
slips-day-unclear = 日期“{ $word }”看不懂，请写成 2026-03-02
slips-day-ahead = 日期 { $word } 还没到
slips-day-old = 日期 { $word } 超过 { $days } 天了
slips-time-unclear = 时间“{ $word }”看不懂，请写成 9:30
slips-no-text = 没写诉求
slips-too-long = “{ $word }…”太长了
slips-name-long = 姓名太长了
slips-no-building = 本小区没有“{ $word }”
slips-too-many = 一张表最多 { $most } 行
slips-sheet = 登记表
slips-sheet-explain = 说明
slips-explain = 日期：必填，例如 2026-03-02
    时间：可不填，例如 9:30
    姓名、电话：本人的，只有经办的人看得到
    位置：例如 3栋2单元301
    诉求：必填，本人怎么说就怎么写
    接待人：可不填
    一行一张纸条。同一张纸条发两次只录一次。
cli-slips = 把站里登记的纸条成批录入成工单
cli-slips-file = 填好的登记表（xlsx 或 csv）
cli-slips-compound = 录到哪个小区（只有一个小区时不用写）
cli-slips-nothing = 请给出登记表，或用 --template 文件 生成一张空表。
cli-slips-which = 请用 --compound 写明小区：{ $names }
cli-slips-no-columns = { $file } 不是登记表：第一行要有“日期”和“诉求”。
cli-slips-no-station = { $name } 还没有站长或站员，录入的纸条没人跟。请先任命站长。
cli-slips-would = 试过了：可以录入 { $count } 张，以前录过 { $before } 张，有问题 { $bad } 行。什么都没有写。
cli-slips-done = 录好了 { $count } 张，以前录过 { $before } 张，跳过有问题的 { $bad } 行。
desk-outside = 🏛 外部编号 { $number } · { $state }
outside-state-open = 办理中
outside-state-closed = 对方已办结

## 类别
category-nuisance = 噪音油烟污染
category-nuisance-shop = 餐饮夜宵棋牌噪音
category-nuisance-fumes = 油烟烟道
category-nuisance-construction = 施工装修噪音
category-nuisance-industry = 工厂工地粉尘
category-nuisance-radiation = 基站高压线
category-nuisance-traffic = 道路车辆噪音
category-nuisance-equipment = 设备低频噪音
category-nuisance-odor = 异味
category-nuisance-square_dance = 广场舞噪音
category-developer = 开发商遗留
category-developer-deed = 房产证办证
category-developer-quality = 房屋质量保修
category-developer-promise = 虚假宣传规划变更
category-developer-delivery = 交房公摊
category-developer-delay = 延期烂尾
category-utilities = 水电气暖通讯
category-utilities-water_out = 停水水压低
category-utilities-power = 停电用电
category-utilities-fee = 水电气费
category-utilities-water_quality = 水质异味
category-utilities-telecom = 宽带信号
category-utilities-gas = 燃气开通维修
category-utilities-heating = 供暖热水
category-encroach = 违建占用
category-encroach-illegal_build = 私搭乱建
category-encroach-public_area = 占用公共区域
category-encroach-resi_to_shop = 住改商
category-encroach-stall = 占道摆摊
category-elevator = 电梯
category-elevator-fault = 电梯故障停运
category-elevator-trapped = 电梯困人下坠
category-elevator-inspection = 年检维保
category-elevator-install = 加装电梯
category-elevator-cost = 电梯维修更换费用
category-parking = 停车
category-parking-sale = 车位销售产权
category-parking-shortage = 车位不足
category-parking-occupy = 占位乱停僵尸车
category-parking-garage = 车库道闸设施
category-parking-fee = 停车收费
category-parking-charging = 充电桩
category-pm_service = 物业服务与收费
category-pm_service-fee = 物业费乱收费
category-pm_service-service = 服务差不作为
category-pm_service-handover = 新老物业交接
category-pm_service-income = 公共收益账目
category-pm_service-deposit = 装修押金
category-hygiene = 环境卫生
category-hygiene-station = 垃圾桶点位臭气
category-hygiene-messy = 脏乱差
category-hygiene-burning = 焚烧垃圾
category-hygiene-garbage = 垃圾清运堆积
category-hygiene-pests = 鼠蟑蚊白蚁
category-building = 房屋与公共设施维修
category-building-old_reno = 老旧小区改造
category-building-leak = 漏水渗水
category-building-facade = 外墙玻璃
category-building-fund = 维修资金
category-building-drain = 下水堵塞返水
category-building-door_light = 门禁楼道灯
category-public_space = 道路绿化公共空间
category-public_space-road = 道路积水井盖
category-public_space-green = 绿化修剪
category-public_space-light = 路灯
category-public_space-facility = 健身儿童设施
category-fire_safety = 消防与安全隐患
category-fire_safety-fire_lane = 消防通道堵塞
category-fire_safety-ebike = 楼道停放飞线充电
category-fire_safety-falling = 高空抛物坠物
category-fire_safety-equipment = 消防设施
category-fire_safety-clutter = 楼道堆物
category-fire_safety-gas_leak = 燃气泄漏
category-fire_safety-wiring = 电线裸露漏电
category-security = 治安与出入租住
category-security-group_rent = 群租
category-security-gate = 门岗出入
category-security-lodging = 民宿旅馆
category-security-violence = 斗殴威胁
category-security-theft = 偷盗监控
category-governance = 业委会与自治
category-governance-setup = 业委会成立
category-governance-election = 选举选聘
category-governance-vote = 业主大会表决
category-governance-accounts = 业委会账目
category-neighbour = 邻里与宠物
category-neighbour-noise = 邻居噪音
category-neighbour-custom = 办丧红白事
category-neighbour-pets = 养犬宠物
category-neighbour-leak_dispute = 楼上漏水纠纷
category-neighbour-help = 求助互助
category-other = 其他
category-other-other = 不属小区事务
weixin-check-unreachable = 连不上微信的接口。请检查服务器的网络。
weixin-check-corp = 企业 ID（weixin_kf.corp_id）不对。在企业微信管理后台“我的企业”页面最下面可以看到。
weixin-check-kf-secret = 微信客服的 Secret 不对。请在管理后台“应用管理 → 微信客服 → API”里重新查看。
weixin-check-kf-permission = 这个应用没有微信客服的接口权限。请在“微信客服 → 可调用接口的应用”里加上它，并把客服账号交给它管理。
weixin-check-kf-account = weixin_kf.accounts 里写的客服账号不归这个应用管。请核对账号 ID（wk 开头），并在“微信客服 → 客服账号”里把它交给这个应用管理。
weixin-check-aes-key = 回调的 Token 是空的，或者 EncodingAESKey 不是 43 个字符。请从后台的回调设置里整段复制到 token、aes_key。
weixin-check-callback-signature = 最近一次微信回调的签名对不上：Token 和后台填的不一样。请核对 token（如果消息收发都正常，那是别人乱发的，可以不管）。
weixin-check-callback-shape = 最近一次微信回调解不开：EncodingAESKey 和后台填的不一样。请核对 aes_key（如果消息收发都正常，可以不管）。
weixin-check-callback-receiver = 最近一次微信回调是发给别的企业或公众号的：请核对 weixin_kf.corp_id、weixin_oa.app_id。
weixin-check-public-url = 微信客服、公众号要能从外面叫到这里：请把 web.public_url 设成 https:// 开头的公网地址，后台的回调地址也用它。
weixin-check-ip = 服务器的 IP 不在微信的白名单里。请在后台的“企业可信 IP”（公众号是“IP 白名单”）里加上这台服务器的公网 IP。
weixin-check-app = 公众号的 AppID 不对。请核对 weixin_oa.app_id。
weixin-check-oa-secret = 公众号的 AppSecret 不对。请在公众平台“设置与开发 → 基本配置”里重置。
weixin-check-oa-permission = 公众号没有主动发消息的权限。未认证的订阅号请把 weixin_oa.passive 设为 true，它只能当场回复。
held-together = 您不在的时候有 { $count } 件事{ $older ->
    [0] ：
   *[other] （只列最近的，另有 { $older } 件较早）：
}
## 命令行：读懂一句话
cli-understand-text = 要看的话，可以写几句
cli-understand-jsonl = 从标准输入逐行读 JSON，逐行写 JSON
cli-understand-file = csv 或 csv.gz 文件
cli-understand-text-column = 正文列，可以写几次，按顺序连起来
cli-understand-label-column = 标签列
cli-understand-output = 词库写到哪个文件
cli-understand-lexicon = 词库文件
cli-understand-json = 输出 JSON
cli-understand-id-column = 编号列
cli-understand-time-column = 时间列
cli-understand-user-column = 发言人列
cli-understand-background = 用同一行里更长的文字帮助学习（只用标题时）
cli-understand-nothing = 请写一句话，或者用 --jsonl 从标准输入读。
cli-understand-no-file = 读不了 { $file }：{ $why }
cli-understand-no-column = { $file } 里没有“{ $column }”这一列，有的是：{ $columns }
cli-understand-no-rows = { $file } 里没有可用的行。
cli-understand-bad-line = 第 { $line } 行读不懂，跳过：{ $why }
cli-understand-bad-lines = 有 { $count } 行读不懂，跳过了，其余的都答了。
cli-understand-no-label = 标签列里的 { $labels } 词库一个也不认识，词库里有的是：{ $known }
cli-understand-strange-label = 注意：词库不认识 { $labels }，这些行都会算错。词库里有的是：{ $known }
cli-understand-bad-lexicon = { $file } 不是能用的词库：{ $why }
cli-understand-no-learner = 学习需要 scikit-learn：pip install "yunguanjia[learn]"
cli-understand-one-label = 至少要有两种标签才能学习。
cli-understand-bar-learn = 学习
cli-understand-bar-evaluate = 测试
cli-understand-bar-hot = 归并
cli-understand-learnt = 从 { $rows } 行学到 { $words } 个词，写到 { $file }（{ $size } KB）。
cli-understand-result = { $n } 行，准确率 { $accuracy }，宏平均 F1 { $f1 }
cli-understand-coverage = 最有把握的 { $share }%：{ $accuracy }
cli-lexicon = 看学来的词库：list、show、rollback
cli-learn-from-tickets = 不读文件，从数据库里已办结的工单学
cli-learn-compound = 只用这个小区的工单（名字或编号，可写几次）；不写就用全部小区的
cli-learn-adopt = 如果更好，就保存并启用
cli-learn-either = 用 --from-tickets 时不要再写文件和列。
cli-learn-how = 这样写：learn 文件.csv --text 正文列 --label 标签列 -o 词库；或者 learn --from-tickets [--compound 小区] [--adopt]。
cli-learn-too-few = { $name }：能学的太少，有 { $found }，至少要 { $needed }。
cli-learn-tried = { $name }：从 { $lessons } 件里学到 { $words } 个词。用较早的五分之四学，在最近的五分之一上比：
cli-learn-now = 现在用的
cli-learn-new = 新学的
cli-learn-accuracy = 归类准确率
cli-learn-f1 = 宏平均 F1
cli-learn-heard = 没有漏掉的诉求
cli-learn-quiet = 误登记会避免的
cli-learn-newest = 比的工单数
cli-learn-no-better = 没有更好，不采用，现在用的不变。
cli-learn-better = 更好。加上 --adopt 就保存并启用。
cli-learn-adopted = 更好，已启用第 { $version } 版；正在运行的服务一分钟内换上。要退回：lexicon rollback。
cli-lexicon-action = list 列出各版，show 打印一版的词和权重，rollback 退回
cli-lexicon-version = 第几版；show 不写就是现在用的，rollback 不写就是上一版，0 是随程序来的
cli-lexicon-compound = 哪个小区的（名字或编号）；不写是全区的
cli-lexicon-everywhere = 全区
cli-lexicon-none = { $name }：还没有从工单里学过词。
cli-lexicon-version-head = 版
cli-lexicon-made = 何时
cli-lexicon-lessons = 学自几件
cli-lexicon-entries = 词数
cli-lexicon-was = 原来
cli-lexicon-became = 学后
cli-lexicon-state = 状态
cli-lexicon-in-use = 在用
cli-lexicon-kept = 可用
cli-lexicon-refused = 没有更好，未采用
cli-lexicon-shipped = 现在用的是随程序来的词库。
cli-lexicon-unknown = 没有这一版可用。用 lexicon list 看看有哪些。
cli-lexicon-nothing-before = { $name }：没有更早的可退。
cli-lexicon-back = { $name }：已退回第 { $version } 版；正在运行的服务一分钟内换上。
cli-lexicon-back-shipped = { $name }：已退回随程序来的词库；正在运行的服务一分钟内换上。
cli-understand-danger = 有危险，先拨 { $line }

## 名册
roster-too-long = “{ $word }…”太长了，最多 60 个字
roster-no-building = 有房号，没有楼栋
roster-no-compound = 没有写小区
roster-no-place = 没有写地点
roster-area-unclear = 面积“{ $word }”看不懂，要写数字，例如 89.20
roster-area-size = 面积“{ $word }”不在 0 到 100000 平方米之间
roster-area-fine = 面积“{ $word }”最多两位小数
roster-area-place = 写了面积，没有写房号
roster-area-twice = 和第 { $row } 行是同一户，面积却不一样
roster-no-home = 业委会成员要是本小区住户：请先给他加一行“居民”，写上房号
roster-no-name = 有角色，没有姓名
roster-role = 不认识角色“{ $word }”
roster-role-place = { $role }要写“{ $place }”
roster-day = 日期“{ $word }”看不懂，要写 2027-12-31
roster-day-past = 任期已经过了
roster-building-elsewhere = “{ $building }”已经在别的网格里
## 统计
stats-words = 统计 月报
stats-help = 看这个月的数字，也可以问：统计 上月
board-words = 看板
board-help = 打开小区的公开看板
board = { $place }的公开看板：本月办了什么、下次会议、大家的意见，一看就明白。
board-button = 打开看板
board-none = 这里还没有开通网页看板，发“统计”也能看到数字。
stats-digest-on = 好，每月初把上个月的数字和图发到群里（没有机器人的微信群由您转发）。不想要就发：统计 群发 停
stats-digest-off = 好，每月的数字不再发到群里。想要就发：统计 群发 开
stats-month-unclear = 没看懂是哪个月：{ $words }。比如“统计 上月”“统计 2026-02”。
stats = 📊 { $place } { $year }年{ $month }月
    收到诉求 { $received } 件，{ $ended ->
        [0] 还没有了结的
       *[other] 已了结 { $ended } 件，其中站内解决 { $here } 件（{ $share }）
    }，还在办 { $open } 件。
stats-staff = 眼下超时 { $overdue } 件；首次答复（中位数）{ $answer }，办结（中位数）{ $done }。
stats-categories = 最多的几类：
    { $lines }
stats-goals = 按四促：
    { $lines }
stats-line = · { $name } { $count }
stats-no-category = 未归类
stats-no-time = 暂无
stats-minutes = { $count } 分钟
stats-hours = { $count } 小时
stats-days = { $count } 天
stats-before-button = ← { $month }月
stats-picture-title = { $year }年{ $month }月 互助站
stats-picture-goals = 四促
stats-picture-categories = 诉求最多的几类
stats-picture-label = 小事不出小区，大事不出社区。
stats-cell-received = 收到诉求
stats-cell-here = 站内解决
stats-cell-open = 还在办
stats-cell-overdue = 眼下超时
stats-cell-answer = 首次答复（中位数）
stats-cell-done = 办结（中位数）
goal-harmony = 促家和 · 邻里关系
goal-beauty = 促家美 · 小区品质
goal-concord = 促家睦 · 议事协商
goal-spirit = 促家齐 · 公共精神

## 公告
notice-words = 公告 通知大家
notice-help = 给住户发公告，例如：公告 范围 3栋 明天上午停水
notice-show-words = 看公告
notice-show-help = 看一条公告
notice-send-words = 发公告
notice-send-help = 发出公告
notice-drop-words = 弃公告
notice-drop-help = 不发这份公告
notice-progress-words = 公告进度
notice-progress-help = 看公告发到哪了
notice-ask = 公告写什么？直接写就行；只发一栋楼的话，前面加“范围 3栋”。
notice-empty = 公告还没有内容呢。
notice-long = 公告请控制在 { $limit } 字以内。
notice-preview = 公告会这样发给{ $place }（{ $told } 位住户和业主群）：

    { $text }
notice-send-button = 📣 发出
notice-submit-button = 请站长过目
notice-drop-button = 不发了
notice-asked = { $author }（物业）想给{ $place }发公告（{ $told } 位住户），请您过目：

    { $text }
notice-approve-button = ✅ 同意发出
notice-refuse-button = 不同意
notice-submitted = 已请站长和社区过目，同意后就发出。
notice-sending = 正在发给{ $place }的 { $told } 位住户和业主群；急事会插到前面。
notice-progress-button = 看进度
notice-progress = 已送到 { $sent }，正在发 { $waiting }，等对方下次上线 { $held }，送不到 { $failed }。
notice-approved = 您的公告站里同意了，正在发给 { $told } 位住户。
notice-refused = 您的公告站里没有同意发出：{ $text }
notice-refused-done = 好的，没有发出，已告诉物业。
notice-dropped = 好的，这份公告不发了。
notice-gone = 这份公告已经不在了。
notice-is-sent = 这份公告已经发出了。
notice-is-refused = 这份公告已经定了不发。
notice-is-waiting = 这份公告正等站长过目。
notice-of-station = 📢 { $place }公告
    { $text }
notice-of-property = 📢 { $place }物业公告
    { $text }

## 转发到微信群
forward-words = 转发
forward-help = 微信群里没有机器人：要发的内容我备好，您转一下
forwarded-words = 已转发
forwarded-help = 记下一条内容已经转发
forward-please = 📣 请把下面这条转发到“{ $group }”，转好了点一下“已转发”。
forward-text = { $text }{ $linked ->
    [yes] {""}
    👉 点这里参与：{ $link }
   *[no] {""}
}
forward-done-button = ✅ 已转发
forward-done-number = ✅ 第 { $n } 条已转发
forward-done-card = ✅ 已由 { $name } 转发，谢谢。
forward-done-before = 这条已经转发过了。
forward-thanks = 辛苦了！
forward-unknown = 没有找到这条内容。发“转发”看看还有哪些。
forward-line = · { $text }（{ $at }）
forward-list = { $named ->
    [no] 还没有登记微信群。站长发“转发 群 丽景苑业主群”登记，以后通知、议事、会议提醒我都备好文字，您长按转发就行。
   *[yes] 微信群：{ $groups }。{ $count ->
    [0] 都转发了，没有欠着的。
   *[other] 还有 { $count } 条没转发：
    { $lines }
    }
}
forward-named = 记下了微信群“{ $group }”。以后要在群里说的，我会先发给站长，附好文字、图片和链接；{ $hours } 小时没转发会提醒一次。
forward-named-before = “{ $group }”已经登记过了。
forward-no-such-group = 没有登记过叫“{ $group }”的微信群。
forward-dropped = 好，不再为“{ $group }”准备内容。
forward-hours = 好，{ $hours } 小时没转发就提醒一次。
forward-hours-range = 请在 1 到 72 小时之间选。
forward-reminder = ⏰ 有 { $count } 条内容还没转发到微信群：
    { $lines }

## 扫码进来
scene-words = 扫码
scene-help = 扫楼里的海报进来
scene-unknown = 这张码我不认识，可能是旧的。直接告诉我您住哪个小区就行。
scene-new = 您好！这里是{ $compound }{ $place }的云管家。邻里的事、房子的事，一句话告诉我就行，比如“3栋2单元电梯停了”。先点“加入”认一下您家，以后就不用再问了。
scene-known = { $compound }{ $place }，欢迎回来。有事直接说，一句话就行。

## 微信群里的话
paste-log-words = 登记这条
paste-log-help = 把粘贴的一条登记成工单
paste-all-words = 全部登记
paste-all-help = 把粘贴的全部登记成工单
pasted-none = 您粘贴了 { $count } 条群消息，我没看出要办的事。哪条要登记，单独发给我就行。
pasted-found = 您粘贴了 { $count } 条群消息，其中 { $found } 条像是诉求：
    { $lines }
    点一下就登记。
pasted-line = { $n }. { $name }：{ $text }
pasted-log-button = 登记第 { $n } 条
pasted-all-button = 全部登记（{ $count }）
pasted-gone = 这几条已经登记过，或者放得太久了。需要的话再粘贴一次。
pasted-logged = 已登记 { $count } 件：
    { $lines }
pasted-logged-line = · { $number } { $name }

## Telegram 通道
telegram-token-refused = Telegram 不认这个令牌。请在 @BotFather 那里核对，改好 telegram.token。
telegram-unreachable = 连不上 Telegram。请检查网络、telegram.api_base 和 telegram.proxy。
telegram-privacy-on = 机器人开着“隐私模式”，群里的普通发言看不到，只能听见命令和 @ 它的话。请在 @BotFather 发 /setprivacy 选 Disable，再把机器人移出群、重新拉进来；或者设它为管理员。
telegram-webhook-url = telegram.webhook_url 要以 https:// 开头，Telegram 才会把消息送过来。
## 海报
poster-title = 邻里的事，找云管家
poster-where = { $compound }{ $place ->
    [none] {""}
   *[other] {" "}{ $place }
}
poster-way-weixin = 微信扫一扫
poster-way-web = 手机浏览器
poster-way-telegram = Telegram
poster-step-1 = 1. 用手机扫上面的码，不用装软件、不用注册
poster-step-2 = 2. 一句话说事，比如“3栋2单元电梯停了”，也可以拍照
poster-step-3 = 3. 谁在办、办到哪了，随时告诉您，办好请您打分
poster-code = 您家的住户码：{ $code }（只给自家人用）
poster-danger = 火警 119 · 报警 110 · 急救 120 —— 先打电话，再告诉我

## 报表
period-month = { $year }年{ $month }月
period-quarter = { $year }年第{ $part }季度
period-half = { $year }年{ $part ->
    [1] 上半年
   *[2] 下半年
 }
period-year = { $year }年
period-range = { $first } 至 { $last }
period-unclear = 没有这样的日子：{ $words }。比如“上月”“上半年”“2026-03”“1月到6月”“2026-01-05 到 2026-02-04”。
period-ahead = { $words }还没到呢，过些天再来看。
period-long = 一次最多看三年，请分段看。
summary-words = 报表 工作报告
summary-help = 看一段时间办得怎么样，可导出 Word、Excel：报表 上半年
summary = 📈 { $place } { $period }
    收到诉求 { $received } 件，计入考核 { $counted } 件（另有 { $left_out } 件转告、并案或撤回，不计）
summary-empty = 📈 { $place } { $period }：这段时间没有收到诉求，也没有办结的。平平安安就好。
summary-rates = { $lines }
summary-response = · 响应率 { $response }（按时答复 { $answered } / { $counted }）
summary-response-few = · 按时答复 { $answered } / { $counted } 件（件数少，不算比率）
summary-resolution = · 解决率 { $resolution }（居民说解决了 { $solved } / { $counted }）
summary-resolution-few = · 居民说解决了 { $solved } / { $counted } 件
summary-satisfaction = · 满意率 { $satisfaction }（满意 { $satisfied } / 评价 { $rated }；另有 { $not_rated } 件没有评价，不算满意）
summary-satisfaction-few = · 评价 { $rated } 件，满意 { $satisfied } 件；{ $not_rated } 件没有评价
summary-composite = · 综合分 { $composite }
summary-composite-few = · 综合分：评价太少，暂不计
summary-inside = · 站内解决 { $inside }（{ $in_station } / { $counted }），小事不出小区
summary-inside-few = · 站内解决 { $in_station } / { $counted } 件
summary-open = 眼下还在办 { $open } 件，其中超时 { $overdue } 件。
summary-table = { $name }
    { $lines }
summary-row = · { $name } 收 { $received }，计 { $counted }，响应 { $response }，解决 { $resolution }，满意 { $satisfaction }
summary-row-unrated = · { $name } 收 { $received }，计 { $counted }，响应 { $response }，解决 { $resolution }
summary-row-few = · { $name } 收 { $received }，计 { $counted }，解决 { $solved }
summary-by-compound = 按小区：
summary-by-category = 按类别：
summary-by-goal = 按三联四促目标：
summary-by-building = 按楼幢：
summary-by-party = 按承办方：
summary-by-month = 按月：
summary-others = 其他
summary-no-goal = 未归目标
summary-no-building = 未注明楼幢
summary-how = 没看懂“{ $words }”。可以这样问：报表 上月、报表 上半年 Word、报表 2026-01-01 到 2026-03-31。
summary-not-reached = “{ $words }”不在您负责的范围里，或者名字不一样。
summary-asked = { $place }的报表正在整理，请稍等。
summary-file = { $place } { $period }的报表，请查收。
summary-docx-button = 📄 Word
summary-xlsx-button = 📊 Excel
summary-before-button = ← { $period }
summary-pointer = 想看报表的话，请发“报表 { $words }”；“报修”后面写的是要办的事。
summary-pointer-button = 看报表
report-title = { $place } 工作报告
report-lead = { $period }（{ $days }） · 制表 { $made }
report-from = 居民自治互助站
report-key-figures = 主要数字
report-figure = 指标
report-value = 结果
report-behind = 怎么来的
report-received = 收到诉求
report-counted = 计入考核
report-left-out = 不计（转告、并案、撤回）
report-response = 响应率
report-resolution = 解决率
report-satisfaction = 满意率
report-composite = 综合分
report-inside = 站内解决率
report-inside-of-solved = 解决的里面，站内解决
report-open = 眼下还在办
report-overdue = 其中超时
report-not-rated = 没有评价
report-few = 件数少，不算
report-of = { $part } / { $whole }
report-weights = 响应 × { $a } + 解决 × { $b } + 满意 × { $c }
report-column-name = 名称
report-column-received = 收到
report-column-counted = 计入
report-column-answered = 按时答复
report-column-solved = 已解决
report-column-rated = 评价
report-column-satisfied = 满意
report-column-in_station = 站内解决
report-column-open = 在办
report-column-overdue = 超时
report-column-response = 响应率
report-column-resolution = 解决率
report-column-satisfaction = 满意率
report-column-composite = 综合分
report-column-inside = 站内解决率
report-chart = 三率与站内解决
report-chart-months = 每月收到的诉求
report-notes = 怎么算的
report-note-counted = 计入考核的，是这段时间里办结的，和这段时间里到期还没办结的；转告其他渠道、并案、撤回的不计。同一件只计一次。
report-note-response = 响应率：有人在承诺时间内作出第一次答复的件数，除以计入件数。
report-note-resolution = 解决率：反映的居民（并案的按多数）说“解决了”的件数，除以计入件数。
report-note-satisfaction = 满意率：打四星、五星的，除以作出评价的。没有评价的单列，不算满意。
report-note-composite = 综合分：响应率 × { $a } + 解决率 × { $b } + 满意率 × { $c }，各项先四舍五入到一位小数再相加。
report-note-inside = 站内解决率：在互助站这一级解决、没有上交社区和街道的，除以计入件数。
report-note-small = 不足 { $small } 件（或不足 { $small } 个评价）的，只列件数，不算比率，免得从中认出哪一家。
report-note-now = “在办”和“超时”是制表这一刻的数字。
report-sheet-summary = 总表
report-sheet-notes = 说明

## 热点
hot-words = 热点
hot-help = 看看这阵子大家说得最多的事，前五位
hot-list = 🔥 { $place } 眼下的热点（近两周和还没办完的）：
    { $lines }
hot-everywhere = 🔥 { $count } 个小区里最热的几件事：
    { $lines }
hot-none = 🍃 { $place }这阵子没有扎堆的事，挺好。有什么不方便的，随时在群里说一声。
hot-line = { $rank }. { $kind } · { $place } · { $households } 户{ $trend } · { $numbers }
hot-line-said = { $rank }. { $kind } · { $place } · { $households } 户{ $trend } · { $numbers }
    “{ $text }”
hot-line-of = { $place }：{ $line }
hot-trend-new = （↑ 新）
hot-trend-up = （↑ { $more }，一周前 { $before } 户）
hot-trend-same = （与一周前一样）
hot-button = { $rank } · { $number }
hot-merge-button = { $rank } 并成一件
digest = ☀️ { $place }早报 { $day }
digest-counts = 昨天到今早新收 { $new } 件；手上在办 { $open } 件；等居民回话 { $waiting } 件。
digest-overdue = ⚠ 其中超时 { $overdue } 件。
digest-hot = 大家说得最多的：
    { $lines }
digest-calm = 没有扎堆的事。
digest-inbox-button = 看待办
