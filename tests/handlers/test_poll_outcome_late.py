"""After a long downtime the bot does not say that a deadline is near which has passed (R-K03)."""

from datetime import timedelta


async def test_an_outcome_that_is_overdue_is_called_overdue(talk):
    await talk.say("head", "议事 加装充电桩？ 同意 / 不同意 截止 3月4日20:00")
    command = talk.told("head")[-1].choices[0][0].command
    await talk.press("head", command)
    talk.now += timedelta(days=20)
    await talk.work()
    assert "poll-outcome-overdue" in [reply.key for reply in talk.told("head")]
    assert "poll-outcome-wanted" not in [reply.key for reply in talk.told("head")]
