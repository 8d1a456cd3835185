"""Which pictures go to the hub, and which are fetched."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.encounters.referral_events import Referred
from app.ids import NewId
from app.records.attachments import AttachmentStore
from app.records.journal_store import JournalStore
from app.records.pictures import PictureQueue
from app.records.store import Store
from tests.fixed import FixedClock
from tests.records.conftest import KEYS
from tests.records.facts import DESK, PHOTO, STRIP, Shift
from tests.records.new_stores import new_store
from tests.records.whole_shift import set_aside, taken_up


@pytest.fixture
def queue(store: Store, attachments: AttachmentStore) -> PictureQueue:
    return PictureQueue(store, attachments)


@pytest.fixture
def at_desk(tmp_path: Path, clock: FixedClock, new_id: NewId) -> Iterator[JournalStore]:
    with new_store(tmp_path / "desk" / "desk.db", KEYS, DESK) as store:
        yield JournalStore(store, KEYS, clock, new_id)


def test_named_pictures_wait_until_they_are_sent_the_referrals_first(
    journal: JournalStore, queue: PictureQueue, shift: Shift, new_id: NewId
) -> None:
    assert queue.to_send(10) == ()
    journal.append(shift.read(new_id()))
    journal.append(*shift.primary(new_id(), new_id()))
    assert queue.to_send(10) == (PHOTO, STRIP)
    assert queue.to_send(1) == (PHOTO,)
    queue.note_sent(PHOTO)
    queue.note_sent(PHOTO)
    assert queue.to_send(10) == (STRIP,)


def test_the_photo_of_a_referral_goes_although_no_reading_named_it(
    journal: JournalStore, queue: PictureQueue, shift: Shift, new_id: NewId
) -> None:
    journal.append(shift.referred(new_id(), new_id()))
    assert queue.to_send(10) == (PHOTO,)


def test_after_the_hub_was_restored_pictures_go_again(
    journal: JournalStore, queue: PictureQueue, shift: Shift, new_id: NewId
) -> None:
    journal.append(shift.read(new_id()))
    queue.note_sent(PHOTO)
    queue.note_sent(STRIP)
    journal.rewind(0, "life 2")
    assert set(queue.to_send(10)) == {PHOTO, STRIP}


def test_the_photo_of_a_referral_to_this_port_is_fetched_until_it_is_here(
    journal: JournalStore, queue: PictureQueue, at_desk: JournalStore, shift: Shift, new_id: NewId
) -> None:
    journal.append(*shift.primary(new_id(), new_id()))
    assert queue.to_fetch(10) == ()  # what this station sent was here first
    journal.apply_foreign(at_desk.append(*shift.primary(new_id(), new_id())), "1")
    assert queue.to_fetch(10) == (PHOTO,)


def test_the_photo_of_a_closed_referral_is_not_fetched_any_more(
    journal: JournalStore, queue: PictureQueue, at_desk: JournalStore, shift: Shift, new_id: NewId
) -> None:
    referral = new_id()
    told = at_desk.append(*shift.primary(new_id(), referral), *shift.secondary(referral))
    journal.apply_foreign(told, "1")
    assert queue.to_fetch(10) == ()


def test_a_photo_that_is_here_is_not_fetched(
    journal: JournalStore,
    queue: PictureQueue,
    attachments: AttachmentStore,
    at_desk: JournalStore,
    shift: Shift,
    new_id: NewId,
) -> None:

    here = attachments.put(b"a photo")
    sent = shift.referred(new_id(), new_id())
    assert isinstance(sent.body, Referred)
    named = replace(sent, body=replace(sent.body, page_photo=here))
    journal.apply_foreign(at_desk.append(named), "1")
    assert queue.to_fetch(10) == ()


def test_the_photo_of_who_waits_in_line_is_urgent_and_fetched_at_once(
    journal: JournalStore, queue: PictureQueue, at_desk: JournalStore, shift: Shift, new_id: NewId
) -> None:
    waiting = new_id()
    told = at_desk.append(set_aside(shift, waiting, new_id()))
    journal.apply_foreign(told, "1")
    assert queue.to_fetch(10) == (PHOTO,)
    journal.append(taken_up(shift, waiting, new_id()))
    assert queue.to_fetch(10) == ()
    journal.append(shift.read(new_id()))  # as what they go on here: the card shows the photo
    assert queue.to_fetch(10) == (PHOTO,)
    journal.append(set_aside(shift, new_id(), new_id()))
    assert queue.to_send(1) == (PHOTO,)
