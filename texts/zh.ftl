## 通用
help-words = 帮助 怎么用
help-help = 看看我能帮您做什么
help-line = · { $word }(/{ $name }) { $does }
help-known = 我是{ $compound }的云管家。有事直接说，比如“3栋2单元电梯停了”，我来登记、盯进度。
    您还可以用这些：
    { $commands }
help-guest = 您好，我是社区云管家。扫小区里的二维码，或把住户码发给我，就能报修、查进度、参加议事。
    现在可以用：
    { $commands }
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
private-unreachable = 这个要私下说。请先点开我的头像，发一句“你好”，我再发给您。

## 网页
web-title = 社区云管家
web-group = 业主群
web-bot = 云管家
web-you = 我
web-not-in = 登录已失效，请重新进入。
web-page-old = 页面放得太久了，请刷新后再试。
web-too-fast = 发得太快了，歇几秒再发。
web-too-long = 一次说得太长了，请分几次发。
web-unclear = 没有收到内容，请再发一次。
web-button-old = 这个按钮已经过时了，请看最新的消息。
web-not-yours = 您不在这个聊天里。
web-no-file = 图片找不到了。
web-photo-large = 图片太大了，请换一张 10 MB 以内的。
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
web-join-safe = 您的房号和电话不会出现在群里。
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
web-edited = 有更新
web-photo-word = [图片]
web-file-word = [文件]
web-yesterday = 昨天
web-today = 今天
web-weekdays = 周日 周一 周二 周三 周四 周五 周六
web-noscript = 请打开浏览器的 JavaScript，聊天才能用。
web-chats = 聊天
web-demo = 演示
web-demo-lead = 点一下就换成另一个人
web-demo-now = 您现在是
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
    要改就说：设置 服务时间 08:00-20:00，设置 P3 答复 2小时，设置 每日上限 5
settings-set = 改好了，从现在起按这个办：
    服务时间 { $service }，上班时间 { $working }
    { $classes }
    一个人一天最多 { $cap } 件（急事不算）
settings-class = · { $service } { $answer }内答复，{ $done }内办结
settings-minutes = { $count } 分钟
settings-hours = { $count } 小时
settings-plain-days = { $count } 天
settings-working-days = { $count } 个工作日
settings-how = 这样说我就懂：设置 服务时间 08:00-20:00，设置 P3 答复 2小时，设置 P3 办结 3天，设置 每日上限 5。
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
cli-opt-config = 设置文件，默认 config.toml
cli-running = 云管家已启动：{ $url }
cli-operator-code = 还没有管理员。请在任意渠道里把这句话发给云管家（24 小时内有效，只能用一次）：
    认领管理员 { $code }
cli-console-how = 直接打字就是说话。“王阿姨: 电梯停了”换一个人私聊，“群 王阿姨: 电梯停了”在群里说，数字按按钮，“退出”结束。
cli-database-failed = 数据库出错：{ $why }
cli-migrated = 数据库已是最新结构（{ $step }）。
cli-start-failed = 没能启动：{ $why }
    运行 yunguanjia check 看看怎么改。

## 议事征询
alarm-late = （这条本该在{ $due }发出，因故晚了，抱歉。）
poll-words = 议事 征询 投票征询
poll-help = 看正在征询的事；站长、业委会可以一句话发起
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
vote-help = 表达意见，例如：投票 3 1
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
poll-yours-empty = 第 { $number } 号：{ $question }（{ $place }）
    { $options }

    { $who ->
        [persons] 您
       *[households] 您家
    }现在没有选任何一项。{ $closes }前都可以再选。
poll-voted = 记下了：{ $chosen }。{ $who ->
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
    }{ $helped ->
        [0] 。
       *[other] ，其中代为登记 { $helped }。
    }
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
poll-scope-unknown = 没找到“{ $words }”。可以写：{ $known }
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
