"""Level 3 goes out by GeoReport v2, by mail, by a file; nothing lost, nothing twice, whatever the outside does."""

from __future__ import annotations

import asyncio
import csv
import email
import email.policy
import io
import socket
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from bot.outside.desk import OutsideDesk
from bot.outside.georeport import GeoReport
from bot.outside.handover import Handover
from bot.outside.mail import Mail, Server
from bot.outside.ways import describer
from domain.conversation import Role
from domain.outside import IN_DOUBT_AFTER, Stand
from domain.tickets import Body, State
from storage import outside, people
from tests.fakes.georeport import JURISDICTION, KEY, GeoReportServer
from tests.looking import buttons, history, keys, ticket
from texts.catalogue import catalogue

# The mail server of these tests is on this machine and asks for a password without TLS.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
    pytest.mark.usefixtures("tickets_stay_sound"),
]

BIN = "3栋2单元垃圾桶满了，臭死了，电话13812345678"
BOTH = frozenset({Body.STREET, Body.ENFORCEMENT})


async def case_of(talk, number=1):
    return await talk.database.transact(lambda conn: outside.latest(conn, 3, number))


@pytest.fixture
async def city(talk):
    async with GeoReportServer(talk.now) as one:
        yield one


def way(city, form="json", **more):
    more = {"codes": {"hygiene": "001"}, "default_code": "003", "api_key": KEY} | more
    return GeoReport(city.url, jurisdiction=JURISDICTION, form=form, **more)


def desk(talk, *ways):
    return OutsideDesk(
        talk.database, ways, talk.dispatch.context, lambda: talk.now, lambda: None,
        timedelta(minutes=10),
    )  # fmt: skip


async def runs(talk, one):
    """Let the desk do all that is due."""
    while await one.step():
        pass
    await talk.deliver()


async def offered(talk, body="街道"):
    """A ticket is offered to the street, or to joint enforcement."""
    await talk.say("resident", BIN)
    await talk.press("resident", "skip 1")
    await talk.say("station", "接单 1")
    await talk.say("station", "会商 1 物业：要社区出面")
    await talk.say("station", "流转 1 社区 站里协调两次")
    await talk.say("community", "接收 1")
    await talk.say("community", "会商 1 三方：要执法")
    assert (await talk.say("community", f"流转 1 {body} 三次劝阻无效")).key == "order-transfer"


@pytest.mark.parametrize("form", ["json", "xml"])
async def test_a_ticket_is_posted_and_its_number_comes_to_card_and_history(talk, city, form):
    await offered(talk)
    one = way(city, form)
    await runs(talk, desk(talk, one))
    [reported] = city.reported
    assert reported.code == "001"
    assert reported.address == "丽景苑 3栋2单元"
    for part in ("臭死了", "三次劝阻无效", "要执法", "[YGJ-3-1-"):
        assert part in reported.description
    assert "13812345678" not in reported.description
    kept = await ticket(talk)
    assert (kept.outside, kept.outside_state) == ("638344", "open")
    assert (kept.state, kept.level, kept.holder.body) == (State.WORKING, 3, Body.STREET)
    assert "638344" in talk.words(await talk.say("street", "查 1"))
    assert "已报外部平台，编号 638344" in talk.words(await talk.say("community", "经过 1"))
    assert "number 638344" in talk.words(await talk.say("community", "经过 1"), "en")
    assert "told-accepted" in keys(talk.told("resident"))
    await runs(talk, desk(talk, one))
    assert len(city.reported) == 1
    await one.close()


async def test_a_batch_service_gives_a_token_first(talk, city):
    await offered(talk)
    one = way(city, codes={"hygiene": "002"})
    work = desk(talk, one)
    await runs(talk, work)
    assert (await case_of(talk)).stand is Stand.ASKED
    assert (await ticket(talk)).outside == ""
    talk.now += timedelta(minutes=2)
    await runs(talk, work)
    assert (await ticket(talk)).outside == ""
    city.reported[0].numbered = True
    talk.now += timedelta(hours=1)
    await runs(talk, work)
    assert (await ticket(talk)).outside == "638344"
    assert len(city.reported) == 1
    await one.close()


async def test_what_changes_outside_becomes_history_and_the_end_is_proposed(talk, city):
    await offered(talk)
    one = way(city)
    work = desk(talk, one)
    await runs(talk, work)
    city.reported[0].notes = "已派城管中队"
    talk.now += timedelta(minutes=11)
    await runs(talk, work)
    assert "staff-outside-open" in keys(talk.told("street"))
    lines = len(await history(talk))
    talk.now += timedelta(minutes=11)
    await runs(talk, work)
    assert len(await history(talk)) == lines  # nothing new, nothing said
    assert (await talk.press("street", "outside_done 1")).key == "outside-not-closed"
    city.closes("638344", "违建已拆除")
    talk.now += timedelta(minutes=11)
    await runs(talk, work)
    asked = next(r for r in reversed(talk.told("street")) if r.key == "staff-outside-closed")
    assert buttons(asked) == ["outside_done 1"]
    assert (await ticket(talk)).state is State.WORKING  # proposed, not done
    assert (await talk.press("street", "outside_done 1")).key == "order-done"
    kept = await ticket(talk)
    assert (kept.state, kept.done_by) == (State.DONE, talk.person("street"))
    told = next(r for r in talk.told("resident") if r.key == "told-done")
    assert "违建已拆除" in talk.words(told)
    assert (await case_of(talk)).stand is Stand.CLOSED
    await one.close()


async def test_where_nobody_is_at_the_street_the_community_records_the_end(talk, city):
    await offered(talk)

    async def leave(conn):
        await people.end_grant(conn, talk.person("street"), Role.STREET, 1, talk.now)

    await talk.database.transact(leave)
    one = way(city)
    work = desk(talk, one)
    await runs(talk, work)
    assert (await talk.say("head", "办结 1 好了")).key == "ticket-not-yours"
    city.closes("638344", "已清运")
    talk.now += timedelta(minutes=11)
    await runs(talk, work)
    assert "staff-outside-closed" in keys(talk.told("community"))
    assert "staff-outside-closed" in keys(talk.told("head"))
    assert (await talk.press("head", "outside_done 1")).key == "order-done"
    assert (await talk.press("resident", "rate 1 yes")).key == "rate-stars"
    await one.close()


async def test_an_answer_that_is_lost_doubles_nothing(talk, city):
    await offered(talk)
    one = way(city)
    work = desk(talk, one)
    city.faults = ["lost"]
    await runs(talk, work)
    assert len(city.reported) == 1
    assert (await ticket(talk)).outside == ""
    talk.now += timedelta(minutes=5)
    await runs(talk, work)
    assert len(city.reported) == 1
    assert (await ticket(talk)).outside == "638344"
    await one.close()


async def test_a_process_that_died_with_a_case_in_hand_loses_and_doubles_nothing(talk, city):
    await offered(talk)
    one = way(city)
    case = await talk.database.transact(lambda conn: outside.claim(conn, talk.now, BOTH))
    parcel = await desk(talk, one)._parcel(one, case)
    await one.send(parcel, case)  # and then the process is gone
    other = desk(talk, one)
    await runs(talk, other)
    assert len(city.reported) == 1
    assert (await ticket(talk)).outside == ""
    talk.now += IN_DOUBT_AFTER + timedelta(seconds=1)
    await runs(talk, other)
    assert len(city.reported) == 1
    assert (await ticket(talk)).outside == "638344"
    await one.close()


async def test_a_process_that_died_before_it_sent_anything_is_replaced(talk, city):
    await offered(talk)
    await talk.database.transact(lambda conn: outside.claim(conn, talk.now, BOTH))
    one = way(city)
    talk.now += IN_DOUBT_AFTER + timedelta(seconds=1)
    await runs(talk, desk(talk, one))
    assert [r.id for r in city.reported] == ["638344"]
    await one.close()


async def test_two_processes_send_a_case_once(talk, city):
    await offered(talk)
    one, two = way(city), way(city)
    await asyncio.gather(runs(talk, desk(talk, one)), runs(talk, desk(talk, two)))
    assert len(city.reported) == 1
    await one.close()
    await two.close()


async def test_an_outside_that_is_away_is_tried_again_and_the_operator_hears_of_it_once(talk, city):
    await offered(talk)
    one = way(city)
    work = desk(talk, one)
    for _ in range(5):
        city.faults = [503]
        await runs(talk, work)
        talk.now += timedelta(hours=1)
    assert keys(talk.told("operator")).count("outside-failed") == 1
    city.faults = []
    await runs(talk, work)
    assert (await ticket(talk)).outside == "638344"
    await one.close()


async def test_a_refusal_goes_to_the_operator_at_once_and_is_tried_again_next_day(talk, city):
    await offered(talk)
    one = way(city, api_key="wrong")
    work = desk(talk, one)
    await runs(talk, work)
    [told] = [r for r in talk.told("operator") if r.key == "outside-failed"]
    assert "Invalid api_key" in talk.words(told)
    talk.now += timedelta(hours=25)
    await runs(talk, work)
    assert keys(talk.told("operator")).count("outside-failed") == 1
    await one.close()
    mended = way(city)
    talk.now += timedelta(hours=25)
    if (await ticket(talk)).state is State.TRANSFER_PENDING:
        await runs(talk, desk(talk, mended))
        assert (await ticket(talk)).outside == "638344"
    await mended.close()


async def test_of_a_private_matter_only_the_summary_leaves_the_house(talk, city):  # R-T10
    await talk.say("resident", "报修 3栋2单元楼上502老王家天天半夜打麻将吵得睡不着，求管管")
    await talk.say("station", "接单 1")
    await talk.say("station", "会商 1 居民：老王不肯来")
    await talk.say("station", "流转 1 社区 请社区调解")
    await talk.say("community", "接收 1")
    await talk.say("community", "会商 1 居民：老王还是不肯来")
    await talk.say("community", "流转 1 街道 邻里调解三次未果，请派调解员")
    one = way(city)
    await runs(talk, desk(talk, one))
    [reported] = city.reported
    assert "请派调解员" in reported.description
    assert "老王" not in reported.description
    assert "麻将" not in reported.description
    await one.close()


async def test_what_the_street_took_itself_is_sent_and_what_it_refused_is_not(talk, city):
    await offered(talk)
    assert (await talk.say("street", "拒接 1 材料不全")).key == "order-refuse"
    one = way(city)
    await runs(talk, desk(talk, one))
    assert city.reported == []
    assert (await case_of(talk)).stand is Stand.DROPPED
    await talk.say("community", "流转 1 街道 材料补齐了")
    assert (await talk.say("street", "接收 1")).key == "order-accept"
    await runs(talk, desk(talk, one))
    assert len(city.reported) == 1
    assert (await ticket(talk)).holder.person == talk.person("street")
    await one.close()


async def test_without_any_way_nothing_goes_out_and_people_work_as_ever(talk):
    await offered(talk)
    work = desk(talk)
    assert not await work.step()
    assert (await talk.say("street", "接收 1")).key == "order-accept"


async def test_joint_enforcement_goes_its_own_way(talk, city, tmp_path):
    await offered(talk, "联合执法")
    report, file = way(city), Handover(tmp_path, bodies=frozenset({Body.ENFORCEMENT}))
    await runs(talk, desk(talk, report, file))
    assert city.reported == []
    assert len(list(tmp_path.glob("handover-*.csv"))) == 1
    assert (await ticket(talk)).state is State.TRANSFER_PENDING  # people take it over
    assert (await talk.say("street", "接收 1")).key == "order-accept"
    await report.close()


async def test_a_day_is_one_file_written_whole_and_a_row_never_doubles(talk, tmp_path):
    await offered(talk)
    file = Handover(tmp_path, codes={"hygiene": "W-7"})
    work = desk(talk, file)
    await runs(talk, work)
    case = await case_of(talk)
    parcel_again = await talk.database.transact(lambda conn: outside.get(conn, case.id))
    assert parcel_again.stand is Stand.SENT
    [path] = tmp_path.iterdir()
    text = path.read_text(encoding="utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["number"], row["code"], row["body"]) == ("0001", "W-7", "street")
    assert "13812345678" not in text
    assert path.name == "handover-2026-03-02.csv"
    again = await talk.database.transact(lambda conn: outside.claim(conn, talk.now, BOTH))
    assert again is None
    assert "已报外部平台" in talk.words(await talk.say("community", "经过 1"))


async def test_a_folder_that_cannot_be_written_is_tried_again(talk, tmp_path):
    await offered(talk)
    blocked = tmp_path / "not-a-folder"
    blocked.write_text("")
    file = Handover(blocked)
    work = desk(talk, file)
    await runs(talk, work)
    assert await file.check()
    blocked.unlink()
    talk.now += timedelta(hours=1)
    await runs(talk, work)
    assert len(list(blocked.iterdir())) == 1


class Post:
    """What a real mail server of this machine was given; `refuses` is an answer to give instead."""

    def __init__(self):
        self.letters, self.refuses = [], []

    async def handle_DATA(self, server, session, envelope):
        if self.refuses:
            return self.refuses.pop(0)
        self.letters.append((envelope.rcpt_tos, envelope.content))
        return "250 taken"


@pytest.fixture
def post():
    def known(server, session, envelope, mechanism, data):
        good = (data.login, data.password) == (b"station", b"secret")
        return AuthResult(success=good, handled=False)

    handler = Post()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        handler.port = free.getsockname()[1]
    controller = Controller(
        handler, "127.0.0.1", handler.port,
        authenticator=known, auth_required=True, auth_require_tls=False,
    )  # fmt: skip
    controller.start()
    yield handler
    controller.stop()


def mail(talk, post, password="secret"):
    server = Server("127.0.0.1", post.port, "none", "station", password)
    return Mail(
        server, "站 <station@lijing.example>", ["street@zhenhai.example"], describer(catalogue()),
        lambda: talk.now, codes={"hygiene": "W-7"}, bodies=BOTH,
    )  # fmt: skip


async def test_a_mail_tells_the_whole_matter_under_an_id_that_stays(talk, post):
    await offered(talk)
    post.refuses = ["451 try again later"]
    work = desk(talk, mail(talk, post))
    await runs(talk, work)
    assert post.letters == []
    talk.now += timedelta(hours=1)
    await runs(talk, work)
    [(to, content)] = post.letters
    letter = email.message_from_bytes(content, policy=email.policy.default)
    case = await case_of(talk)
    assert to == ["street@zhenhai.example"]
    assert letter["Message-ID"] == f"<YGJ-3-1-{case.id}@lijing.example>"
    assert "丽景苑 0001" in letter["Subject"]
    words = letter.get_content()
    for part in ("臭死了", "三次劝阻无效", "3栋2单元", "W-7"):
        assert part in words
    assert "13812345678" not in words
    assert case.stand is Stand.SENT


async def test_a_wrong_password_is_told_to_the_operator(talk, post):
    await offered(talk)
    wrong = mail(talk, post, "wrong")
    await runs(talk, desk(talk, wrong))
    assert "outside-failed" in keys(talk.told("operator"))
    assert await wrong.check()
    assert await mail(talk, post).check() == []
    assert post.letters == []


async def test_a_mail_refused_for_good_is_told_to_the_operator(talk, post):
    await offered(talk)
    post.refuses = ["550 no such box"]
    await runs(talk, desk(talk, mail(talk, post)))
    [told] = [r for r in talk.told("operator") if r.key == "outside-failed"]
    assert "no such box" in talk.words(told)


async def test_the_number_that_came_by_mail_is_written_down_by_hand(talk, post):
    await offered(talk)
    await runs(talk, desk(talk, mail(talk, post)))
    assert (await talk.say("street", "外部编号 1")).key == "outside-number-how"
    assert (await talk.say("street", "外部编号 1 SR-77")).key == "outside-number-kept"
    assert (await ticket(talk)).outside == "SR-77"
    assert "SR-77" in talk.words(await talk.say("community", "查 1"))
    await talk.say("neighbour", "8栋1单元路灯坏了没人修")
    assert (await talk.say("community", "外部编号 2 X")).key == "outside-not-there"


@pytest.mark.parametrize(
    "who", ["resident", "steward", "volunteer", "property", "committee", "station", "grid"]
)
async def test_others_neither_number_nor_end_it(talk, who):
    await offered(talk)
    assert (await talk.say(who, "外部编号 1 SR-77")).key == "refused-role"
    assert (await talk.press(who, "outside_done 1")).key == "refused-role"


async def test_the_check_names_codes_that_the_city_does_not_have(talk, city):
    good, bad = way(city), way(city, codes={"hygiene": "999"})
    assert await good.check() == []
    assert "999" in (await bad.check())[0]
    city.faults = [503]
    assert "503" in (await good.check())[0]
    await good.close()
    await bad.close()


@pytest.mark.parametrize("answer", [b"<html>", b"[1, 2]", b"{}", b"null", b"\xff\xfe", b"[{]"])
async def test_an_answer_that_makes_no_sense_harms_nobody(talk, answer):
    async def talks(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(
            b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\nconnection: close\r\n\r\n" % len(answer)
        )
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(talks, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    await offered(talk)
    one = GeoReport(f"http://127.0.0.1:{port}", default_code="1")
    await runs(talk, desk(talk, one))
    assert (await ticket(talk)).outside == ""
    assert (await case_of(talk)).error
    await one.close()
    server.close()
