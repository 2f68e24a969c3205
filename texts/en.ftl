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
start-words = start hello hi
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
member-line = { $place } { $name } (number { $id })
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
