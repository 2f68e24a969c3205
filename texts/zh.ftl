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
