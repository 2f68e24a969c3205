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

## 加入与身份
as-said = { $text }
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
start-words = 开始 你好 您好 认领管理员
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
member-line = { $place } { $name }（编号 { $id }）
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
