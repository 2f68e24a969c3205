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
private-unreachable = That is better said in private. Open a chat with me and say hello, then ask again.

## Web page
web-title = Neighbourhood steward
web-group = {" "}owners' group
web-bot = Steward
web-you = Me
web-not-in = Your visit has ended. Please come in again.
web-page-old = This page is too old. Please reload it and try again.
web-too-fast = That was very fast. Please wait a few seconds.
web-too-long = That is too long for one message. Please send it in parts.
web-unclear = Nothing arrived. Please send it again.
web-button-old = This button is out of date. Please look at the newest message.
web-not-yours = You are not in this chat.
web-no-file = The picture cannot be found any more.
web-photo-large = The picture is too large. Please take one below 10 MB.
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
web-join-safe = Your flat and phone number are never shown in the group.
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
web-edited = updated
web-photo-word = [picture]
web-file-word = [file]
web-yesterday = Yesterday
web-today = Today
web-weekdays = Sun Mon Tue Wed Thu Fri Sat
web-noscript = Please switch on JavaScript in your browser to use the chat.
web-chats = Chats
web-demo = Demo
web-demo-lead = Tap a person to become them
web-demo-now = You are
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
    To change one: settings service hours 08:00-20:00, settings P3 answer 2 hours, settings daily cap 5
settings-set = Changed, and in force from now on:
    Service hours { $service }, working hours { $working }
    { $classes }
    At most { $cap } requests per person and day (emergencies do not count)
settings-class = · { $service } answered within { $answer }, done within { $done }
settings-minutes = { $count } minutes
settings-hours = { $count } hours
settings-plain-days = { $count } days
settings-working-days = { $count } working days
settings-how = Say it like this: settings service hours 08:00-20:00, settings P3 answer 2 hours, settings P3 done 3 days, settings daily cap 5.
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
cli-opt-config = the settings file, by default config.toml
cli-running = yunguanjia is running: { $url }
cli-operator-code = There is no operator yet. Send this to the bot on any channel (good once, within 24 hours):
    /start { $code }
cli-console-how = Just type. “Ann: the lift has stopped” speaks as Ann in private, “group Ann: the lift has stopped” in the group, a number presses a button, “/quit” ends.
cli-database-failed = The database failed: { $why }
cli-migrated = The database has the newest shape ({ $step }).
cli-start-failed = It could not be started: { $why }
    Run yunguanjia check to see how to mend it.

## Consultation
alarm-late = (This was due { $due } and comes late. Sorry.)
poll-words = poll consultation
poll-help = see what residents are being asked; the station head and the committee can ask in one line
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
vote-help = say what you think, for example: vote 3 1
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
poll-yours-empty = No. { $number }: { $question } ({ $place })
    { $options }

    { $who ->
        [persons] You have
       *[households] Your household has
    } no answer now. You may choose until { $closes }.
poll-voted = Noted: { $chosen }. { $who ->
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
    } were needed{ $helped ->
        [0] .
       *[other] ; { $helped } entered by a steward.
    }
poll-counts = { $lines }
poll-count-line = · { $text }: { $count } { $who ->
        [persons] people
       *[households] households
    } ({ $share }%)
poll-helped-count = { $helped } { $who ->
        [persons] people
       *[households] households
    } were entered by a steward, with a witness.
poll-consultation-only = A consultation only, not a decision of the owners' assembly.
poll-outcome-line = Outcome: { $text }
poll-close-button = Yes, close it now
poll-close-sure = No. { $number } “{ $question }” has time left and { $part } answers so far. Close it now?
poll-closed-now = No. { $number } is closed and its result is out.
poll-outcome-button = Write the outcome
poll-outcome-please = No. { $number } “{ $question }” is closed. Please tell everybody within 3 days: what was decided, by whom, and what comes next.
poll-outcome-wanted = No. { $number } “{ $question }” still has no outcome; the 3 days are nearly over.
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
poll-scope-unknown = I cannot find “{ $words }”. There are: { $known }
poll-picture-title = Consultation No. { $number } · { $place }
poll-picture-clear = A clear view
poll-picture-no-quorum = Too few took part: no clear view
poll-picture-no-majority = Nothing has more than half: no clear view
poll-picture-count = { $count } { $who ->
        [persons] people
       *[households] households
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
