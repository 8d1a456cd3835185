"""What other desks hear, in which order, and that nothing is skipped or told twice."""

import threading
from dataclasses import replace

import pytest
from sqlalchemy import Engine, func, select

from app.hub import feed as feed_module
from app.hub.feed import add_to_feed, concerns_the_port
from app.hub.server import RunningHub
from app.hub.service import Hub
from app.hub.tables import hub_announced, hub_feed
from app.journal.event import Event
from app.records.bodies import BODIES
from app.records.tables import referral as referral_table
from app.sync.protocol import RefusalCode
from app.sync.refused import HubSaidNo
from tests.hub.chains import referral
from tests.hub.worlds import Desk
from tests.records.facts import Shift
from tests.records.whole_shift import party, referred_together, set_aside


def _all(desk: Desk, after: str = "") -> tuple[list[Event], str]:
    events: list[Event] = []
    while True:
        page = desk.client.feed(after)
        events += page.events
        after = page.cursor
        if not page.more:
            return events, after


def test_other_desks_hear_referrals_in_order_and_whole(desk: Desk, second_desk: Desk) -> None:
    sent = [desk.chain.add(referral()) for _ in range(3)]
    desk.client.push(sent, hub_epoch="")
    assert _all(second_desk)[0] == sent


def test_a_desk_does_not_hear_itself(desk: Desk) -> None:
    desk.client.push([desk.chain.add(referral())], hub_epoch="")
    assert _all(desk)[0] == []


def test_a_desk_in_a_new_life_hears_its_earlier_one(desk: Desk) -> None:
    sent = [desk.chain.add(referral())]
    desk.client.push(sent, hub_epoch="")
    assert desk.client.feed("", epoch=2).events == tuple(sent)


TOLD = {
    "duty.signed_in",
    "duty.signed_out",
    "encounter.decided",
    "encounter.recalled",
    "encounter.match_cleared",
    "encounter.set_aside",
    "encounter.taken_up",
    "encounter.wait_lapsed",
    "referral.sent",
    "referral.arrived",
    "referral.withdrawn",
    "referral.alarm_taken",
    "referral.received",
    "referral.identified_again",
    "referral.note_added",
    "referral.photo_added",
    "referral.finding_recorded",
    "referral.disposed",
    "radiograph.received",
    "radiograph.matched",
    "radiograph.taken",
    "radiograph.opened",
    "radiograph.marked",
    "radiograph.decided",
    "radiograph.exported",
    "draws.paused",
    "draws.resumed",
    "advance.manifest_received",
    "advance.screened",
    "advance.action_set",
    "review.record_reviewed",
    "review.note_read",
    "journal.purged",
}


def test_every_kind_of_fact_is_told_or_kept_on_purpose() -> None:
    assert {kind for kind in BODIES if concerns_the_port(kind)} == TOLD


def test_readings_queries_and_locks_stay_between_desk_and_hub(
    desk: Desk, second_desk: Desk
) -> None:
    shift, told, kept = Shift(desk.chain.new_id), list[Event](), list[Event]()
    people = (shift.new_id(), shift.new_id(), shift.new_id())
    drafts = [*shift.opening(), *party(shift, shift.new_id(), people)]
    drafts += referred_together(shift, shift.new_id(), shift.new_id(), people)
    drafts += [set_aside(shift, shift.new_id(), people[0]), shift.closing(shift.new_id())]
    for draft in drafts:
        event = desk.chain.add(draft.body, subject=draft.subject_id)
        (told if event.type in TOLD else kept).append(event)
    desk.client.push(list(desk.chain.events), hub_epoch="")
    assert _all(second_desk)[0] == told
    assert {event.type for event in told} == {
        "duty.signed_in",
        "duty.signed_out",
        "encounter.decided",
        "encounter.set_aside",
        "referral.sent",
    }
    assert {"encounter.document_read", "encounter.screened", "duty.locked"} <= {
        event.type for event in kept
    }


def test_another_port_hears_nothing(hub: Hub, running: RunningHub, desk: Desk) -> None:
    desk.client.push([desk.chain.add(referral())], hub_epoch="")
    with Desk.enrolled(hub, running.url, "X1", "Other Port") as far:
        assert _all(far)[0] == []


def test_reading_goes_on_from_the_cursor(desk: Desk, second_desk: Desk) -> None:
    desk.client.push([desk.chain.add(referral())], hub_epoch="")
    _, cursor = _all(second_desk)
    assert _all(second_desk, cursor) == ([], cursor)
    later = desk.chain.add(referral())
    desk.client.push([later], hub_epoch="")
    assert _all(second_desk, cursor)[0] == [later]


def test_a_long_feed_comes_in_pages(
    desk: Desk, second_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = [desk.chain.add(referral()) for _ in range(25)]
    own = [second_desk.chain.add(referral()) for _ in range(5)]
    desk.client.push(sent[:13], hub_epoch="")
    second_desk.client.push(own, hub_epoch="")
    desk.client.push(sent[13:], hub_epoch="")
    monkeypatch.setattr(feed_module, "MAX_PAGE", 7)
    assert _all(second_desk)[0] == sent
    monkeypatch.setattr(feed_module, "MAX_PAGE_BYTES", 3000)
    page = second_desk.client.feed("")
    assert 0 < len(page.events) < 7
    assert page.more
    assert _all(second_desk)[0] == sent


def test_a_cursor_of_another_life_is_noticed(desk: Desk, second_desk: Desk) -> None:
    desk.client.push([desk.chain.add(referral())], hub_epoch="")
    _, cursor = _all(second_desk)
    for odd in (f"1.{'0' * 32}", f"9{cursor}"):
        with pytest.raises(HubSaidNo) as no:
            second_desk.client.feed(odd)
        assert no.value.refusal.code is RefusalCode.CURSOR


def test_an_announcement_is_heard_at_once_and_once(
    desk: Desk, second_desk: Desk, engine: Engine
) -> None:
    before = desk.chain.add_many(3)
    urgent = desk.chain.add(referral())
    assert desk.client.announce([urgent]).new == 1
    assert desk.client.announce([urgent]).new == 0
    heard, cursor = _all(second_desk)
    assert heard == [urgent]
    desk.client.push([*before, urgent], hub_epoch="")
    assert desk.client.announce([urgent]).new == 0
    assert _all(second_desk, cursor)[0] == []
    assert _all(second_desk)[0] == [urgent]
    with engine.connect() as connection:
        waiting = select(func.count()).select_from(hub_announced)
        projected = select(func.count()).select_from(referral_table)
        assert connection.execute(waiting).scalar_one() == 0
        assert connection.execute(projected).scalar_one() == 1


def test_an_announced_event_that_comes_otherwise_is_flagged(desk: Desk, second_desk: Desk) -> None:
    announced = desk.chain.add(referral())
    desk.client.announce([announced])
    twin = replace(desk.chain, head=None, events=[], new_id=lambda: announced.id)
    desk.client.push([twin.add(referral())], hub_epoch="")
    assert len(_all(second_desk)[0]) == 1


def test_only_the_callers_intact_events_are_announced(desk: Desk, second_desk: Desk) -> None:
    mine, others = desk.chain.add(referral()), second_desk.chain.add(referral())
    for wrong in (others, replace(mine, purpose="else")):
        with pytest.raises(HubSaidNo) as no:
            desk.client.announce([wrong])
        assert no.value.refusal.code is RefusalCode.CHAIN


def test_what_concerns_no_other_desk_is_not_announced(desk: Desk, second_desk: Desk) -> None:
    assert desk.client.announce(desk.chain.add_many(2)).new == 0
    assert _all(second_desk)[0] == []


def test_a_position_never_shows_before_an_earlier_one(
    desk: Desk, second_desk: Desk, engine: Engine
) -> None:
    """Two transactions overlap; the one that began first commits last."""
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    first, second = desk.chain.add(referral()), desk.chain.add(referral())
    desk.client.push([first, second], hub_epoch="")
    _, cursor = _all(second_desk)
    began, done = threading.Event(), threading.Event()

    def later() -> None:
        began.set()
        with engine.begin() as connection:
            add_to_feed(connection, "Utopia Harbour", [replace(second, station="L5")])
        done.set()

    with engine.begin() as connection:
        add_to_feed(connection, "Utopia Harbour", [replace(first, station="L6")])
        thread = threading.Thread(target=later)
        thread.start()
        assert began.wait(60)
        assert not done.wait(0.2)  # it waits for the port's row
        assert second_desk.client.feed(cursor).events == ()
    thread.join(60)
    with engine.connect() as connection:
        order = connection.execute(select(hub_feed.c.station).order_by(hub_feed.c.position))
        assert list(order.scalars())[-2:] == ["L6", "L5"]
