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
