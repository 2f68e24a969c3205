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
web-guide-1 = One minute: you are Wang Xiuying, a resident. Say something in the group.
web-guide-1-do = Say it for me
web-guide-1-text = 3栋2单元电梯停了，有老人困在楼上
web-guide-2 = It has been logged. Now be Zhou Guoping, the station head, and see what reached him.
web-guide-2-do = Be the head
web-guide-3 = In the chat with the steward, take it with the button below the newest message.
web-guide-3-do = Go there
web-guide-4 = Done. Be Wang Xiuying again and see what she was told.
web-guide-4-do = Be the resident
web-guide-5 = That is the whole circle. Try property, committee or community next, or send “help”.
web-guide-5-do = Got it
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
