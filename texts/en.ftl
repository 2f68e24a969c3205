## General
help-words = help
help-help = see what I can do for you
help-line = · { $word } (/{ $name }) { $does }
help-known = I look after { $compound }. Just tell me what is wrong, such as “the lift in 3-2 has stopped”; I log it and keep at it.
    You can also use:
    { $commands }
help-guest = Hello, I am the compound's helper. Scan the compound's QR code or send me your household code, and you can report, follow up and take part.
    For now you can use:
    { $commands }
lang-words = language
lang-help = speak Chinese or English
lang-which = Which language would you like?
lang-name-zh = 中文
lang-name-en = English
lang-set-zh = Fine, I will speak Chinese with you.
lang-set-en = Fine, I will speak English with you.
error-unexpected = Sorry, that did not work and nothing was changed. Please try again later; if it still fails, give the number { $reference } to the station head.
refused-role = That is for the station's staff. Send “help” to see what you can use.
refused-guest = You have not joined a compound yet. Send me your household code, or “join” to ask.
command-unknown = I do not know that command. Send “help” to see what I can do.
command-unknown-near = I do not know that command. Did you mean “{ $near }”? Send “help” to see what I can do.
button-unknown = This button is out of date. Send “help” to start again.
anonymous-admin = You are writing as an anonymous administrator, so I cannot tell who you are. Please press the button or write to me privately.
compound-needed = I do not know yet which compound you live in. Scan its QR code or send me your household code.
group-unbound = This group is not tied to a compound yet. The station head can send “/bind code” here.
join-first = You have not joined this compound yet. Send me your household code, or “join” to ask the station.
answered-in-private = Sent to you in private.
private-unreachable = That is better said in private. Open a chat with me and say hello, then ask again.
