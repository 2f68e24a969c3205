"""Names every table once, so that the register is complete for migrations and tests."""
# ruff: noqa: F401

import storage.alarms
import storage.card_places
import storage.codes
import storage.consultations
import storage.dialogs
import storage.digests
import storage.drills
import storage.duties
import storage.files
import storage.forwards
import storage.inbox
import storage.joins
import storage.lexicon
import storage.lexicon_versions
import storage.mailbox
import storage.meetings
import storage.mentions
import storage.notices
import storage.outbox
import storage.outside
import storage.pasted
import storage.people
import storage.polls
import storage.slips
import storage.suggestions
import storage.talk
import storage.ticket_dues
import storage.ticket_figures
import storage.ticket_history
import storage.ticket_search
import storage.tickets
import storage.tree
import storage.wechat
