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
web-guide-1 = 一分钟走一遍：您是居民王秀英，在群里说一件事。
web-guide-1-do = 帮我说
web-guide-1-text = 3栋2单元电梯停了，有老人困在楼上
web-guide-2 = 已经登记。现在换成站长周国平，看他收到了什么。
web-guide-2-do = 换成站长
web-guide-3 = 在“云管家”里点最新那条消息下面的按钮，把它接下来。
web-guide-3-do = 去看看
web-guide-4 = 办好了，换回王秀英，看她收到的回音。
web-guide-4-do = 换回居民
web-guide-5 = 这就是一个来回。还可以试物业、业委会、社区，或发“帮助”。
web-guide-5-do = 知道了
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
