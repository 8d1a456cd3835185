"""A purge takes the named bodies from the hub too, and nothing else."""

from sqlalchemy import Engine, select

from app.hub.tables import hub_event
from app.journal.purge import Purged
from app.records.tables import picture, waiting
from app.records.tables import referral as referral_table
from tests.hub.chains import referral
from tests.hub.worlds import Desk
from tests.records.facts import Shift
from tests.records.whole_shift import set_aside


def test_a_purge_takes_bodies_and_projections(
    desk: Desk, second_desk: Desk, engine: Engine
) -> None:
    gone, kept = desk.chain.add(referral()), desk.chain.add(referral())
    desk.client.push([gone, kept], hub_epoch="")
    others = second_desk.chain.add(referral())
    second_desk.client.push([others], hub_epoch="")
    purge = desk.chain.add(Purged((gone.seq,), "after 90 days"))
    receipt = desk.client.push([purge], hub_epoch="")
    assert receipt.head == purge.hash
    with engine.connect() as connection:
        bodies = connection.execute(
            select(hub_event.c.id, hub_event.c.hash).where(hub_event.c.body.is_(None))
        )
        assert [tuple(row) for row in bodies] == [(gone.id, gone.hash)]
        left = set(connection.execute(select(referral_table.c.id)).scalars())
    assert left == {kept.subject_id, others.subject_id}
    heard = second_desk.client.feed("").events
    assert [(event.id, event.body is None) for event in heard] == [
        (gone.id, True),
        (kept.id, False),
        (purge.id, False),
    ]


def test_who_waited_in_line_is_forgotten_there_too(desk: Desk, engine: Engine) -> None:
    shift = Shift(desk.chain.new_id)
    gone, kept = (set_aside(shift, shift.new_id(), shift.new_id()) for _ in range(2))
    events = [desk.chain.add(one.body, subject=one.subject_id) for one in (gone, kept)]
    desk.client.push(events, hub_epoch="")
    desk.client.push([desk.chain.add(Purged((1,), "after a day"))], hub_epoch="")
    with engine.connect() as connection:
        left = connection.execute(select(waiting.c.party_id, waiting.c.people)).all()
        assert [row.party_id for row in left] == [kept.subject_id]
        named = connection.execute(select(picture.c.subject_id).distinct()).scalars()
        assert set(named) == {kept.subject_id}


def test_a_purge_of_anything_else_does_nothing(desk: Desk, engine: Engine) -> None:
    first = desk.chain.add(referral())
    earlier = desk.chain.add(Purged((), "rule"))
    odd = desk.chain.add_raw(Purged.TYPE, b"{}")
    later = desk.chain.add(Purged((0, earlier.seq, 900, 5), "rule"))
    last = desk.chain.add(referral())
    assert last.seq == 5
    desk.client.push([first, earlier, odd, later, last], hub_epoch="")
    with engine.connect() as connection:
        gone = connection.execute(select(hub_event.c.seq).where(hub_event.c.body.is_(None)))
        assert list(gone.scalars()) == []
