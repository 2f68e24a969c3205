"""Lets clients that others wrote speak to a fake platform; a program of its own, one JSON order a line, one answer a line.

wechatpy 2 for 微信客服 and Official Accounts, apprise for the push webhook. The arguments are where the fakes are.
"""

import base64
import io
import json
import sys

import requests
from apprise.plugins.wecombot import NotifyWeComBot
from wechatpy import WeChatClient as Official
from wechatpy.exceptions import WeChatClientException
from wechatpy.work import WeChatClient as Work

KF, OA, HOOK = sys.argv[1:4]


class Elsewhere(requests.adapters.HTTPAdapter):
    """Sends what is meant for the platform to the fake."""

    def __init__(self, real: str, fake: str) -> None:
        super().__init__()
        self._real, self._fake = real, fake

    def send(self, request, **more):
        request.url = request.url.replace(self._real, self._fake, 1)
        return super().send(request, **more)


def client(kind, real, fake, *who):
    made = kind(*who)
    made._http.trust_env = False
    made._http.mount(real, Elsewhere(real, fake))
    return made


def called(order):
    """Call a method of a client by its dotted name; bytes come in base64."""
    of = CLIENTS[order["of"]]
    for name in order["call"].split("."):
        of = getattr(of, name)
    given = [
        io.BytesIO(base64.b64decode(one["bytes"]))
        if isinstance(one, dict) and "bytes" in one
        else one
        for one in order.get("args", [])
    ]
    for one in given:
        if isinstance(one, io.BytesIO):
            one.name = "a.png"
    return of(*given, **order.get("more", {}))


def pushed(order):
    """Let apprise post to a group by the key of its webhook."""
    NotifyWeComBot.notify_url = f"{HOOK}/cgi-bin/webhook/send?key={{key}}"
    robot = NotifyWeComBot(key=order["key"])
    robot.request_rate_per_sec = 0
    return robot.notify(body=order["body"], title="")


CLIENTS = {
    "kf": client(Work, "https://qyapi.weixin.qq.com", KF, "wwcorp1", "SECRET"),
    "kf-wrong": client(Work, "https://qyapi.weixin.qq.com", KF, "wwcorp1", "WRONG"),
    "oa": client(Official, "https://api.weixin.qq.com", OA, "wxapp1", "SECRET"),
}

for line in sys.stdin:
    order = json.loads(line)
    try:
        answer = {"result": pushed(order) if order["of"] == "hook" else called(order)}
    except WeChatClientException as error:
        answer = {"errcode": error.errcode}
    except Exception as error:
        answer = {"error": repr(error)}
    print(json.dumps(answer), flush=True)
