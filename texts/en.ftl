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
help-topics = I look after { $compound }. Just tell me what is wrong, such as “the lift in 3-2 has stopped”; I log it, keep at it and tell you when it is done.
    { $topics }
    Tap one to see how. Or ask about one word: help report
help-topic-line = { $topic }: { $about }
help-topic = { $topic }, you can say:
    { $commands }
help-one = { $commands }
help-topic-request = Reports
help-topic-desk = Handling
help-topic-meeting = Joint meeting
help-topic-poll = Polls
help-topic-compound = The compound
help-topic-me = About me
help-topic-more = More
help-about-request = report something, see how it goes, withdraw, rate
help-about-desk = take, assign, consult, pass on, done
help-about-meeting = when the next one is, put something on the agenda, resolutions
help-about-poll = what is being asked, have your say
help-about-compound = figures, board, group and members
help-about-me = who I am, language, linked accounts
help-about-more = other things
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

## Settings
config-no-file = There is no settings file { $file }. You can copy config.example.toml.
config-broken-file = The settings file { $file } cannot be read: { $why }. Please look at the quotes, equals signs and brackets there.
config-unreadable = The settings cannot be read: { $why }.
config-unknown = There is no setting “{ $key }”. All settings stand in config.example.toml.
config-unknown-near = There is no setting “{ $key }”. Did you mean “{ $near }”?
config-secret-file = The file { $file } named by { $key } cannot be read: { $why }.
config-want-bool = { $key } can only be true or false.
config-want-number = { $key } has to be a whole number.
config-want-range = { $key } has to be { $bound }.
config-want-text = { $key } has to be text in quotes.
config-want-one-of = { $key } can only be one of: { $choices }.
config-want-pattern = { $key } is not written rightly; please follow the example in config.example.toml.
config-want-list = { $key } has to be a list, such as ["one", "two"].
config-want-section = { $key } is a group of settings: write [{ $key }] and its keys on the lines below.
config-missing = { $key } is missing.
config-wrong = { $key } is wrong: { $why }.

## Web page
web-title = Neighbourhood steward
web-group = {" "}group
web-bot = Steward
web-not-in = Your visit has ended. Please come in again.
web-page-old = This page is too old. Please reload it and try again.
web-too-fast = That was very fast. Please wait a few seconds.
web-too-long = That is too long for one message. Please send it in parts.
web-unclear = Nothing arrived. Please send it again.
web-button-old = This button is out of date. Please look at the newest message.
web-not-yours = You are not in this chat.
web-no-file = The picture cannot be found any more.
web-photo-large = The picture is too large. Please take one below 10 MB.
web-sheet-unknown = This is no xlsx workbook.
web-photo-unknown = This is no picture that can be shown. Please use JPG, PNG, WebP or GIF.
web-wait = Too many tries. Please come back in a quarter of an hour.
web-name-first = Please say what we should call you.
web-code-wrong = This code is wrong or too old. Please check it, or ask your building steward.
web-link-old = This link has been used or is too old. Please ask for a new one.
web-join-title = Come in
web-join-lead = Report, follow and take part in one sentence.
web-join-name = Your name
web-join-name-like = e.g. Mrs Wang, building 3
web-join-code = Household code
web-join-code-like = eight letters and digits
web-join-go = Come in
web-join-none = No code? Leave it empty, come in, and tell the steward where you live; the station will let you in.
web-join-safe = The steward never posts your flat or phone number in the group.
web-enter-title = One tap and you are in
web-enter-lead = This link is yours alone and works once. Please do not pass it on.
web-enter-go = Open the steward
web-input = What is the matter?
web-input-group = Write to your neighbours…
web-send = Send
web-photo = Picture
web-more = What you can do
web-settings = Settings
web-large = Large text
web-dark = Dark
web-language = 中文
web-language-command = /lang zh
web-board = Board
web-out = Log out
web-close = Close
web-cancel = Cancel
web-reply = Reply
web-remove = Remove
web-retry = Not sent. Tap to try again
web-sending = Sending
web-offline = Connection lost, trying again…
web-back = Connected again
web-empty-group = Nobody has said anything yet. Say hello to your neighbours.
web-empty-bot = Just say what is the matter, such as “the lift in building 3 has stopped”. Pictures are welcome.
web-new-below = new messages
web-unread-here = New messages
web-earlier = Fetching earlier messages…
web-beginning = This is where it begins
web-photo-word = [picture]
web-file-word = [file]
web-yesterday = Yesterday
web-weekdays = Sun Mon Tue Wed Thu Fri Sat
web-noscript = Please switch on JavaScript in your browser to use the chat.
web-chats = Chats
web-demo = Demo
web-demo-lead = Tap to switch
web-guide-1 = One minute: you are Wang Xiuying, a resident. Say something in the group.
web-guide-1-do = Say it for me
web-guide-1-text = 2栋1单元楼道灯坏了，晚上看不见台阶
web-guide-2 = It has been logged. Now be Zhou Guoping, the station head, and see what reached him.
web-guide-2-do = Be the head
web-guide-3 = In the chat with the steward, take it with the button below the newest message.
web-guide-3-do = Go there
web-guide-4 = Done. Be Wang Xiuying again and see what she was told.
web-guide-4-do = Be the resident
web-guide-5 = That is the whole circle. Try property, committee or community next, or send “help”.
web-guide-5-do = Got it
web-first = inbox report mine meeting poll stats ticket board notice help
web-board-lead = Small matters stay in the compound: what was done this month
web-board-chat = Report something
web-board-text = In words
web-board-empty = There is nothing here yet.
web-view = View picture
web-role-resident = resident
web-role-steward = building steward
web-role-volunteer = volunteer
web-role-property = property
web-role-committee = committee
web-role-station = station
web-role-station_head = station head
web-role-grid = grid worker
web-role-community = community
web-role-street = street
## The compound's own words
word-words = word
word-help = teach me how people here call things
word-how = Teach me like this: word yellow house leaks = building. To remove one: word remove yellow house leaks.
word-what = Which kind is “{ $wanted }”? You can write elevator, parking, hygiene, utilities … or “request” or “talk”.
word-length = A word has two to { $longest } characters, and no phone numbers please.
word-many = This compound has { $most } words already; please remove a few first.
word-added = I will remember: “{ $word }” means { $meaning }. It holds within a minute.
word-removed = Fine, “{ $word }” no longer counts.
word-unknown = “{ $word }” is not among the words of this compound.
word-none = This compound has no words of its own yet. Teach me like this: word yellow house leaks = building.
lexicon-words = lexicon
lexicon-help = what was learnt from closed tickets, and going back
lexicon-now = { $lines }
lexicon-none = Nothing has been learnt from tickets yet; the words that came with the program are in use. The operator can run yunguanjia learn --from-tickets.
lexicon-in-use = In use, { $where }: { $version }
lexicon-in-use-since = In use, { $where }: { $version } (since { $since }, by { $role })
lexicon-line = · version { $version }, { $day }: from { $lessons } tickets, { $words } words, filed rightly { $was } → { $became }
lexicon-line-refused = · trial { $version }, { $day }: { $lessons } tickets, { $was } → { $became }, no better, not put to use
lexicon-shipped = the words that came with the program
lexicon-everywhere = the whole district
lexicon-how = Send “lexicon” to see what is in use; “lexicon back” goes back one version, “lexicon back 2” to version 2.
lexicon-not-yours = Only the operator can take the lexicon of the whole district back.
lexicon-nothing-before = The earliest lexicon is in use already ({ $where }); there is nothing to go back to.
lexicon-unknown = There is no version { $version } to use. Send “lexicon” to see what there is.
lexicon-back = Done: version { $version } again ({ $where }), within a minute.
lexicon-back-shipped = Done: the words that came with the program again ({ $where }), within a minute.
button-lexicon-back = Back one version ({ $where })
word-list = Words of this compound ({ $count }):
    { $words }
word-line = · { $word } → { $meaning }
word-is-request = a request
word-is-talk = just talk
sensitivity-words = sensitivity
sensitivity-help = how sure I must be before I log something from the group
sensitivity-now = Now: logged at { $sure } or more, asked first at { $ask } or more. How would you like it?
sensitivity-careful = careful
sensitivity-usual = usual
sensitivity-eager = eager
sensitivity-set = Fine: logged at { $sure } or more, asked first at { $ask } or more. It holds within a minute.

## The compound's rules
settings-words = settings
settings-help = see and change this compound's service hours and promised times
settings-now = The rules of this compound:
    Service hours { $service }, working hours { $working }
    { $classes }
    At most { $cap } requests per person and day (emergencies do not count)
    The station's morning digest: { $digest }
    To change one: settings service hours 08:00-20:00, settings P3 answer 2 hours, settings daily cap 5, settings digest 7:30 (or off)
settings-set = Changed, and in force from now on:
    Service hours { $service }, working hours { $working }
    { $classes }
    At most { $cap } requests per person and day (emergencies do not count)
    The station's morning digest: { $digest }
settings-no-digest = none
settings-class = · { $service } answered within { $answer }, done within { $done }
settings-minutes = { $count } minutes
settings-hours = { $count } hours
settings-plain-days = { $count } days
settings-working-days = { $count } working days
settings-how = Say it like this: settings service hours 08:00-20:00, settings P3 answer 2 hours, settings P3 done 3 days, settings daily cap 5, settings digest 7:30, settings digest off.
settings-hours-backwards = The beginning must come before the end, such as 08:00-20:00.
settings-no-such-step = { $service } has no such time.
settings-too-short = A time must be more than nothing.
settings-only-quicker = { $service } is about safety: it can be made quicker, never slower.

## Command line
cli-about = yunguanjia: the mutual-help station's assistant that lives in the residents' group.
cli-epilog = New here? Run yunguanjia demo first. The language follows the locale; YGJ_LANG=zh or en overrides it.
cli-commands = Commands
cli-run = run the service with all channels that are set up
cli-demo = try it with a sample compound, no accounts needed
cli-check = check settings, database and tokens: what is wrong, and how to mend it
cli-replay = try a chat history: which messages would have become tickets
cli-import = read buildings, flats and people from xlsx or csv
cli-export = write buildings, flats (and people) to xlsx or csv
cli-backup = keep everything in one file
cli-restore = bring everything back from a backup
cli-migrate = bring the database to the newest shape
cli-console = talk with the bot in the terminal
cli-classify = show how a sentence is understood, and why
cli-learn = learn weights from labelled data
cli-evaluate = measure on labelled data
cli-hot = find what many requests are about
cli-report = how things went in a period: the three rates, solved inside; also as docx, xlsx, png
cli-opt-config = the settings file, by default config.toml
cli-running = yunguanjia is running: { $url }
cli-operator-code = There is no operator yet. Send this to the bot on any channel (good once, within 24 hours):
    /start { $code }
cli-console-how = Just type. “Ann: the lift has stopped” speaks as Ann in private, “group Ann: the lift has stopped” in the group, a number presses a button, “/quit” ends.
cli-database-failed = The database failed: { $why }
cli-migrated = The database has the newest shape ({ $step }).
cli-start-failed = It could not be started: { $why }
    Run yunguanjia check to see how to mend it.

cli-report-period = which: this month (default), last month, 2026H1, 2026-03, "2026-01-01 to 2026-03-31"
cli-report-place = where: the name of a compound, community or street; everything by default
cli-report-target = write a file: .docx, .xlsx or .png; without it the report is shown here
cli-report-kind = The file's name has to end with .docx, .xlsx or .png.
cli-report-no-place = There is no place (or more than one) called “{ $place }”, or it has no compound yet.
cli-report-done = The report is written: { $file }
cli-poster = Make posters with QR codes for the stairwells (A4, PDF or PNG)
cli-poster-for = For whom: compound (one sheet), buildings (one each), households (one each)
cli-poster-compound = Name of the compound; not needed where there is only one
cli-poster-target = The file: .pdf holds all sheets, .png makes one file each
cli-poster-bar = Drawing
cli-poster-done = { $count } posters made: { $file }
cli-poster-no-compound = There is no compound “{ $name }”. There are: { $names }
cli-poster-which = There are several compounds, name one with --compound: { $names }
cli-poster-no-way = There is no way in to print yet. Set at least one of web.public_url, weixin_kf.accounts, an Official Account, Telegram.
cli-poster-kind = The file's name has to end with .pdf or .png.
cli-poster-nobody = This compound has no buildings or households yet; bring them in with yunguanjia import.

## WeChat and WeCom
wecom-submit = Submit
wecom-choose = OK
wecom-submitted = Submitted
wecom-open = 👉 Open
wecom-check-hook = The address of a push webhook is wrong (wecom.hooks): the key is mistyped, or it was deleted in the group. Copy the address again from 消息推送 in that WeCom group, and put what stands behind "key=" into the settings.
wecom-check-hook-unreachable = WeCom's interface for push webhooks cannot be reached (qyapi.weixin.qq.com). Please look at the network and the proxy.
wecom-check-hook-refused = A push webhook does not take what we send. Please see in the corp's admin pages whether push messages are forbidden in groups.
wecom-check-secret = The WeCom bot's secret is wrong. Get a new one under 工作台 → 智能机器人, put it into wecom.secret and start again.
wecom-check-bot-id = There is no such WeCom bot. Compare wecom.bot_id with what the bot's page says.
wecom-check-mode = WeCom refused the long connection. Mostly the bot was switched to URL callback mode; switch it back to 长连接 in its API settings.
wecom-check-kicked = Another program took the WeCom bot's line: a bot can have one connection only. Stop the other program, then start again.
wecom-check-unreachable = WeCom cannot be reached (openws.work.weixin.qq.com). Please look at the network and the proxy.
## Consultation
alarm-late = (This was due { $due } and comes late. Sorry.)
poll-words = poll consultation
poll-help = see what residents are being asked; the station head and the committee can ask in one line
poll-recorded-words = pollrecorded
poll-recorded-help = see whether your choice in a question was recorded
poll-recorded-word = Recorded
poll-recorded = No. { $number } "{ $question }": { $who ->
        [persons] your choice
       *[households] the choice of your household
    } is recorded. It may be changed until the close.
poll-unrecorded = No. { $number } "{ $question }": there is nothing recorded { $who ->
        [persons] of you
       *[households] of your household
    } yet. If you have pressed, please press once more.
poll-show-words = showpoll
poll-show-help = see one question
poll-new-words = newpoll
poll-new-help = ask the residents something, step by step
poll-set-words = setpoll
poll-set-help = change a setting of the draft
poll-open-words = openpoll
poll-open-help = send the draft out
poll-drop-words = droppoll
poll-drop-help = forget the draft
vote-words = choose
vote-help = say what you think, for example: vote 3 1; take it back: vote 3 0
poll-result-words = pollresult
poll-result-help = see a result, for example: pollresult 3
poll-close-words = closepoll
poll-close-help = close a poll before its time
poll-outcome-words = polloutcome
poll-outcome-help = tell what was decided after a poll
poll-for-words = votefor
poll-for-help = enter a voice for somebody without a phone: votefor 3 1-101 2 witness Auntie Wang
poll-list = { $running ->
        [0] Nothing is being asked at the moment.
        [one] One question waits for your view; tap it to answer:
       *[other] { $running } questions wait for your view; tap one to answer:
    }{ $any ->
        [yes] { "" }
    Closed lately:
    { $over }
       *[no] { "" }
    }
poll-over-line = · No. { $number }: { $question }
poll-show-button = { $question }
poll-new-button = ＋ Ask the residents
poll-ask-question = What would you like to ask? The question will do, for example “What shall the lift advertising money pay for?”
    Or all in one line: What shall the money pay for? door locks / flowers / save it until Sunday 20:00 scope 3栋 multiple
poll-ask-options = Which options? Part them with “/” or write one a line, 2 to 12 of them.
poll-ask-close = Until when? For example “Sunday 20:00”, “Dec 5 8pm”, “in 7 days”.
poll-option = { $n }. { $text }
poll-option-button = { $text }
poll-option-chosen = ✅ { $text }
poll-take-back-button = Take my answer back
poll-chosen-line = ✅ { $text }
poll-preview = Please have a look; if it is right, send it:

    { $question }
    { $options }

    For: { $place } ({ $eligible } { $who ->
        [persons] people, one voice each
       *[households] households, one voice each
    })
    { $multiple ->
        [yes] several choices
       *[no] one choice
    }, { $counts ->
        [open] counts are shown while it runs
       *[hidden] counts are shown at the end
    }, valid with { $quorum }% taking part
    Closes: { $closes }
    A consultation only, not a decision of the owners' assembly.
poll-open-button = 📣 Send
poll-drop-button = Do not send
poll-switch-multiple-on = One choice only
poll-switch-multiple-off = Several choices
poll-switch-persons-on = One voice a household
poll-switch-persons-off = One voice a person
poll-switch-open-on = Hide counts
poll-switch-open-off = Show counts
poll-scope-button = Other scope
poll-quorum-button = Quorum { $quorum }%
poll-ask-scope = Who is to be asked?
poll-close-early-button = Close now
poll-result-button = Result of No. { $number }
poll-board = What residents think{ $running ->
        [0] { "" }
       *[other] { "" }
    Being asked now:
    { $lines }
    }{ $over ->
        [0] { "" }
       *[other] { "" }
    The latest result:
    }
poll-board-line = · { $question } (closes { $closes })
poll-dropped = All right, this draft will not be sent.
poll-opened = Poll No. { $number } is out: { $place }, { $told } residents were told in private. I will remind those who have not answered, and publish the result.
poll-card = 🗳 Consultation No. { $number } ({ $place })
    { $question }
    { $options }

    { $who ->
        [persons] One voice a person
       *[households] One voice a household
    }, { $multiple ->
        [yes] several choices
       *[no] one choice
    }; you may change it until it closes: { $closes }
    { $part } of { $eligible } { $who ->
        [persons] people
       *[households] households
    } so far, valid with { $quorum }%. A consultation only, not a decision of the owners' assembly.
poll-card-closed = 🗳 Consultation No. { $number } ({ $place }) is closed
    { $question }
    { $options }

    { $part } of { $eligible } { $who ->
        [persons] people
       *[households] households
    } took part (closed { $closes }, valid with { $quorum }%). A consultation only, not a decision of the owners' assembly.
poll-invitation = 🗳 { $place } would like to hear { $who ->
        [persons] you
       *[households] your household
    } (No. { $number }):
    { $question }
    { $options }

    Just tap{ $multiple ->
        [yes] ; several choices are fine
       *[no] { "" }
    }. You may change it until { $closes }. { $counts ->
        [open] Counts can be seen at any time.
       *[hidden] The result is shown at the end.
    } Valid with { $quorum }% taking part. A consultation only, not a decision of the owners' assembly.
poll-reminder = ⏰ A reminder: { $who ->
        [persons] you have
       *[households] your household has
    } not answered yet (No. { $number }, { $place }); it closes { $closes }:
    { $question }
    { $options }

    { $multiple ->
        [yes] Several choices are fine.
       *[no] { "" }
    } It is valid with { $quorum }% taking part, so please tap.
poll-yours = No. { $number }: { $question } ({ $place })
    { $spoke ->
        [yes] { $who ->
            [persons] Your answer
           *[households] Your household's answer
        }:
    { $chosen }
       *[no] { $options }
    }

    You may change it until { $closes }{ $multiple ->
        [yes] ; several choices, tap again to take one back
       *[no] { "" }
    }{ $counts ->
        [open] { "" }
       *[hidden] ; the result is shown at the end
    }. Valid with { $quorum }%; a consultation only.
poll-yours-closed = 🗳 No. { $number } ({ $place }) is closed: { $question }
    { $spoke ->
        [yes] { $who ->
            [persons] Your voice:
           *[households] Your household's voice:
        }
    { $chosen }
       *[no] { $who ->
            [persons] You did not take part.
           *[households] Your household did not take part.
        }
    }
    { $part } of { $eligible } { $who ->
        [persons] people
       *[households] households
    } took part. This was a consultation, not a decision of the owners' assembly.
poll-yours-empty = No. { $number }: { $question } ({ $place })
    { $options }

    { $who ->
        [persons] You have
       *[households] Your household has
    } no answer now. You may choose until { $closes }.
poll-voted = { poll-recorded-word }: { $chosen }. { $who ->
        [persons] You may change it until it closes.
       *[households] One voice a household; it may be changed until it closes.
    }
poll-unvoted = { $who ->
        [persons] Your answer
       *[households] Your household's answer
    } was taken back.
poll-household-changed = Somebody in your household changed the answer to “{ $question }”. It is now: { $chosen }. You may still change it together.
poll-home-needed = This is asked by household ({ $place }). I do not know your flat yet: write to me in private with your household code, or “join”.
poll-not-yours = Only those who live in { $place } are asked.
poll-unknown = There is no poll No. { $number }. Send “poll” to see which there are.
poll-closed = Poll No. { $number } is closed. Send “pollresult { $number }” for the result.
poll-hidden = No. { $number } runs until { $closes }; counts are shown then. { $part } of { $eligible } { $who ->
        [persons] people
       *[households] households
    } so far.
poll-no-results = No poll has ended yet.
poll-result = 📊 Result of consultation No. { $number } ({ $place })
    { $question }
    { $verdict ->
        [clear] A clear view: { $leading } (more than half of those taking part)
        [no_majority] No clear view: enough took part, but nothing has more than half; the most has { $leading }
       *[no_quorum] No clear view: too few took part
    }
    { $part } of { $eligible } { $who ->
        [persons] people
       *[households] households
    } took part ({ $share }%), { $needed } { $who ->
        [persons] people
       *[households] households
    } were needed.
poll-counts = { $lines }
poll-count-line = · { $text }: { $count } { $who ->
        [persons] { $count ->
            [one] person
           *[other] people
        }
       *[households] { $count ->
            [one] household
           *[other] households
        }
    } ({ $share }%)
poll-helped-count = { $helped } { $who ->
        [persons] { $helped ->
            [one] person
           *[other] people
        }
       *[households] { $helped ->
            [one] household
           *[other] households
        }
    } entered by a steward, with a witness.
poll-consultation-only = A consultation only, not a decision of the owners' assembly.
poll-outcome-line = Outcome: { $text }
poll-close-button = Yes, close it now
poll-close-sure = No. { $number } “{ $question }” has time left and { $part } answers so far. Close it now?
poll-closed-now = No. { $number } is closed and its result is out.
poll-outcome-button = Write the outcome
poll-outcome-please = No. { $number } “{ $question }” is closed. Please tell everybody within 3 days: what was decided, by whom, and what comes next.
poll-outcome-wanted = No. { $number } “{ $question }” still has no outcome; the 3 days are nearly over.
poll-outcome-overdue = No. { $number } “{ $question }” still has no outcome and the 3 days are over. Please tell people soon.
poll-ask-outcome = No. { $number } “{ $question }”: what was decided, by whom, and what comes next? Write it here; I will post it to the group.
poll-outcome-told = 📌 Outcome of consultation No. { $number } “{ $question }”:
    { $text }
poll-outcome-changed = 📌 Corrected outcome of consultation No. { $number } “{ $question }”:
    { $text }
poll-outcome-kept = The outcome of No. { $number } is kept and posted.
poll-outcome-empty = A few more words, please: what was decided, by whom, what comes next.
poll-outcome-long = Please keep the outcome within { $limit } characters.
poll-still-open = No. { $number } is still open; write the outcome after it closes.
poll-not-opener = No. { $number } is for who opened it, the station head or the community.
poll-helped = Entered for { $flat }: { $chosen } (witness { $witness }). If the household answers itself, that counts.
poll-helped-how = Like this: votefor { $number } 1-101 2 witness Auntie Wang (2 is the option).
poll-helped-households-only = This one is asked by person; nobody can answer for a household.
poll-witness-missing = A helped voice needs a witness's name.
poll-spoke-itself = This household has answered itself; nobody changes that for it.
poll-one-choice = Only one choice is possible here.
poll-no-such-option = There is no such option. Please use the numbers of poll No. { $number }.
poll-flat-unknown = There is no “{ $flat }” among those asked.
poll-flat-not-yours = “{ $flat }” is not in your building.
poll-flat-which = Several flats are called “{ $flat }”; please add the building, like 3栋1-101.
poll-no-question = The question is missing.
poll-question-long = Please ask clearly, within { $limit } characters.
poll-no-options = The options are missing. Put them behind the question, parted by “/”: Shall we add chargers? yes / no
poll-options-count = There must be { $least } to { $most } options; there are { $given }.
poll-option-empty = One option is empty.
poll-option-long = Please keep each option within { $limit } characters.
poll-option-twice = Two options are the same.
poll-quorum-range = The quorum must be between 1% and 100%.
poll-close-past = That closing time is over; please give a later one.
poll-close-soon = That closes too soon; please leave at least { $minutes } minutes.
poll-close-far = That closes too late; { $days } days at the most.
poll-close-unclear = I cannot read the closing time “{ $words }”. For example “Sunday 20:00”, “Dec 5 8pm”, “in 7 days”.
poll-draft-gone = This draft is gone. Send “newpoll” to begin again.
poll-draft-opened = This is out already, as No. { $number }.
poll-nobody = No household of { $place } is registered, so there is nobody to ask. Please import the households first.
scope-unknown = I cannot find “{ $words }”. There are: { $known }
poll-picture-title = Consultation No. { $number } · { $place }
poll-picture-clear = A clear view
poll-picture-no-quorum = Too few took part: no clear view
poll-picture-no-majority = Nothing has more than half: no clear view
poll-picture-count = { $count } { $who ->
        [persons] { $count ->
            [one] person
           *[other] people
        }
       *[households] { $count ->
            [one] household
           *[other] households
        }
    } · { $share }%
poll-picture-part = { $part } of { $eligible } { $who ->
        [persons] people
       *[households] households
    } took part ({ $share }%)
poll-picture-quorum = needed: { $needed } { $who ->
        [persons] people
       *[households] households
    } ({ $quorum }%)
poll-picture-label = A consultation only, not a decision of the owners' assembly.
cli-demo-port = the port
cli-demo-host = the address to listen on; 0.0.0.0 to open it from a phone
cli-demo-bar = living through a week in the compound
cli-demo-running = The sample compound has a week behind it. Open in a browser: { $url }
    You can be any of its people there: say “the lift in 3-2 has stopped” as a resident, then handle it as the station head. Ctrl+C ends.
cli-replay-file = a chat history: result.json as exported by Telegram Desktop, or a csv with time, name, text (csv.gz too)
cli-replay-xlsx = write the result as xlsx
cli-replay-database = also live through it in a trial database, such as sqlite:///trial.sqlite3
cli-replay-all = list everything in the terminal, not only the first 40
cli-replay-names = show who spoke (left out by default)
cli-replay-bar = reading
cli-replay-where = where
cli-replay-time = time
cli-replay-name = who
cli-replay-category = category
cli-replay-place = place
cli-replay-p = P
cli-replay-sure = sure
cli-replay-keywords = key words
cli-replay-joined = joined
cli-replay-text = text
cli-replay-more = … and { $count } more; --all or --xlsx shows everything.
cli-replay-totals = { $read } messages: { $tickets } would become tickets, { $joined } would join one, in { $asked } cases the writer would be asked first, { $talk } are talk; { $silent } without words, { $service } notes of the service.
cli-replay-bad = { $count } could not be read and were left out:
cli-replay-bad-shape = does not look like a message
cli-replay-bad-json = damaged
cli-replay-bad-cut = the file breaks off here
cli-replay-bad-columns = too few columns
cli-replay-bad-time = the time cannot be read
cli-replay-written = Written to { $file }.
cli-replay-trial = The trial database is ready: { $url }
cli-replay-not-empty = The trial database holds something already; please name a new one.
cli-replay-compound = trial compound
cli-replay-sheet-tickets = would be tickets
cli-replay-sheet-totals = by category
cli-replay-sheet-bad = could not be read
cli-write-failed = { $file } cannot be written: { $why }
replay-no-file = { $file } cannot be opened: { $why }
replay-no-messages = There are no messages in it. It has to be the JSON export of Telegram Desktop (not HTML), or a CSV with a head.
replay-no-columns = I cannot tell which column is the text. The head should be time,name,text. It is: { $columns }
cli-import-file = an xlsx or csv file
cli-import-template = write an empty template to this file
cli-import-dry = only check; every bad row is listed
cli-import-skip = leave bad rows out and import the rest
cli-import-codes = make a linking code for everybody imported and write them to this file
cli-import-bar = importing
cli-import-nothing = Please name a file, or make a template with --template.
cli-import-template-done = The template is in { $file }.
cli-import-bad = row { $row }: { $why }
cli-import-would = { $rows } rows checked: { $places } places and { $persons } people with { $roles } roles would be added, { $areas } areas set; { $bad } bad rows. Nothing was written.
cli-import-nothing-done = { $bad } rows are bad, so nothing was written. Mend them, or leave them out with --skip-bad.
cli-import-done = Done: { $rows } rows, { $places } places and { $persons } people with { $roles } roles added, { $areas } areas set; { $bad } rows left out.
cli-import-codes-done = { $count } linking codes are in { $file }, good for 30 days. Each person sends theirs to the bot in private.
cli-import-no-columns = { $file } has no head that I know. Make a template: yunguanjia import --template template.xlsx
cli-import-unreadable = { $file } cannot be read: { $why }
cli-import-explain = Homes: one flat a row. Street, community and grid may stay empty; the building is written “3栋”, the flat “2-301”; the area is the exclusive one in m² (two decimals at most), without parking and garages.
    People: the role is one of resident, steward, volunteer, property, committee, station, station_head, grid, community, street. A resident needs a flat, a steward a building.
    until is a day such as 2027-12-31, or empty.
    The same list can be imported again and again; nothing is doubled.
cli-codes-name = name
cli-codes-place = place
cli-codes-code = code
cli-sheet-homes = homes
cli-sheet-people = people
cli-sheet-codes = codes
cli-sheet-explain = explanation
cli-export-file = the file to write (.xlsx or .csv)
cli-export-people = names and roles too (no personal data by default)
cli-export-compound = only this compound
cli-export-no-compound = There is no compound (or more than one) called “{ $name }”.
cli-export-done = { $homes } homes and { $people } people are in { $file }.
cli-fault = Something went wrong and it was not done: { $why }
cli-check-fine = All is ready: yunguanjia run.
cli-check-data = data directory
cli-check-data-closed = The directory { $place } cannot be written to. Change its permissions, or name another data_dir in the settings.
cli-check-disk = The disk of { $place } has only { $free } MB left; please make room or use another place.
cli-check-database = database
cli-check-database-kind = database.url has to begin with sqlite:/// or postgresql://.
cli-check-database-away = The database cannot be reached: { $why }. Look at the address, the password, and whether it is running.
cli-check-migrate = The tables do not have the newest shape. Run yunguanjia migrate (a start does it too).
cli-check-clock = clock and holidays
cli-check-clock-wrong = This machine says that it is { $time }; it seems never to have been set. Please turn time synchronisation on.
cli-check-holidays = The holidays of { $year } are not known yet; Monday to Friday and the fixed holidays are taken until then. A newer chinesecalendar has them.
cli-check-channels = channels
cli-check-no-channel = No channel can be used: there is no Telegram token, and the web is off. Please turn at least one on.
cli-check-channel-away = { $channel } cannot be reached: { $why }. Look at the network, the proxy and api_base.
cli-backup-target = the file to write; by default in backups in the data directory
cli-backup-bar = backing up
cli-backup-done = { $rows } rows kept in { $file }. It holds residents' data; keep it safe.
cli-migrate-first = Please run yunguanjia migrate first.
cli-restore-source = the backup
cli-restore-force = overwrite even if the database holds something
cli-restore-check = verifying
cli-restore-bar = restoring
cli-restore-done = { $rows } rows restored.
cli-restore-not-empty = The database holds something already and was left alone. To overwrite it, add --force.
backup-newer-form = This backup was written by a newer version; please upgrade first.
backup-newer-step = This backup's tables ({ $step }) are newer than this program; please upgrade first.
backup-damaged = { $table } in the backup does not match its checksum: the file is damaged, nothing was restored.
backup-unreadable = This is no backup that can be read ({ $why }).

## Joint meeting
meeting-words = meetings
meeting-help = see the next joint meeting; the station head sets the rule, plans and moves
meeting-rule-words = meetingrule
meeting-rule-help = set the monthly rule: meetingrule second Tuesday of every month 19:00, Clubhouse
meeting-plan-words = planmeeting
meeting-plan-help = plan one meeting: planmeeting next Tuesday 7pm
meeting-move-words = movemeeting
meeting-move-help = move the next meeting
meeting-cancel-words = cancelmeeting
meeting-cancel-help = cancel the next meeting
meeting-item-words = agenda item
meeting-item-help = put something on the next agenda: item The east gate often fails
meeting-send-words = sendmeeting
meeting-send-help = send it out
meeting-drop-words = dropmeeting
meeting-drop-help = forget it
meeting-answer-words = answermeeting
meeting-answer-help = answer an invitation
minutes-words = writeup
minutes-help = write the minutes and resolutions of a meeting
minutes-all-words = allcame
minutes-all-help = all four parties came
minutes-publish-words = publishminutes
minutes-publish-help = post the minutes to the group
resolution-words = resolutions
resolution-help = see resolutions that are not done; when one is: resolution 3 done
party-station = station
party-committee = owners' committee
party-property = property company
party-community = community
party-none = none
list-more = { $first }, { $next }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
meeting-rule-weekday = the { $nth ->
        [-1] last
        [-2] second to last
        [-3] third to last
        [-4] fourth to last
        [1] first
        [2] second
        [3] third
        [4] fourth
       *[5] fifth
    } { $weekday } of every month, { $time }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }
meeting-rule-date = { $nth ->
        [-1] the last day of every month
       *[other] every month on day { $nth }
    }, { $time }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }
meeting-rule-working-day = the { $nth ->
        [-1] last
        [-2] second to last
        [-3] third to last
        [-4] fourth to last
        [1] first
        [2] second
        [3] third
        [4] fourth
        [5] fifth
       *[other] { $nth }th
    } working day of every month, { $time }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }
meeting-rule-unclear = I cannot read which day of the month. For example “second Tuesday of every month 19:00, Clubhouse”, “15th of every month 2:30 pm”, “last Friday of every month 7pm”.
meeting-rule-no-hour = The hour is missing. For example “second Tuesday of every month 19:00”.
meeting-rule-no-day = There is no such day; please look again: { $words }
meeting-rule-read = I read: { $rule }
    The next three:
    { $dates }
    A public holiday moves it to the next working day of the month, or else to the last one before. Is that right?
meeting-date = · { $at }
meeting-date-moved = · { $at } (moved off a holiday)
meeting-rule-button = ✅ Keep it
meeting-rule-kept = Kept: { $rule }. I plan it three weeks ahead, invite, and remind 7 days, 3 days (with the agenda), 1 day and 2 hours before.
meeting-none = No joint meeting is planned at the moment.
meeting-next = 📅 Next joint meeting: { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }
meeting-by-rule = Rule: { $rule }
meeting-how = Set a rule: meetingrule second Tuesday of every month 19:00, Clubhouse
    Plan one only: planmeeting next Tuesday 7pm Clubhouse
meeting-months = Earlier months:
    { $lines }
meeting-month-valid = · { $month } ✅ held
meeting-month-talk-only = · { $month } a talk only
meeting-month-planned = · { $month } planned
meeting-month-minutes-wanted = · { $month } waits for its minutes
meeting-month-open = · { $month } nothing planned
meeting-month-missed = · { $month } ⚠️ missed
meeting-agenda = Agenda:
    { $items }
meeting-topic-resolutions = { $n }. Resolution { $number }: { $text } ({ $doer })
meeting-topic-overdue = { $n }. Overdue requests: { $count }
meeting-topic-proposal = { $n }. { $text }
meeting-topic-fund = { $n }. The home fund's account
meeting-topic-rating = { $n }. The rating of the property service
meeting-answers = Answers:
    { $lines }
meeting-answer-line = · { $party }, { $name }: { $answer ->
        [attend] comes
        [decline] cannot come
        [deputy] sends { $deputy }
       *[none] no answer yet
    }
meeting-party-missing = ⚠️ Nobody can come from: { $parties }. The meeting is valid only with all four.
meeting-invitation = 📅 You are invited to the joint meeting: { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }. Can you come?
meeting-moved = 📅 The joint meeting was moved from { $old } to { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }. Please answer again: can you come?
meeting-answered = 📅 Joint meeting: { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }
    Your answer: { $answer ->
        [attend] coming. See you there.
        [decline] not coming. You may change it until it begins.
        [deputy] { $deputy } comes for you.
       *[none] none yet.
    }
meeting-button-attend = Coming
meeting-button-attend-chosen = ✅ Coming
meeting-button-decline = Cannot come
meeting-button-decline-chosen = ✅ Cannot come
meeting-button-deputy = Send a deputy
meeting-button-deputy-chosen = ✅ Send a deputy
meeting-ask-deputy = Who comes for you? A name will do.
meeting-announced = 📅 Joint meeting: { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }. To put something on the agenda, send me “item …”.
meeting-moved-told = 📅 The joint meeting was moved from { $old } to { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }.
meeting-reminder-d7 = ⏰ In 7 days: joint meeting { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }. { $answer ->
        [attend] See you there.
        [deputy] { $deputy } comes for you.
       *[other] You have not answered yet. Can you come?
    }
meeting-reminder-d3 = ⏰ In 3 days: joint meeting { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }. { $answer ->
        [attend] See you there.
        [deputy] { $deputy } comes for you.
       *[other] You have not answered yet. Can you come?
    }
meeting-reminder-d1 = ⏰ Tomorrow: joint meeting { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }. { $answer ->
        [attend] See you there.
        [deputy] { $deputy } comes for you.
       *[other] You have not answered yet. Can you come?
    }
meeting-reminder-h2 = ⏰ In two hours: joint meeting { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }. { $answer ->
        [attend] See you there.
        [deputy] { $deputy } comes for you.
       *[other] You have not answered yet. Can you come?
    }
meeting-reminder-d7-group = 📅 In 7 days: joint meeting { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }. To put something on the agenda, send me “item …”.
meeting-reminder-d3-group = 📅 In 3 days: joint meeting { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }.
meeting-reminder-d1-group = 📅 Tomorrow: joint meeting { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }.
meeting-reminder-h2-group = 📅 In two hours: joint meeting { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }.
meeting-plan-preview = To be planned: joint meeting { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }. { $holiday ->
        [yes] Mind: this is a public holiday.
       *[no] { "" }
    } The delegates will be invited.
meeting-move-preview = The next joint meeting would move to { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }. { $holiday ->
        [yes] Mind: this is a public holiday.
       *[no] { "" }
    } Everybody will be told.
meeting-send-button = 📣 Send
meeting-drop-button = Not now
meeting-sent = { $told } delegates and the groups were told.
meeting-dropped = All right, nothing was sent.
meeting-draft-gone = This plan is gone; please say it again.
meeting-date-unclear = I cannot read the time “{ $words }”. For example “next Tuesday 7pm”, “Dec 15 19:00”.
meeting-in-past = That time is over.
meeting-too-soon = That is too soon; tell people at least an hour ahead.
meeting-too-far = That is too far off; within a year, please.
meeting-month-full = There are too many meetings this month already.
meeting-none-planned = No meeting is planned at the moment.
meeting-held = This meeting has taken place and has its minutes.
meeting-cancelled = This meeting was cancelled.
meeting-begun = The meeting has begun.
meeting-not-begun = The meeting has not begun; write the minutes afterwards.
meeting-unknown = I cannot find this meeting.
meeting-not-invited = You are not on the list of this meeting; please tell the station head if you want to come.
meeting-answer-unclear = Please tap “Coming”, “Cannot come” or “Send a deputy”.
meeting-cancel-sure = Cancel the joint meeting of { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }?
meeting-cancel-button = Yes, cancel it
meeting-cancelled-told = ❌ The joint meeting of { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    } is cancelled.
meeting-cancelled-done = Cancelled; { $told } delegates and the groups were told. For another day this month: planmeeting …
meeting-party-out = ⚠️ Nobody can come to the joint meeting of { $at } from: { $parties }. Without one of the four nothing can be resolved; please call them or move it.
meeting-item-empty = One sentence will do: item The east gate often fails
meeting-item-long = Please keep it within { $limit } characters.
meeting-item-twice = This is on the agenda already.
meeting-items-enough = { $limit } items each; more after the meeting, please.
meeting-item-kept = Noted for the next joint meeting: { $text }
meeting-item-kept-for = Noted for the joint meeting of { $at }: { $text }
meeting-nudge = { $compound } has no joint meeting planned this month, and it is the 20th. Send “planmeeting …” to set a day.
meeting-missed = ⚠️ { $compound } had no valid joint meeting in { $year }-{ $month }; it is marked as missed.
minutes-button = Write the minutes
minutes-wanted = The joint meeting of { $at } should be over. Please show the minutes by { $due }; a few words will do.
minutes-no-meeting = No meeting waits for its minutes.
minutes-ask-who = Joint meeting { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }: who came? For example “all came”, “station, property, community”, “all came, committee absent”.
minutes-all-button = All four came
minutes-who-unclear = I cannot see who came. For example “all came” or “station, property, community”.
minutes-valid = Good, all four were there: the meeting is valid. What was talked about? A few words, or “none”.
minutes-not-valid = Missing: { $parties }. This was a talk; nothing can be resolved. What was talked about? A few words, or “none”.
minutes-ask-resolution = Any resolutions? One a line: who, until when, what, and how one sees that it is done. For example:
    Property: fix the gate by December 10, measure: works for a week
    Send “done” when there are no more.
minutes-resolution-read = Noted:
    { $lines }
    Any more? Send “done” if not.
minutes-check = If it is right, tap “Publish”: it goes to the group. You may still add a resolution.
minutes-publish-button = 📣 Publish
minutes-press = If it is right, tap “Publish”.
minutes-gone = No minutes wait to be published. Send “minutes” to begin again.
minutes-published = The minutes are in the group; { $count } resolutions will come back until they are done.
minutes-shown = 📝 Minutes of the joint meeting { $at }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }
minutes-summary = { $text }
minutes-resolutions = Resolutions:
    { $lines }
minutes-talk-only = Missing: { $parties }. This was a talk without resolutions.
minutes-late = (Minutes are due within 3 days. Sorry for the delay.)
resolution-line = { $number }. { $doer }, by { $until }: { $what }{ $measured ->
        [yes] { "" } (measure: { $measure })
       *[no] { "" }
    }{ $overdue ->
        [yes] { "" } ⏰ overdue
       *[no] { "" }
    }{ $marks ->
        [owners] { "" } ⚠️ needs the owners' vote; this meeting cannot replace it
        [committee] { "" } ⚠️ needs a meeting of the committee
        [committee-owners] { "" } ⚠️ needs the committee and the owners' vote
       *[none] { "" }
    }
resolution-no-date = The date is missing, like “by December 10”.
resolution-past = That date is over; please give a later one.
resolution-no-doer = Who does it is missing; put it first, like “Property: fix the gate by December 10”.
resolution-no-what = What is to be done is missing.
resolutions-none = All resolutions are done.
resolutions-open = Resolutions not done:
    { $lines }
    When one is done: resolution NUMBER done
resolution-unknown = There is no resolution { $number }.
resolution-shown = { $line }
    { $state ->
        [done] Done. { $note }
       *[open] Not done yet.
    }
resolution-done = Resolution { $number } is done: { $what }
resolution-done-already = Resolution { $number } was done before.
## Joining and roles
as-said = { $text }
role-guest = guest
role-resident = resident
role-steward = building steward
role-volunteer = volunteer
role-property = property company
role-committee = committee member
role-station = station member
role-station_head = station head
role-grid = grid worker
role-community = community worker
role-street = street officer
role-operator = operator
channel-telegram = Telegram
channel-web = the web page
channel-console = the terminal
channel-wecom = WeCom
channel-weixin = WeChat
start-words = start
start-help = say hello, begin anew
start-known = Hello { $name }! I am the assistant of { $compound }. Just tell me what is wrong, such as “the lift in 3-2 has stopped”.
start-guest = Hello, I am the compound's helper. Send me your household code, or press “ask to join”, and you can report, follow up and take part.
join-button = ask to join
help-button = what can you do?
me-button = about me
join-words = join
join-help = join a compound by a household code, or ask the station
join-at-words = join_at
join-at-help = choose a compound to join
join-how = To join { $compound }, tell me where you live and your name, such as: building 3-2-301 Ann. If you have a household code, just send it.
join-which = Which compound do you live in?{ $more ->
    [0] {""}
   *[other] {" "}If it is not listed, send “join” and its name.
    }
join-nowhere = There is no compound here yet. Please ask the community or the operator.
join-place-unclear = I could not find which flat “{ $words }” is. Please give building, entrance and door, such as: building 3-2-301 Ann. “cancel” ends this.
join-asked = Your request has gone to the station of { $compound } ({ $place }). I will tell you as soon as you are admitted.
join-already = You already live at { $place }.
join-welcome = Welcome! You have joined { $compound } ({ $place }). Just tell me what is wrong; I log it and keep at it.
join-admitted = The station has admitted you: welcome to { $compound }! Just tell me what is wrong, such as “the stairwell light is out”.
join-refused = The station of { $compound } did not admit you this time. Perhaps the flat did not match: please check and send “join” again, or ask the station head.
join-in-private = Joining is done in private: open my profile and send “join” or your household code.
code-shape = That does not look like a household code. It has 8 letters and digits, such as AB3D-7K9M.
code-wrong = This code is wrong, too old or used up. Please check it, or ask the station head for another.
code-too-many = Too many wrong codes. Please try again in an hour, or ask the station head.
code-only-private = Not in the group, where others would see it. Please send it to me in private.
link-self = Send this code from your other account, not from here.
link-done = Linked, { $name }. You are one person on both now; news goes to the one you used last.
role-taken = You are now { $role } of { $place }. Send “help” to see what you can do.
role-taken-no-home = A { $role } has to be an owner, and you have no home in { $compound } yet. Please join with a household code first, then send this code again; it is still good.
cancel-words = cancel
cancel-help = end the question being asked
cancel-done = Fine, left as it was.
cancel-nothing = There is nothing to cancel.

## About me
me-words = me whoami
me-help = my roles, my compounds, my linked accounts
me-page = I know you as: { $name }
    Compound spoken about: { $compound }
    { $roles }
    { $channels }
me-role = · { $place }, { $role }
me-role-until = · { $place }, { $role } (until { $until })
me-no-role = · no compound joined yet
me-channel = · reached by { $channel }
me-name-button = ✏️ name
me-lang-button = 🌐 language
me-link-button = 🔗 link an account
me-delete-button = 🗑 delete me
me-web-button = 💻 web page
me-at-button = 🏘 other compound
me-at-now = Fine, we are speaking about { $compound } now.
me-at-which = You have a role in { $count } compounds. Which one now? You can also send “me at” and its name.
me-at-none = You have not joined a compound yet.
me-name-empty = Which name would you like? For example: me name Ann
me-name-now = Fine, { $name }.
link-how = Within { $minutes } minutes, send me this from your other account:
    /start { $code }
me-web-how = The button opens the web page as you. It works once, within { $minutes } minutes; please do not pass it on.
me-web-open = open the web page
me-web-none = There is no web page here.
me-delete-sure = Your name, accounts and home will be removed for good; of what was done only records without a name remain. Are you sure?
me-delete-yes = delete me
me-delete-no = keep me
me-delete-operator = You are the operator. Please make somebody else operator first (role operator), then delete yourself.
me-deleted = Done, what I knew of you is removed. To come back, just send a household code.

## Members
member-words = member members
member-help = admit residents, make household codes, list households
member-page = { $waiting } waiting to be admitted; { $joined } of { $households } households have joined.
    “member code 3-2-301” makes a household code, “member code 3栋” one for each flat of a building.
member-code-button = 🔑 household code
member-list-button = 📋 list
member-waits = { $number }. { $name }: { $words }
member-yes-numbered = ✅ admit { $number }
member-no-numbered = ✖️ refuse { $number }
member-asks = { $name } asks to join and says: { $words }
    That is: { $place }
member-yes-button = ✅ admit
member-no-button = ✖️ refuse
member-admitted = ✅ { $name } joined ({ $place }), admitted by { $by }.
member-turned-away = ✖️ { $name } ({ $place }) was not admitted, decided by { $by }.
member-unknown = I could not find that; it may have changed. Send “member” to look again.
member-decided = Somebody has decided this already.
member-code = Household code of { $place }: { $code }
    Good for the whole family until { $until }. Print the QR code, or pass the code on.
member-code-where = I could not find “{ $words }”. Please give the building or the flat, such as: member code 3-2-301
member-code-building = At most one building of 200 flats at a time; here are { $count }.
member-codes = Household codes of { $place } (until { $until }):
    { $lines }
member-code-line = { $place } { $code }
member-list = { $count } residents{ $more ->
    [0] {""}
   *[other] {" "}({ $more } not shown; list by building, such as “member list 3栋”)
    }:
    { $lines }
member-line = { $number }. { $place } { $name }
member-out-numbered = remove { $number }
member-out-sure = Remove { $name } from { $place }?
member-out-yes = remove
member-out-done = { $name } was removed.
member-out-told = The station has removed you from { $compound } ({ $place }). If that is wrong, please ask the station head.
place-unknown = I could not find “{ $words }”.

## Appointments
role-words = role roles appoint
role-help = who holds which role; appoint and end
role-to-words = role_to
role-to-help = appoint one of several of the same name
role-page = Roles at present:
    { $lines }
    Appoint: “role steward Ann 3栋”; for a term: “role head Ann until 2027-12-31”; somebody I do not know yet: “role property”, and I give you a code.
role-line = { $number }. { $role } { $name } ({ $place })
role-line-until = { $number }. { $role } { $name } ({ $place }, until { $until })
role-none = Nobody holds a role yet.
role-end-button = end { $number }
role-which = I do not know the role “{ $word }”. There are: steward, volunteer, property, committee, station, head, grid, community, street, operator.
role-day-unclear = I do not understand the day “{ $day }”. Please write until 2027-12-31.
role-day-past = That day has passed.
role-not-yours = Only the level above appoints and ends a { $role }.
role-nobody = I do not know “{ $name }” yet. Let them write to me and join first; or send “role” with { $role } alone, and I give you a code to pass on.
role-several = Several have that name. Which one?
role-already = { $name } has that role already.
role-committee-home = A committee member has to be an owner here, and { $name } has no home in this compound yet. Let them join with a household code first.
role-no-place = The tree has no such level above this compound yet; add it by an import, then a { $role } can be appointed.
role-where = Please say where the { $role } is to be, such as: role steward Ann 3栋
role-given = { $name } is now { $role } of { $place }.
role-given-until = { $name } is now { $role } of { $place }, until { $until }.
role-given-told = You are now { $role } of { $place }. Send “help” to see what you can do.
role-given-told-until = You are now { $role } of { $place }, until { $until }. Send “help” to see what you can do.
role-code = Pass this code on. Who sends it to me in private becomes { $role } of { $place } (good once, within { $days } days):
    { $code }
role-code-home = Pass this code on. Who sends it to me in private becomes { $role } of { $place } (good once, within { $days } days).
    It has to be an owner here: who has no home in the compound yet joins with a household code first, then sends this one.
    { $code }
role-unknown = I could not find that role; it may have changed. Send “role” to look again.
role-own-end = You cannot end your own operator role; another operator can.
role-end-sure = End { $name }'s role as { $role } of { $place }?
role-end-yes = end it
role-ended = { $name } is no longer { $role } of { $place }.
role-ended-told = You are no longer { $role } of { $place }. Thank you for your work!

## Groups
bind-words = bind
bind-help = tie a group to the compound
bind-how = Add me to the group of { $place } and send this there (good once, within { $minutes } minutes):
    /bind { $code }
bind-code-missing = First let the station head send me “bind” in private for a code, then send “/bind code” here.
bind-code-wrong = This code is wrong or too old. The station head gets another by sending me “bind” in private.
bind-taken = This group is tied to another compound. To change that, its station head first sends “/unbind”.
push-hello = 👋 I look after { $place }. Notices, results and reminders of meetings will come here; I only post here, so write to me in private.
push-bound = Notices, polls and reminders of { $place } go to the push webhook "{ $name }" too. I have just said hello in that group; if nothing came, let the operator compare the names and addresses under wecom.hooks in the settings.
push-unknown = No push webhook of the name "{ $name }" is tied to this compound.
push-unbound = Nothing goes to the push webhook "{ $name }" any more.
bind-done = Hello everybody, I am the assistant of { $place }. Just say what is wrong, such as “the lift in 3-2 has stopped”; I log it and follow it until it is solved. I stay out of your chats. Private matters please in private.
unbind-words = unbind
unbind-help = let go of a group
unbind-sure = After that I log no requests in this group any more. Are you sure?
unbind-yes-button = let go
unbind-done = This group is no longer tied to a compound.
only-in-group = That is for a group that is tied to a compound.
intake-words = intake
intake-help = how closely I listen in this group
intake-which = At present: “{ $now }”. How shall I take requests? automatic: what is surely a request is logged; ask first: the writer presses a button; mention: only @me or report.
intake-auto-button = automatic
intake-suggest-button = ask first
intake-mention-button = mention
intake-auto-set = Fine, I log what is surely a request.
intake-suggest-set = Fine, I ask the writer first.
intake-mention-set = Fine, I log only when I am mentioned or on “report”.
group-hello = Hello everybody, I am the compound's helper. The station head sends me “bind” in private for a code and then “/bind code” here; then I can start. (Make me an administrator, or turn privacy mode off in BotFather, so that I can see what you write.)
group-hello-again = Hello everybody, I am back and look after { $compound } again.
## Requests
report-words = report
report-help = Report a problem in one sentence
follow-words = follow
follow-help = Same at my place: follow 42
undo-words = undo
undo-help = That was no request: take it back
log-words = log
log-help = Log what I just said
place-words = place
place-help = Add the place
skip-words = skip
skip-help = Skip this question
intake-what = Tell me in one sentence, for example "Lift stopped in building 3, unit 2". A photo is fine too.
intake-received = 📋 Logged { $number } · { $kind } · { $place } · { $holder } takes care, answer within { $promise }
intake-received-private = 📋 Logged { $number }. The station will get in touch with you in private; nothing more is said here.
intake-received-direct = 📋 Logged { $number } · { $kind } · { $place }. { $holder } takes care and answers within { $promise }; I will keep you posted.
intake-where-group = Which building? Just reply to this message.
intake-where-unknown = I find no { $place } in this compound. Which building is it? Just reply to this.
intake-where-guessed = The place is taken from your name in the group; if it is wrong, reply to this.
intake-where = Where is it? Tap a building or write it, for example "east gate".
intake-photo = If you can, send a photo so that the right tools come along; or skip it.
intake-photo-kept = Photo added to { $number }, thank you. Send more if you like.
intake-placed = Noted, { $number } is at: { $place }.
intake-no-place = All right, { $number } goes without a place; you will be asked.
intake-skipped = All right.
intake-added = Added to { $number } ({ $state }).
intake-known = You have reported this already: { $number } · { $kind } · { $state }, { $due }. I am watching it.
intake-joined = Joined to { $number }, reported by { $households } households. You will be kept posted.
intake-joined-already = You follow { $number } already, reported by { $households } households.
intake-own = { $number } is your own report; I am watching it.
intake-cap = You have logged { $count } matters today. For more, please ask the station; send "help".
intake-ask = Shall I log this as a request? ({ $kind })
intake-chat = I am here. Just tell me, for example "Lift stopped in building 3"; if that was a request, tap below.
intake-go-on = Go on, what is wrong there? (This alone can be logged too.)
intake-progress = { $number } · { $kind }: { $state } now, { $due }. I tell you as soon as there is news.
intake-welcome = You are welcome. Just say when something comes up.
intake-left = All right, not logged.
intake-not-yours = This was decided already, or it is not yours.
intake-undone = All right, { $number } is taken back.
danger-fire119 = 🚨 Fire: call 119 now, leave the place, do not use the lift!
danger-police110 = 🚨 People in danger: call 110 now, keep yourself safe first!
danger-medical120 = 🚨 Somebody is hurt or ill: call 120 now, do not leave them alone!
danger-missing = 🚨 Somebody is missing: call 110 now; neighbours nearby, please look around!
danger-trapped = 🚨 Somebody is trapped in a lift: press the alarm in the cabin and call 119 now! Do not force the doors or climb out; stand by the wall and wait.
danger-locked = 🚨 Somebody is locked in: call 119 now, let nobody climb out of a window!
danger-falling = 🚨 Something may collapse or fall: keep away, keep others away, call 119 now!
danger-hit = 🚨 Something is falling down: take cover, let nobody pass; if anybody is hurt call 120 now!
danger-wire = 🚨 Danger of electric shock: keep away; if somebody got a shock switch the power off and call 120, for fire 119!
danger-any = 🚨 Danger: fire or gas call 119, violence 110, injured people 120!
danger-gas = 🚨 Possible gas leak: no switches, no flames, open windows, go outside, then call the gas line and 119!
button-follow = Me too
button-undo = No request
button-move = Category
button-log = Log it
button-log-not = No
button-skip = Skip
button-building = { $name }

## Tickets
mine-words = mine
mine-help = What I have reported
ticket-words = ticket
ticket-help = How one matter went: ticket 42; staff search by words: ticket lift
withdraw-words = withdraw
withdraw-help = Take back my report: withdraw 42
reopen-words = reopen
reopen-help = Not solved: reopen 42 still leaking
rate-words = rate
rate-help = Rate how it was done: rate 42 5
inbox-words = inbox
inbox-help = What waits for me, most urgent first
why-words = why
why-help = By which words it was logged
take-words = take
take-help = Take a ticket: take 42
assign-words = assign
assign-help = Give it to somebody: assign 42 property
object-words = object
object-help = Not mine, with a reason: object 42 reason
decide-words = decide
decide-help = Judge an objection: decide 42 property reason
ask-words = ask
ask-help = Ask the reporter: ask 42 which one?
wait-words = wait
wait-help = Waits for something: wait 42 part 3 days
resume-words = resume
resume-help = Go on: resume 42
news-words = news
news-help = Tell how it goes while it waits: news 42 part on its way 3 days
consult-words = consult
consult-help = Note what was agreed: consult 42 all three looked at it
transfer-words = transfer
transfer-help = Pass it on or up: transfer 42 community summary
accept-words = accept
accept-help = Accept what was passed to you: accept 42
refuse-words = refuse
refuse-help = Not accepted, with a reason: refuse 42 reason
done-words = done
done-help = Done, with a note or a photo: done 12 13 repaired
explain-words = explain
explain-help = Cannot be solved now: explain 42 reason 30 days
extend-words = extend
extend-help = Extend the street's time once: extend 42 reason
consent-words = consent
consent-help = The community agrees to an explanation: consent 42
redirect-words = redirect
redirect-help = Not ours, say where to go: redirect 42 call 12345
split-words = split
split-help = Undo a merge: split 42
confirm-words = confirm
confirm-help = Called back, it is solved: confirm 42 they say it works
urgent-words = urgent
urgent-help = Raise by one class: urgent 42
merge-words = merge
merge-help = Merge into the last number: merge 12 13 7
move-words = move
move-help = Change category or place: move 42 elevator
note-words = note
note-help = Add a note: note 42 called them
report-for-words = report_for
report-for-help = Report for a neighbour who cannot: report_for Aunt-Zhang lift stopped in building 3
report-for-how = Like this: report_for Aunt-Zhang lift stopped in building 3.
report-for-note = Noted as reported for { $name }; news comes to you, please pass it on.
anonymous-words = anonymous
anonymous-help = Report without your name: anonymous stairwell full of things
anonymous-how = Like this: anonymous, then what it is. The station does not see who wrote it.
anonymous-in-private = In the group everybody sees you. To stay unnamed, tell me in private: anonymous, then what it is.
anonymous-note = Station and company do not see who you are. Only the community may open this, with a reason, and you will be told at once.
unseal-words = unseal
unseal-help = Open an anonymous report, with a reason: unseal 42 reason
unseal-which = There is no such anonymous report.
unseal-why = To open { $number } please write the reason; its writer will be told.
unsealed = { $number } was written by { $name }. They have been told; please keep it to yourself.
told-unsealed = The community opened your anonymous { $number }; the reason: { $text }
ticket-move-unseal = seal opened
desk-reporter = 👤 { $name }
desk-reporter-sealed = 👤 anonymous (sealed)
mine-none = You have reported nothing yet. Just tell me.
mine-list = Your newest { $count }:
    { $lines }
inbox-none = Nothing waits for you now.
inbox-list = { $count } wait for you, most urgent first:
    { $lines }
inbox-page = { $count } wait for you, most urgent first (page { $page } of { $pages }):
    { $lines }
inbox-before-button = ← Back
inbox-after-button = More →
search-list = Found { $count }:
    { $lines }
search-none = Nothing found with "{ $words }".
ticket-line = · { $number } { $kind } · { $place } · { $state } · { $due }
button-ticket = { $number }
ticket-card-group = 📋 { $number } · { $kind } · { $building } · { $state }{ $households ->
        [1] { "" }
       *[other] { " " }· { $households } households
    }
ticket-card-reporter = 📋 { $number } · { $kind } · { $place } · { $state } ({ $holder })
    "{ $text }"
desk-card = 🔧 { $number } · { $kind } · { $place } · { $service } · { $state } ({ $holder })
    "{ $text }"
    { $due }{ $households ->
        [1] { "" }
       *[other] , { $households } households
    }
desk-late = ⏰ Overdue
desk-files = 📎 { $count } files
desk-like = 🔗 May be the same as { $number } ({ $place }): "{ $text }"
button-merge = Merge into { $number }
ticket-compound = the compound
ticket-place = { $place }
ticket-place-guessed = { $place } (guessed from the group name)
ticket-no-place = place not known
ticket-due = due { $due }
ticket-no-due = clock stopped
ticket-ended = ended
ticket-state-received = received
ticket-state-redirected = sent elsewhere
ticket-state-merged = merged
ticket-state-assigned = assigned
ticket-state-working = in work
ticket-state-waiting-resident = waits for the resident
ticket-state-waiting-external = waits
ticket-state-transfer-pending = being passed on
ticket-state-objected = objected
ticket-state-done = done, to be rated
ticket-state-reopened = reopened
ticket-state-closed = closed
ticket-state-closed-explained = cannot be solved now
ticket-state-withdrawn = withdrawn
ticket-body-station = the station
ticket-body-property = the property company
ticket-body-committee = the owners' committee
ticket-body-grid = the grid worker
ticket-body-community = the community
ticket-body-street = the street
ticket-body-enforcement = joint enforcement
service-p0 = 🚨P0 danger to life
service-p1 = P1 urgent
service-p2 = P2 important
service-p3 = P3 normal
service-p4 = P4 project
service-complaint = complaint
service-question = question
span-minutes = { $count } minutes
span-hours = { $count ->
        [1] one hour
       *[other] { $count } hours
    }
span-days = { $count ->
        [1] one day
       *[other] { $count } days
    }
span-working-days = { $count ->
        [1] one working day
       *[other] { $count } working days
    }
wait-part = waits for a part
wait-fund = waits for money
wait-vote = waits for a vote
wait-weather = waits for the weather
wait-owner = waits for another owner
wait-other = waits
role-system = bot
history-line = { $at } { $by }: { $move }
history-line-said = { $at } { $by }: { $move } · { $text }
ticket-move-open = logged
ticket-move-assign = assigned
ticket-move-redirect = sent elsewhere
ticket-move-merge = merged
ticket-move-split = split off
ticket-move-take = taken
ticket-move-object = objected
ticket-move-decide = objection judged
ticket-move-ask = asked
ticket-move-answer = answered
ticket-move-silence = ended without an answer
ticket-move-wait = put on hold
ticket-move-news = news
ticket-move-resume = resumed
ticket-move-consult = consulted
ticket-move-transfer = offered on
ticket-move-rise = moved up when overdue
ticket-move-accept = accepted
ticket-move-refuse = sent back
ticket-move-done = done
ticket-move-confirm = confirmed
ticket-move-lapse = closed in silence
ticket-move-rate = rated
ticket-move-reopen = reopened
ticket-move-consent = consented
ticket-move-explain = explained
ticket-move-extend = extended
ticket-move-withdraw = withdrawn
ticket-move-undo = taken back (no request)
ticket-move-reclassify = reclassified
ticket-move-locate = place added
ticket-move-urgent = made urgent
ticket-move-add = added to
ticket-move-note = note
ticket-move-follow = a neighbour too
told-assigned = 📨 Your { $number } ({ $kind }) went to { $holder }, { $due }.
told-redirected = Your { $number } is not for us to do: { $text }. Ask me whenever something is unclear.
told-merged = Your { $number } is the same as { $main }; they are handled as one and you are kept posted.
told-split = { $number } is handled on its own again; you are kept posted.
told-taken = 🔧 { $number } ({ $kind }) was taken by { $holder }, { $due }.
told-taken-again = 🔧 { $number } was taken up again by { $holder }, { $due }.
told-decided = { $number } is for { $holder }, { $due }.
told-asked = ❓ About { $number }: { $text }
    Answer with "note { $number } …"; after three days without an answer it is filed, and goes on whenever you answer.
told-revived = Thank you, { $number } goes on.
told-silence = { $number } was filed because no answer came. It goes on whenever you answer.
told-waiting = ⏸ { $number } has to wait: { $reason }. News on { $next }.
told-news = 📣 News of { $number }: { $text }. Next news on { $next }.
told-resumed = ▶ { $number } goes on, { $due }.
told-transferred = 📤 { $number } cannot be solved at the station; { $offered } is asked to take over. The station remains your contact.
told-risen = 📤 { $number } was overdue and went up to { $offered }. The station remains your contact.
told-accepted = 📥 { $number } was taken over by { $holder }, { $due }.
told-refused = { $number } was not passed on: { $text }. { $holder } goes on with it, the station keeps an eye on it.
told-done = ✅ { $number } ({ $kind }) is done: { $text }
    Is it solved?
told-callback-again = { $number } ({ $kind }) is reported done. Is it solved? One tap is enough.
told-question-again = About { $number } we still wait for your answer: { $text }
told-closed = { $number } is closed, thank you.
told-lapsed = { $number } was filed. If it is not solved, send "reopen { $number } reason" within 30 days.
told-reopened = { $number } is reopened, { $holder } looks again.
told-explained = { $number } cannot be solved now: { $text }. Next look on { $look }. To object, send "reopen { $number } reason" within 30 days.
told-extended = { $number } needs more time: { $text }. { $due }.
told-withdrawn = { $number } is withdrawn.
told-urgent = ⏫ { $number } was made urgent, { $due }.
drill-words = drill
drill-help = Try the danger call without alarming residents
drill-take-words = drill_take
drill-take-help = Take the drill
drill-begun = The drill has begun, { $count } people called; without an answer they are called again in five minutes.
drill-under-way = A drill is under way already.
drill-none = There is no drill now, or somebody has taken it.
drill-call = 🔔 [Drill] Danger call: tap the button. This is a drill, there is no danger.
drill-call-again = 🔔 [Drill] Nobody has taken it yet: tap the button. This is a drill.
drill-taken = [Drill] Taken by { $role } after { $minutes } min { $seconds } s, { $calls } calls.
drill-nobody = [Drill] After { $calls } calls nobody answered; please look at the duty plan.
drill-thanks = Thank you, that ends the drill.
calendar-unknown = The holidays of { $year } are not known yet: working days are Monday to Friday, without make-up days. Please update the program (chinesecalendar).
late-note = (This comes late: the service was down for a while.)
staff-new = 🆕 A new one
staff-danger = 🚨 Danger! Act now and tap the button when you take it
staff-danger-again = 🚨 Still nobody has taken it! Act now
staff-assigned = 📨 Assigned to you
staff-decided = The objection is judged: { $text }
staff-objected = An objection to judge: { $text }
staff-answered = The reporter answered: { $text }
staff-silence = The reporter did not answer for three days, filed
staff-waiting = On hold: { $reason }
staff-resumed = It can go on
staff-offered = 📤 Passed to you, accept or say why not: { $text }
staff-risen = 📤 Overdue below, moved up to you: accept or say why not
staff-risen-from = Overdue by half: moved up to { $offered }
staff-refused = It was sent back: { $text }
staff-reopened = The resident says it is not solved: { $text }
staff-reopened-twice = Reopened for the second time, please look into it: { $text }
staff-consented = The community agrees to an explanation
staff-withdrawn = The resident withdrew it
staff-urgent = ⏫ Made urgent
staff-added = The resident adds: { $text }
staff-step-late = ⏰ The next step is late
staff-step-late-above = ⏰ One is stuck at this step, please look into it
staff-overdue = ⏰ It is due
staff-overdue-above = ⏰ One is due at the level below, please look into it
staff-news-due = News is due today: send "news { $number } … 3 days"
staff-look-again = The day has come to look again
order-take = You have { $number }.
order-assign = { $number } went to { $holder }.
order-object = The objection to { $number } was passed up.
order-decide = Judged: { $number } is for { $holder }.
order-ask = Asked; the clock stands still until the answer.
order-wait = { $number } is on hold, news due by { $next }.
order-resume = { $number } goes on, { $due }.
order-news = Told; next news on { $next }.
order-consult = Noted; it may be passed on now.
order-transfer = { $number } was offered to { $offered }; until then { $holder } keeps it.
order-accept = { $number } is yours, { $due }.
order-refuse = { $number } went back to { $holder }.
order-done = { $number } is done; the resident is asked.
order-explain = { $number } is explained, next look on { $look }.
order-extend = { $number } is extended.
order-consent = Consent noted.
order-redirect = The resident of { $number } was told.
order-confirm = The callback on { $number } is noted; closed.
order-split = { $number } is split off.
order-urgent = { $number } is now { $service }.
order-merged = Merged into { $number }, { $households } households.
order-move = { $number } is now { $kind } · { $place }.
order-note = Noted on { $number }.
order-results = Results:
    { $lines }
order-not-done = · { $number } not done: { $why }
please-object = Why is { $number } not yours? One sentence.
please-decide = Whose is { $number }? Body and reason, for example "property it is in the contract".
please-ask = What do you want to ask about { $number }?
please-wait = What does { $number } wait for, and when is there news? For example "part 3 days".
please-news = What is the news of { $number }? You may add the next date.
please-consult = Who was asked about { $number }, and what did they say?
please-transfer = To whom does { $number } go? Body and summary, for example "community tried twice".
please-refuse = Why is { $number } not accepted? One sentence.
please-done = How was { $number } done? A sentence or a photo.
please-explain = Why can { $number } not be solved now? You may add the next date.
please-extend = Why does { $number } need more time?
please-redirect = Where should the resident of { $number } go? Best with a number to call.
please-confirm = What did they say about { $number } when you called back?
please-note = What is to be noted on { $number }?
please-merge = Into which ticket does { $number } go? Its number.
move-no-building = The compound has no { $place }, so the place was left as it was.
move-which = What kind is { $number }?
merge-how = Like this: merge 12 13 7 joins the first ones into the last.
reopen-why = What is not solved about { $number }? One sentence.
reopen-as-new = { $old } was closed more than 30 days ago; I logged { $number } as its successor.
rate-how = Like this: rate { $number } 5 (1 to 5), or "rate { $number } no".
rate-not-now = { $number } needs no rating now; I will ask when it is done.
rate-thanks = Thank you for { $score } stars on { $number }!
rate-stars = Good, { $number } is closed. How well was it done?
rate-thanks-vote = Thank you, most say that { $number } is solved; closed.
rate-outvoted = Most neighbours say that { $number } is solved. If yours is not, just tell me and I log a new one.
rate-reopened = { $number } is reopened. What is not solved? One more sentence helps.
rate-counted = Thank you; it counts together with the others' answers.
because-of = Why { $number } was logged like this:
because-asked = · Its writer asked for it to be logged, so it was, whatever it sounds like.
because-moved = · Later moved by somebody to { $kind }.
because-sure = · A request, { $confidence } sure.
because-ask = · Perhaps a request, { $confidence } sure: better ask.
because-silent = · Not like a request, only { $confidence } sure.
because-for = · What speaks for a request: { $reasons }
because-against = · What speaks against it: { $reasons }
because-more = { $one }; { $other }
because-said = the words { $words }
because-word = “{ $word }” ({ $weight })
because-filed = · Filed under “{ $kind }” because of { $words }. The larger the figure, the more a word counts.
because-filed-by-nothing = · Filed under “{ $kind }”; no word stands out.
because-second = · A little like “{ $kind }” too.
because-danger = · Danger, because of “{ $word }”.
because-place = · Place: { $place }, as it was written.
because-place-guessed = · Place: { $place }, not written but guessed from the name in the group.
because-place-unknown = · Place: { $place } was written, but the compound has no such building: to be asked about.
because-noticed-trouble = something is out of order
because-noticed-lasting = it happens again or has lasted long
because-noticed-here = it is about here
because-noticed-frail = old people or children are concerned
because-noticed-wanted = somebody is wanted to act
because-noticed-somebody = it says who
because-noticed-away = it is about somewhere else
because-noticed-past = it is about the past
because-noticed-supposed = it only supposes
because-noticed-over = it is over
because-noticed-thanks = it says thanks
because-noticed-trade = it looks like an advertisement or a sale
because-noticed-notice = it looks like an announcement
because-noticed-asking = it looks like a question
because-noticed-chat = it looks like small talk
because-noticed-denied = it says that nothing is wrong
because-noticed-nothing = it does not say what happened
button-at-once = I have it
button-take = Take
button-done = Done
button-wait = Hold
button-resume = Resume
button-accept = Accept
button-refuse = Refuse
button-object = Object
button-urgent = Urgent
button-assign-property = To property
button-assign-committee = To committee
button-assign-station = Station
button-history = History
button-why = Why
button-withdraw = Withdraw
button-reopen = Reopen
button-solved = Solved
button-not-solved = Not solved
button-stars = { $stars }
ticket-which = Which one? Please add the number, for example "ticket 42".
ticket-unknown = There is no { $number }, or it is not open to you.
ticket-not-yours = { $number } is with { $holder } now; the step "{ $move }" is not yours.
ticket-move-unknown-here = { $number } is "{ $state }" now; the step "{ $move }" does not fit.
ticket-needs-text = One sentence is missing: please write it behind the number.
ticket-needs-reason = { $number } needs a reason.
ticket-needs-body = Who gets { $number }? Say property, committee, station, community or street.
ticket-needs-proof = { $number } needs a note or a photo to be done.
ticket-needs-target = Into which ticket does { $number } go? Please give its number.
ticket-needs-next-news = { $number } needs the date of the next news.
ticket-needs-next-look = { $number } needs the date of the next look.
ticket-needs-category = { $number } needs a category first: move { $number } elevator.
ticket-needs-place = { $number } has no place yet: move { $number } building 3.
ticket-needs-score = Please give 1 to 5.
ticket-already-assigned = { $number } is with the { $holder } already; nothing to do.
ticket-body-other-level = { $number } can only be assigned within its level; use "transfer" to pass it up.
ticket-wait-reason-unknown = What does { $number } wait for: part, money, vote, weather, owner?
ticket-name-the-vote = Which vote does { $number } wait for? Please name it.
ticket-score-range = Please give 1 to 5.
ticket-already-urgent = { $number } is as urgent as can be.
ticket-service-unknown = There is no class "{ $service }".
ticket-merge-other = { $number } cannot be merged like that; please choose another.
ticket-merge-ended = { $target } has ended; nothing is merged into it.
ticket-merge-private = One of { $number } and { $target } is private; they are not merged.
ticket-objection-decided = { $number } was judged already; the decision stands.
ticket-objection-late = It is too late to object to { $number } (it was until { $until }).
ticket-urgent-never-waits = { $number } is urgent; its clock never stops.
ticket-news-range = The next news must come within { $days } days.
ticket-not-passed-down = { $number } is finished at this level; it is not passed down.
ticket-level-by-level = { $number } goes up level by level.
ticket-transfer-same = { $number } is with them already.
ticket-consult-first = Consult before { $number } is passed on: consult { $number } who and what.
ticket-no-level-above = { $number } is at the top.
ticket-consent-not-needed = { $number } needs no consent now.
ticket-own-work = { $number } is your own work; a colleague has to check it.
ticket-reopen-late = { $number } was closed more than 30 days ago; please report it anew.
ticket-nothing-asked = { $number } does not wait for an answer.
ticket-consent-first = { $number } needs the community's consent first.
ticket-look-past = The next look must be after today.
ticket-extend-once = { $number } cannot be extended again.
ticket-danger-stays = { $number } concerns safety; the station has to confirm before it is taken back.
ticket-followed = Neighbours follow { $number }; it stays.
ticket-use-urgent = { $number } is on hold; to make it urgent send "urgent { $number }".
rules-unknown-setting = There is no rule "{ $name }".
rules-bad-setting = The rule is not right: { $reason }

## Consultation, timeline and file
station-poll-words = station_poll
station-poll-help = Ask the station's members before a transfer: station_poll 42 pass it to the community?
consult-with-words = consult_with
consult-with-help = Note what one party said
station-voice-words = station_voice
station-voice-help = Give your voice in a poll of the station
station-poll-end-words = station_poll_end
station-poll-end-help = End a poll of the station early
timeline-words = timeline
timeline-help = All that happened to one ticket: timeline 42
photos-words = photos
photos-help = The photos before and after: photos 42
file-words = file
file-help = The whole file of a ticket, to print: file 42, file 42 html
consult-party-three = all three parties
consult-party-property = the property company
consult-party-committee = the committee
consult-party-resident = the resident
consult-party-grid = the grid worker
consult-party-community = the community
consult-party-other = somebody else
consult-what = { $number }: what did { $who } say? One sentence; send photos along if there are any.
consult-noted = Noted for { $number } · { $who }: { $text }
    Who else was asked? When all is talked over, press "To …".
button-station-poll = Ask the station
button-transfer-to = To: { $body }
button-consult = Consult
button-transfer = Pass on
button-photos = 📎 Photos
button-file = File
button-file-docx = File (Word)
button-file-html = File (web page to print)
button-file-xlsx = Table (Excel)
button-voice-yes = Agree
button-voice-no = Disagree
button-voice-pass = Abstain
button-poll-end = End now
please-summary = { $number } goes to { $body }. In one sentence: what was done, where does it stick? Send photos along if there are any.
station-poll = 🗳 Asked inside the station · { $number } · { $kind } · { $place }
    "{ $text }"
    { $question } (until { $until })
station-poll-usual = We cannot solve this in the station. Pass it to the level above?
station-poll-begun = { $count } members of the station were asked; you may answer too. It ends when all have.
station-poll-not-now = { $number } is not with the station, so there is nothing to ask here.
station-poll-runs = The poll about { $number } is still running.
station-poll-alone = The station has only one member. Press "Consult" and note who was asked and what they said.
station-poll-over = The poll about { $number } is over.
station-voice-kept = { $number }, your voice: { $choice }. You may change it until the end.
station-poll-ended = The poll about { $number } is over; everybody is told the result.
station-poll-result = 🗳 { $number }, asked inside the station: { $result }
    Recorded as the consultation.
station-poll-void = 🗳 { $number }, the poll is over: { $result }
    Not recorded as a consultation. Press "Consult" and note who was asked and what they said.
history-consulted = { $who }: { $text }
history-polled = station's poll: { $yes } agree, { $no } disagree, { $neither } abstain, { $silent } silent { $text }
history-outside-sent = reported to the outside platform, number { $number } { $text }
history-outside-open = outside platform { $number }: { $text }
history-outside-closed = outside platform { $number } has finished: { $text }
history-outside-failed = reporting to the outside platform failed: { $text }
history-other = { $number } { $text }
ticket-move-outside = outside platform
ticket-move-part = neighbour split off
ticket-move-parted = split off from another ticket
ticket-move-party = named as a party
timeline = 🕘 What happened to { $number }{ $left ->
        [0] { "" }
       *[other] { " " }({ $left } earlier lines are in the file)
    }
    { $lines }
timeline-line = · { $at } { $by }: { $move }{ $changed ->
        [yes] { " " }→ { $state } (level { $level }, { $holder })
       *[other] { "" }
    }{ $said ->
        [yes] { " " }"{ $text }"
       *[other] { "" }
    }
photos = 📎 Photos of { $number }: { $before } before, { $after } after
photos-none = { $number } has no photos yet.
file = 📁 The file of { $number }{ $form ->
        [html] ; open it in a browser and print it to PDF
       *[other] { "" }
    }. { $hidden ->
        [yes] Names, phone and room numbers are masked.
       *[other] It holds personal data: keep it safe, and out of groups.
    }
file-not-yours = The file of { $number } is for those who work on it and who reported it.
dossier-title = File of ticket { $number }
dossier-legend = Made { $made } by { $by } · { $masked ->
        [yes] personal data masked
       *[other] contains personal data, keep it safe
    }
dossier-compound = Compound
dossier-kind = Category
dossier-place = Place
dossier-service = Service class
dossier-state = State
dossier-level = Level
dossier-holder = Held by
dossier-reporter = Reported by
dossier-households = Households
dossier-received = Received
dossier-answered = First answer
dossier-due-answer = Answer due
dossier-done = Done
dossier-ended = Ended
dossier-total = Time run
dossier-due = Due
dossier-reopened = Times reopened
dossier-merged = Merged into
dossier-successor = Follows on
dossier-outside = Outside number
dossier-words = In the resident's words
dossier-consultations = Consultations
dossier-timeline = Timeline
dossier-photos = Photos
dossier-callback = Callback and rating
dossier-none = None
dossier-photo-gone = (this photo cannot be had any more)
dossier-stage-report = before
dossier-stage-proof = after
dossier-column-at = When
dossier-column-by = Who
dossier-column-move = What
dossier-column-stands = Then
dossier-column-text = Words
dossier-stands = { $state } · level { $level } · { $holder }
dossier-span = { $hours } h { $minutes } min
dossier-solved = Solved?
dossier-solved-yes = yes
dossier-solved-no = no
dossier-solved-silent = no answer
dossier-score = Score (1–5)
dossier-votes = Answers of those who follow
dossier-votes-counted = { $yes } solved, { $no } not solved, { $silent } silent
followers-words = followers
followers-help = Who stands behind a ticket, one tap to split off: followers 42
part-words = part
part-help = Joined by mistake: make it a ticket of its own: part 42
same-words = same
same-help = Say that it is the same matter
party-words = party
party-help = Name a party of a private matter: party 42 Li Mei
followers = 👥 { $count } households stand behind { $number }:
    { $lines }
followers-line = { $n }. { $name } ({ $at }) "{ $text }"{ $sure ->
        [yes] { " " }✓
       *[no] { "" }
    }
followers-none = Nobody else stands behind { $number } yet.
followers-same = Noted as the same matter.
button-same = ✓ { $n } same matter
button-part = ✂ { $n } split off
button-not-same = Something else
part-not-following = That is not among those behind { $number }, or the ticket has ended.
part-merged = This household came to { $number } with { $merged }; please use: split { $merged }
parted = Split off { $old } as { $number } ({ $kind } · { $place }). The neighbour was told.
parted-own = It was joined to { $old }; now it goes its own way, counted from when you said it.
told-parted = What you said is not the same as { $old }; it is now { $number } · { $kind } · { $place }, counted from when you said it.
    "{ $text }"
staff-joined = 🔗 A household was joined to { $number }, but the words are not much alike. Please have a look:
    first: "{ $text }"
    this one: "{ $words }"
party-not-private = { $number } is not a private matter, so it has no parties.
party-who = Who? Write: party { $number } Li Mei
party-unknown = { $count ->
        [0] Nobody in this compound is called "{ $name }"; they have to join first.
       *[other] { $count } people are called "{ $name }"; we cannot tell which.
    }
party-already = They are a party of { $number } already.
party-named = { $name } is now a party of { $number }. Nobody but the parties and those who work on it can see it.
told-party = The station asks you to talk { $number } over together ({ $kind }). Only the parties and those who work on it can see it, no other neighbour.
outside-done-words = outside_done
outside-done-help = The outside platform has finished: record it as done
outside-number-words = outside_number
outside-number-help = Write down the outside platform's number: outside_number 42 SR-1234
outside-number-how = Which number? Write: outside_number { $number } SR-1234
outside-number-kept = Noted: the outside number of { $number } is { $outside }.
outside-not-there = { $number } has not gone to the street, so it has no outside number.
outside-not-closed = { $number } has not ended at the outside platform yet.
outside-failed = ⚠️ { $number } of { $place } could not be reported to the outside ({ $way }): { $why }
    It is tried again by itself and will not be lost. Please look at the settings, or run yunguanjia check.
staff-outside-open = 🏛 The outside platform says of { $number }: { $text }
staff-outside-closed = 🏛 The outside platform says that { $number } is finished: { $text }
    When you have checked it, press "Record as done", and the resident will be asked.
button-outside-done = Record as done
mail-subject = [{ $mark }] { $compound } { $number } { $kind }
mail-body = A matter from the residents' mutual-help station of { $compound }; please take it up.

    Number: { $number } (please quote { $mark } when you answer)
    Category: { $kind } ({ $code })
    Place: { $place }
    Received: { $received }
    Households: { $households }

    { $text }
cli-check-outside = Outside systems of level 3
cli-check-outside-wrong = { $way }: { $why }
slips-words = slips
slips-help = Enter the station's paper slips from a table: get the form, fill it in, send it here
slips-enter-words = slips_enter
slips-enter-help = Enter a table that was looked through
slips-drop-words = slips_drop
slips-drop-help = Leave a table
slips-template = 📄 Here is the form. One slip a row: date, name, phone, place, request. Send the filled form to me in private; I check it row by row, and enter it when you press the button. Slips older than { $days } days are not taken.
slips-received = Got "{ $name }". I am reading it row by row.
slips-judged = 📄 "{ $name }": { $good } can be entered{ $before ->
        [0] { "" }
       *[other] , { $before } were entered before
    }{ $bad ->
        [0] { "" }
       *[other] , { $bad } rows have faults
    }.
    { $lines }
slips-bad = · row { $row }: { $why }
button-slips-enter = Enter { $count }
button-slips-drop = Leave it
slips-entered = { $count } entered{ $before ->
        [0] { "" }
       *[other] , { $before } were entered before and not again
    }{ $bad ->
        [0] { "" }
       *[other] , { $bad } rows with faults left out
    }. Times count from the date on the slip; you will be told the news, please pass it on.
    { $lines }
slips-entered-line = · row { $row } → { $number } { $text }
slips-dropped = All right, left out.
slips-gone = This table was dealt with already, or waited too long. Please send it again.
slips-file-large = This file is too large; please keep it under { $megabytes } MB.
slips-lost = "{ $name }" could not be fetched. Please send it again.
slips-no-table = "{ $name }" cannot be read: please use the form from "slips"; its first row needs "date" and "request".
slips-no-day = no date
slips-day-unclear = the date "{ $word }" is unclear; write 2026-03-02
slips-day-ahead = the date { $word } is still to come
slips-day-old = the date { $word } is more than { $days } days ago
slips-time-unclear = the time "{ $word }" is unclear; write 9:30
slips-no-text = no request
slips-too-long = "{ $word }…" is too long
slips-name-long = the name is too long
slips-no-building = this compound has no "{ $word }"
slips-too-many = at most { $most } rows in one table
slips-sheet = slips
slips-sheet-explain = explanation
slips-explain = date: needed, such as 2026-03-02
    time: may be empty, such as 9:30
    name, phone: of the person; only those who work on it see them
    place: such as 3栋2单元301
    request: needed, in the person's own words
    taken by: may be empty
    One slip a row. The same slip sent twice is entered once.
cli-slips = enter the station's paper slips as tickets
cli-slips-file = the filled form (xlsx or csv)
cli-slips-compound = which compound (may be left out where there is only one)
cli-slips-nothing = Name the form, or make an empty one with --template FILE.
cli-slips-which = Name the compound with --compound: { $names }
cli-slips-no-columns = { $file } is not the form: its first row needs "date" and "request".
cli-slips-no-station = { $name } has no station head or member yet who would follow the slips. Appoint one first.
cli-slips-would = Tried: { $count } could be entered, { $before } were entered before, { $bad } rows have faults. Nothing was written.
cli-slips-done = { $count } entered, { $before } were entered before, { $bad } rows with faults left out.
desk-outside = 🏛 Outside number { $number } · { $state }
outside-state-open = in progress
outside-state-closed = finished there

## Categories
category-nuisance = Noise, fumes, pollution
category-nuisance-shop = Noise from shops and bars
category-nuisance-fumes = Kitchen fumes
category-nuisance-construction = Building noise
category-nuisance-industry = Industry and dust
category-nuisance-radiation = Masts and power lines
category-nuisance-traffic = Traffic noise
category-nuisance-equipment = Noise of equipment
category-nuisance-odor = Smell
category-nuisance-square_dance = Square dancing
category-developer = Left by the developer
category-developer-deed = Title deeds
category-developer-quality = Quality under warranty
category-developer-promise = Broken promises
category-developer-delivery = Hand-over and shared area
category-developer-delay = Late or unfinished
category-utilities = Water, power, gas, telecom
category-utilities-water_out = No water or low pressure
category-utilities-power = Power
category-utilities-fee = Utility fees
category-utilities-water_quality = Water quality
category-utilities-telecom = Broadband and signal
category-utilities-gas = Gas supply
category-utilities-heating = Heating and hot water
category-encroach = Illegal building, encroachment
category-encroach-illegal_build = Illegal building
category-encroach-public_area = Common area taken
category-encroach-resi_to_shop = Home used as a shop
category-encroach-stall = Street stalls
category-elevator = Lifts
category-elevator-fault = Lift out of order
category-elevator-trapped = People trapped, lift falling
category-elevator-inspection = Inspection and upkeep
category-elevator-install = Adding a lift
category-elevator-cost = Cost of lift repair
category-parking = Parking
category-parking-sale = Sale of parking spaces
category-parking-shortage = Too few spaces
category-parking-occupy = Blocked or wrongly parked
category-parking-garage = Garage and barrier
category-parking-fee = Parking fees
category-parking-charging = Charging points
category-pm_service = Property company's service and fees
category-pm_service-fee = Property fees
category-pm_service-service = Poor service
category-pm_service-handover = Change of company
category-pm_service-income = Common income
category-pm_service-deposit = Renovation deposit
category-hygiene = Cleanliness
category-hygiene-station = Bin places and smell
category-hygiene-messy = Dirt
category-hygiene-burning = Burning waste
category-hygiene-garbage = Waste not collected
category-hygiene-pests = Pests
category-building = Repair of building and fittings
category-building-old_reno = Renewal of old compounds
category-building-leak = Leaks
category-building-facade = Facade and glass
category-building-fund = Maintenance fund
category-building-drain = Blocked drains
category-building-door_light = Doors, entry system, stair lights
category-public_space = Roads, greenery, open space
category-public_space-road = Roads, puddles, manholes
category-public_space-green = Greenery
category-public_space-light = Street lamps
category-public_space-facility = Playground and fitness
category-fire_safety = Fire and other dangers
category-fire_safety-fire_lane = Fire lane blocked
category-fire_safety-ebike = E-bikes in the stairwell
category-fire_safety-falling = Things falling from above
category-fire_safety-equipment = Fire equipment
category-fire_safety-clutter = Clutter in the stairwell
category-fire_safety-gas_leak = Gas leak
category-fire_safety-wiring = Bare or live wires
category-security = Security, entry, renting
category-security-group_rent = Overcrowded renting
category-security-gate = Gate and visitors
category-security-lodging = Lodging houses
category-security-violence = Violence and threats
category-security-theft = Theft and cameras
category-governance = Owners' committee and self-rule
category-governance-setup = Setting up the committee
category-governance-election = Elections and hiring
category-governance-vote = Owners' votes
category-governance-accounts = Committee's accounts
category-neighbour = Neighbours and pets
category-neighbour-noise = Noise of neighbours
category-neighbour-custom = Funerals and feasts
category-neighbour-pets = Dogs and pets
category-neighbour-leak_dispute = Leak from the flat above
category-neighbour-help = Asking for help
category-other = Other
category-other-other = Not a matter of the compound
weixin-check-unreachable = WeChat's interface cannot be reached. Please look at the server's network.
weixin-check-corp = The corp's id (weixin_kf.corp_id) is wrong. It stands at the foot of 我的企业 in the admin pages.
weixin-check-kf-secret = The secret of 微信客服 is wrong. See 应用管理 → 微信客服 → API in the admin pages.
weixin-check-kf-permission = This app may not use the interface of 微信客服. Add it under 可调用接口的应用 and let it manage the account.
weixin-check-kf-account = An account under weixin_kf.accounts is not managed by this app. Compare its id (it begins with wk), and hand it to the app under 微信客服 → 客服账号.
weixin-check-aes-key = The callback's Token is empty, or its EncodingAESKey does not have 43 characters. Copy both whole from the callback's settings into token and aes_key.
weixin-check-callback-signature = The signature of the newest callback was wrong: the Token differs from the one at the platform. Compare token (where messages come and go as they should, it was somebody else's noise).
weixin-check-callback-shape = The newest callback could not be opened: the EncodingAESKey differs from the one at the platform. Compare aes_key (where messages come and go as they should, let it be).
weixin-check-callback-receiver = The newest callback was meant for another corp or account: compare weixin_kf.corp_id and weixin_oa.app_id.
weixin-check-public-url = 微信客服 and Official Accounts call us from outside: set web.public_url to a public address that begins with https://, and use it for the callback address at the platform too.
weixin-check-ip = This server's address is not on WeChat's list. Add its public IP to 企业可信IP (Official Account: IP白名单).
weixin-check-app = The Official Account's AppID is wrong. Compare weixin_oa.app_id.
weixin-check-oa-secret = The Official Account's AppSecret is wrong. Reset it under 设置与开发 → 基本配置.
weixin-check-oa-permission = The Official Account may not send on its own. For an unverified 订阅号 set weixin_oa.passive to true; it can only answer at once.
held-together = While you were away { $count } things happened{ $older ->
    [0] :
   *[other] {" "}(the newest only, { $older } more before):
}
## Command line: reading a sentence
cli-understand-text = the sentence to read; several may be given
cli-understand-jsonl = read JSON lines from standard input, write JSON lines
cli-understand-file = a csv or csv.gz file
cli-understand-text-column = text column; may be given several times, joined in order
cli-understand-label-column = label column
cli-understand-output = the lexicon file to write
cli-understand-lexicon = lexicon file
cli-understand-json = write JSON
cli-understand-id-column = id column
cli-understand-time-column = time column
cli-understand-user-column = column of who spoke
cli-understand-background = learn from longer text of the same row, too (when titles alone are read)
cli-understand-nothing = Please give a sentence, or use --jsonl to read from standard input.
cli-understand-no-file = Cannot read { $file }: { $why }
cli-understand-no-column = { $file } has no column "{ $column }"; it has: { $columns }
cli-understand-no-rows = { $file } has no usable row.
cli-understand-bad-line = Line { $line } cannot be read and is skipped: { $why }
cli-understand-bad-lines = { $count } lines could not be read and were skipped; all others are answered.
cli-understand-no-label = The lexicon knows none of the labels { $labels }; it has: { $known }
cli-understand-strange-label = Note: the lexicon does not know { $labels }, so these rows count as wrong. It has: { $known }
cli-understand-bad-lexicon = { $file } is not a usable lexicon: { $why }
cli-understand-no-learner = Learning needs scikit-learn: pip install "yunguanjia[learn]"
cli-understand-one-label = At least two different labels are needed to learn.
cli-understand-bar-learn = learning
cli-understand-bar-evaluate = evaluating
cli-understand-bar-hot = bringing together
cli-understand-learnt = Learnt { $words } words from { $rows } rows, written to { $file } ({ $size } KB).
cli-understand-result = { $n } rows, accuracy { $accuracy }, macro F1 { $f1 }
cli-understand-coverage = surest { $share }%: { $accuracy }
cli-lexicon = look at what was learnt: list, show, rollback
cli-learn-from-tickets = learn from the database's closed tickets instead of a file
cli-learn-compound = only this compound's tickets (name or id, may be given several times); without it those of all
cli-learn-adopt = keep it and put it to use if it is better
cli-learn-either = With --from-tickets, give no file and no columns.
cli-learn-how = Write: learn FILE.csv --text COLUMN --label COLUMN -o LEXICON; or: learn --from-tickets [--compound NAME] [--adopt].
cli-learn-too-few = { $name }: too little to learn from, { $found } of at least { $needed }.
cli-learn-tried = { $name }: { $words } words learnt from { $lessons } tickets. Learnt from the older four fifths, compared on the newest fifth:
cli-learn-now = in use now
cli-learn-new = newly learnt
cli-learn-accuracy = filed rightly
cli-learn-f1 = macro F1
cli-learn-heard = requests not overlooked
cli-learn-quiet = wrong tickets avoided
cli-learn-newest = tickets compared
cli-learn-no-better = No better: not put to use, nothing changes.
cli-learn-better = Better. Add --adopt to keep it and put it to use.
cli-learn-adopted = Better: version { $version } is in use; a running service takes it up within a minute. To go back: lexicon rollback.
cli-lexicon-action = list the versions, show the words and weights of one, rollback to an earlier one
cli-lexicon-version = the version; by default show takes the one in use, rollback the one before; 0 is what came with the program
cli-lexicon-compound = whose (name or id); without it the whole district's
cli-lexicon-everywhere = the whole district
cli-lexicon-none = { $name }: nothing has been learnt from tickets yet.
cli-lexicon-version-head = version
cli-lexicon-made = when
cli-lexicon-lessons = tickets
cli-lexicon-entries = words
cli-lexicon-was = before
cli-lexicon-became = after
cli-lexicon-state = state
cli-lexicon-in-use = in use
cli-lexicon-kept = usable
cli-lexicon-refused = no better, not used
cli-lexicon-shipped = The words that came with the program are in use.
cli-lexicon-unknown = There is no such version to use. See lexicon list.
cli-lexicon-nothing-before = { $name }: there is nothing earlier to go back to.
cli-lexicon-back = { $name }: version { $version } again; a running service takes it up within a minute.
cli-lexicon-back-shipped = { $name }: the words that came with the program again; a running service takes them up within a minute.
cli-understand-danger = danger: call { $line } first

## Lists
roster-too-long = “{ $word }…” is too long, 60 characters at most
roster-no-building = there is a flat but no building
roster-no-compound = there is no compound
roster-no-place = there is no place
roster-area-unclear = the area “{ $word }” is no number such as 89.20
roster-area-size = the area “{ $word }” is not between 0 and 100000 m²
roster-area-fine = the area “{ $word }” has more than two decimals
roster-area-place = there is an area but no flat
roster-area-twice = the same flat as in row { $row }, with another area
roster-no-home = a committee member must live here: please add a row “resident” with the flat
roster-no-name = there is a role but no name
roster-role = the role “{ $word }” is not known
roster-role-place = a { $role } needs “{ $place }”
roster-day = the day “{ $word }” is not like 2027-12-31
roster-day-past = the term has ended already
roster-building-elsewhere = “{ $building }” belongs to another grid already
## Figures
stats-words = figures month
stats-help = the month in numbers; also: stats last month
board-words = publicboard
board-help = open the compound's public board
board = The public board of { $place }: what was done this month, the next meeting, what people think.
board-button = Open the board
board-none = There is no web board here; “stats” gives the numbers.
stats-digest-on = Early in each month the groups get the numbers of the month before (a WeChat group without a bot by your hand). To stop that: stats digest off
stats-digest-off = The month's numbers do not go to the groups any more. To have them again: stats digest on
stats-month-unclear = Which month is that: { $words }? For example “stats last month” or “stats 2026-02”.
stats = 📊 { $place }, { $year }-{ $month }
    Requests received: { $received }. { $ended ->
        [0] None ended yet
       *[other] Ended: { $ended }, of these solved inside the station: { $here } ({ $share })
    }. Still open: { $open }.
stats-staff = Overdue now: { $overdue }. Typical time to the first answer: { $answer }, to done: { $done } (median).
stats-categories = Most frequent:
    { $lines }
stats-goals = By goal:
    { $lines }
stats-line = · { $name } { $count }
stats-no-category = not sorted yet
stats-no-time = none yet
stats-minutes = { $count } min
stats-hours = { $count } h
stats-days = { $count } d
stats-before-button = ← { $month }
stats-picture-title = The station in { $year }-{ $month }
stats-picture-goals = The four goals
stats-picture-categories = Most frequent requests
stats-picture-label = Small matters are settled in the compound, large ones in the community.
stats-cell-received = received
stats-cell-here = solved in the station
stats-cell-open = open
stats-cell-overdue = overdue now
stats-cell-answer = first answer (median)
stats-cell-done = done (median)
goal-harmony = harmony among neighbours
goal-beauty = a better compound
goal-concord = deciding together
goal-spirit = public spirit

## Notices
notice-words = announce
notice-help = send a notice to the residents: notice scope 3栋 No water tomorrow morning
notice-show-words = shownotice
notice-show-help = read a notice
notice-send-words = sendnotice
notice-send-help = send the notice
notice-drop-words = dropnotice
notice-drop-help = do not send the notice
notice-progress-words = noticeprogress
notice-progress-help = see how far a notice has come
notice-ask = What is the notice to say? Just write it; for one building begin with “scope 3栋”.
notice-empty = The notice has no words yet.
notice-long = Please keep the notice within { $limit } characters.
notice-preview = This is how the notice goes to { $place } ({ $told } residents and the groups):

    { $text }
notice-send-button = 📣 Send
notice-submit-button = Ask the station head
notice-drop-button = Do not send
notice-asked = { $author } (property company) would like to send a notice to { $place } ({ $told } residents). Please have a look:

    { $text }
notice-approve-button = ✅ Send it
notice-refuse-button = No
notice-submitted = The station head and the community were asked; it goes out once they agree.
notice-sending = On its way to { $told } residents of { $place } and the groups; urgent things go first.
notice-progress-button = How far?
notice-progress = Delivered: { $sent }, on the way: { $waiting }, kept until they are in touch: { $held }, undeliverable: { $failed }.
notice-approved = The station agreed to your notice; it is on its way to { $told } residents.
notice-refused = The station did not agree to your notice: { $text }
notice-refused-done = All right, it was not sent, and the company was told.
notice-dropped = All right, this notice will not be sent.
notice-gone = This notice is gone.
notice-is-sent = This notice was sent before.
notice-is-refused = It was decided not to send this notice.
notice-is-waiting = This notice waits for the station head.
notice-of-station = 📢 Notice for { $place }
    { $text }
notice-of-property = 📢 Notice of the property company for { $place }
    { $text }

## Forwarding to a WeChat group
forward-words = pass-on
forward-help = A WeChat group has no bot: I prepare the words, you forward them
forwarded-words = passed-on
forwarded-help = Note that something was forwarded
forward-please = 📣 Please forward the next message to “{ $group }”, then tap “Forwarded”.
forward-text = { $text }{ $linked ->
    [yes] {""}
    👉 Take part here: { $link }
   *[no] {""}
}
forward-done-button = ✅ Forwarded
forward-done-number = ✅ No. { $n } forwarded
forward-done-card = ✅ Forwarded by { $name }, thank you.
forward-done-before = That was forwarded before.
forward-thanks = Thank you!
forward-unknown = There is no such message. Send “forward” to see what waits.
forward-line = · { $text } ({ $at })
forward-list = { $named ->
    [no] No WeChat group is named yet. The station head sends “forward group Lijing owners”; from then on I prepare notices, polls and reminders for you to forward.
   *[yes] WeChat groups: { $groups }. { $count ->
    [0] Everything is forwarded.
   *[other] { $count } not forwarded yet:
    { $lines }
    }
}
forward-named = The WeChat group “{ $group }” is noted. What is to be said there comes to the station head first, with words, picture and link; after { $hours } hours I remind once.
forward-named-before = “{ $group }” is noted already.
forward-no-such-group = No WeChat group is noted as “{ $group }”.
forward-dropped = Fine, nothing is prepared for “{ $group }” any more.
forward-hours = Fine, after { $hours } hours without forwarding I remind once.
forward-hours-range = Please choose between 1 and 72 hours.
forward-reminder = ⏰ { $count } messages are not forwarded to the WeChat group yet:
    { $lines }

## Coming in by a code
scene-words = scan
scene-help = Come in by a poster in the building
scene-unknown = I do not know this code, it may be an old one. Just tell me which compound you live in.
scene-new = Hello! This is the steward of { $compound } { $place }. One sentence is enough, such as “the lift in building 3 has stopped”. Please tap “Join” first, so that I know your home.
scene-known = { $compound } { $place }, welcome back. One sentence is enough.

## Words from the WeChat group
paste-log-words = log-this
paste-log-help = Log one pasted message as a ticket
paste-all-words = log-all
paste-all-help = Log all pasted requests as tickets
pasted-none = You pasted { $count } messages of the group; I found nothing to be done in them. Send me alone what is to be logged.
pasted-found = You pasted { $count } messages of the group, { $found } look like requests:
    { $lines }
    One tap logs each.
pasted-line = { $n }. { $name }: { $text }
pasted-log-button = Log no. { $n }
pasted-all-button = Log all ({ $count })
pasted-gone = These were logged before, or too long ago. Paste them again if need be.
pasted-logged = Logged { $count }:
    { $lines }
pasted-logged-line = · { $number } { $name }

## The Telegram channel
telegram-token-refused = Telegram does not accept this token. Please compare it with @BotFather's and correct telegram.token.
telegram-unreachable = Telegram cannot be reached. Please check the network, telegram.api_base and telegram.proxy.
telegram-privacy-on = The bot is in privacy mode: in groups it hears only commands and what calls it by name. Send /setprivacy to @BotFather and choose Disable, then remove the bot from the group and add it again; or make it an administrator.
telegram-webhook-url = telegram.webhook_url has to begin with https://, otherwise Telegram sends nothing.
## Posters
poster-title = Neighbourhood matters: ask the steward
poster-where = { $compound }{ $place ->
    [none] {""}
   *[other] {" "}{ $place }
}
poster-way-weixin = WeChat
poster-way-web = Any browser
poster-way-telegram = Telegram
poster-step-1 = 1. Scan a code above: nothing to install, nowhere to register
poster-step-2 = 2. Say it in one sentence, such as “the lift in 3-2 has stopped”; a photo helps
poster-step-3 = 3. You are told who is at it and how far it is, and you rate the result
poster-code = Your household's code: { $code } (for your own family only)
poster-danger = Fire 119 · Police 110 · Ambulance 120: call first, then tell me

## 报表
period-month = { $year }-{ $month }
period-quarter = quarter { $part } of { $year }
period-half = { $part ->
    [1] first
   *[2] second
 } half of { $year }
period-year = { $year }
period-range = { $first } to { $last }
period-unclear = There are no such days: { $words }. Try "last month", "2026H1", "2026-03", "2026-01-05 to 2026-02-04".
period-ahead = { $words } has not begun yet. Please look again later.
period-long = Three years at most at a time, please.
summary-words = summary
summary-help = how things went in a period, also as Word or Excel: summary 2026H1
summary = 📈 { $place }, { $period }
    { $received } requests received, { $counted } counted ({ $left_out } more were redirected, merged or withdrawn and are not)
summary-empty = 📈 { $place }, { $period }: nothing was received and nothing ended. All quiet, and that is good.
summary-rates = { $lines }
summary-response = · answered in time { $response } ({ $answered } / { $counted })
summary-response-few = · answered in time { $answered } of { $counted } (too few for a share)
summary-resolution = · solved { $resolution } (residents say so: { $solved } / { $counted })
summary-resolution-few = · solved, residents say: { $solved } of { $counted }
summary-satisfaction = · satisfied { $satisfaction } ({ $satisfied } / { $rated } rated; { $not_rated } were not rated and do not count as satisfied)
summary-satisfaction-few = · { $rated } rated, { $satisfied } satisfied; { $not_rated } not rated
summary-composite = · composite { $composite }
summary-composite-few = · composite: too few ratings
summary-inside = · solved inside the station { $inside } ({ $in_station } / { $counted })
summary-inside-few = · solved inside the station { $in_station } of { $counted }
summary-open = Open now: { $open }, of these overdue: { $overdue }.
summary-table = { $name }
    { $lines }
summary-row = · { $name }: received { $received }, counted { $counted }, answered { $response }, solved { $resolution }, satisfied { $satisfaction }
summary-row-unrated = · { $name }: received { $received }, counted { $counted }, answered { $response }, solved { $resolution }
summary-row-few = · { $name }: received { $received }, counted { $counted }, solved { $solved }
summary-by-compound = By compound:
summary-by-category = By category:
summary-by-goal = By goal:
summary-by-building = By building:
summary-by-party = By who handled it:
summary-by-month = By month:
summary-others = others
summary-no-goal = no goal
summary-no-building = building not said
summary-how = I did not understand "{ $words }". Try: summary last month, summary 2026H1 Word, summary 2026-01-01 to 2026-03-31.
summary-not-reached = "{ $words }" is not within your reach, or has another name.
summary-asked = The report of { $place } is being put together.
summary-file = The report of { $place }, { $period }.
summary-docx-button = 📄 Word
summary-xlsx-button = 📊 Excel
summary-before-button = ← { $period }
summary-pointer = For the report please send "summary { $words }"; "report" is for something to be done.
summary-pointer-button = Show the report
report-title = { $place }: report
report-lead = { $period } ({ $days }) · made { $made }
report-from = Residents' mutual-help station
report-key-figures = Key figures
report-figure = Figure
report-value = Result
report-behind = Counts behind it
report-received = Requests received
report-counted = Counted
report-left-out = Left out (redirected, merged, withdrawn)
report-response = Response rate
report-resolution = Resolution rate
report-satisfaction = Satisfaction rate
report-composite = Composite
report-inside = Solved inside the station
report-inside-of-solved = Of the solved, inside the station
report-open = Open now
report-overdue = Of these overdue
report-not-rated = Not rated
report-few = too few
report-of = { $part } / { $whole }
report-weights = response × { $a } + resolution × { $b } + satisfaction × { $c }
report-column-name = Name
report-column-received = Received
report-column-counted = Counted
report-column-answered = In time
report-column-solved = Solved
report-column-rated = Rated
report-column-satisfied = Satisfied
report-column-in_station = In station
report-column-open = Open
report-column-overdue = Overdue
report-column-response = Response
report-column-resolution = Resolution
report-column-satisfaction = Satisfaction
report-column-composite = Composite
report-column-inside = Inside
report-chart = The three rates, and solved inside
report-chart-months = Requests received each month
report-notes = How it is counted
report-note-counted = Counted are tickets that ended in the period, and those whose time ran out in it without an end; not those redirected, merged or withdrawn. Each counts once.
report-note-response = Response rate: a first human answer within the promised time, of all counted.
report-note-resolution = Resolution rate: the reporter (of merged tickets most of those answering) says that it is solved, of all counted.
report-note-satisfaction = Satisfaction rate: four or five stars, of those who rated. Silence is shown apart and is never "satisfied".
report-note-composite = Composite: response × { $a } + resolution × { $b } + satisfaction × { $c }, each part rounded to one decimal before adding.
report-note-inside = Solved inside the station: solved at the station's own level without the community or the street, of all counted.
report-note-small = Below { $small } tickets (or { $small } ratings) only counts are given and no shares, so that no single household can be told from them.
report-note-now = "Open" and "overdue" are of the moment at which this was made.
report-sheet-summary = Summary
report-sheet-notes = Notes

## 热点
hot-words = hot
hot-help = what people speak of most these days: the top five
hot-list = 🔥 { $place }: what stirs people now (two weeks, and what is still open)
    { $lines }
hot-everywhere = 🔥 The hottest matters of { $count } compounds:
    { $lines }
hot-none = 🍃 { $place }: nothing that many households speak of. If anything is wrong, just say so in the group.
hot-line = { $rank }. { $kind } · { $place } · { $households } households{ $trend } · { $numbers }
hot-line-said = { $rank }. { $kind } · { $place } · { $households } households{ $trend } · { $numbers }
    “{ $text }”
hot-line-of = { $place }: { $line }
hot-trend-new = {" "}(↑ new)
hot-trend-up = {" "}(↑ { $more }, a week ago { $before })
hot-trend-same = {" "}(as a week ago)
hot-button = { $rank } · { $number }
hot-merge-button = { $rank } join into one
digest = ☀️ { $place }, morning digest of { $day }
digest-counts = New since yesterday: { $new }. In hand: { $open }. Waiting for residents' word: { $waiting }.
digest-overdue = ⚠ Of these overdue: { $overdue }.
digest-hot = Most spoken of:
    { $lines }
digest-calm = Nothing that many households speak of.
digest-inbox-button = Inbox
