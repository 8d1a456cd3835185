"""Pictures taken at the second desk travel as the page photos do."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.encounters.referral_events import ReferralWithdrawn
from app.examinations.events import PhotoAdded
from app.ids import NewId
from app.journal.event import Draft
from app.radiographs.events import RadiographMarked
from app.radiographs.marks import Mark
from app.records.attachments import AttachmentStore
from app.records.journal_store import JournalStore
from app.records.pictures import PictureQueue
from app.records.store import Store
from tests.fixed import FixedClock
from tests.records.conftest import KEYS
from tests.records.facts import DESK, PHOTO, STRIP, Shift
from tests.records.new_stores import new_store

WALLET, PREVIEW = "1a" * 32, "2b" * 32


@pytest.fixture
def queue(store: Store, attachments: AttachmentStore) -> PictureQueue:
    return PictureQueue(store, attachments)


@pytest.fixture
def at_desk(tmp_path: Path, clock: FixedClock, new_id: NewId) -> Iterator[JournalStore]:
    with new_store(tmp_path / "desk" / "desk.db", KEYS, DESK) as store:
        yield JournalStore(store, KEYS, clock, new_id)


def _taken(shift: Shift, referral: UUID) -> list[Draft]:
    """A photo and a marked radiograph of the referral."""
    mark = Mark(shift.new_id(), 10, 20, 30, 40, "dense block")
    return [
        shift.by(PhotoAdded(WALLET, "wallet"), referral),
        shift.by(RadiographMarked(referral, mark, 0, 65535, PREVIEW), shift.new_id()),
    ]


def test_photos_and_previews_go_to_the_hub_before_pictures_of_routine_travelers(
    journal: JournalStore, queue: PictureQueue, shift: Shift, new_id: NewId
) -> None:
    journal.append(shift.read(new_id()))
    journal.append(*_taken(shift, new_id()))
    assert queue.to_send(10)[:2] == (WALLET, PREVIEW)
    assert set(queue.to_send(10)[2:]) == {PHOTO, STRIP}


def test_a_mark_without_preview_names_no_picture(
    journal: JournalStore, queue: PictureQueue, shift: Shift, new_id: NewId
) -> None:
    mark = Mark(new_id(), 10, 20, 30, 40)
    journal.append(shift.by(RadiographMarked(new_id(), mark, 0, 65535), new_id()))
    assert queue.to_send(10) == ()


def test_photos_and_previews_are_fetched_after_the_pages_of_those_who_wait(
    journal: JournalStore, queue: PictureQueue, at_desk: JournalStore, shift: Shift, new_id: NewId
) -> None:
    referral = new_id()
    journal.append(*shift.primary(new_id(), referral))  # sent from here: its page was here first
    told = at_desk.append(
        shift.received(referral),
        *_taken(shift, referral),
        *shift.primary(new_id(), new_id()),
    )
    journal.apply_foreign(told, "1")
    assert queue.to_fetch(10) == (PHOTO, WALLET, PREVIEW)
    assert queue.to_fetch(1) == (PHOTO,)


def test_they_are_fetched_of_a_closed_referral_too_for_supervisors_review_it(
    journal: JournalStore, queue: PictureQueue, at_desk: JournalStore, shift: Shift, new_id: NewId
) -> None:
    referral = new_id()
    told = at_desk.append(
        *shift.primary(new_id(), referral), *_taken(shift, referral), *shift.secondary(referral)
    )
    journal.apply_foreign(told, "1")
    assert queue.to_fetch(10) == (WALLET, PREVIEW)


def test_one_that_is_here_is_not_fetched(
    journal: JournalStore,
    queue: PictureQueue,
    attachments: AttachmentStore,
    at_desk: JournalStore,
    shift: Shift,
    new_id: NewId,
) -> None:
    referral = new_id()
    here = attachments.put(b"a wallet")
    told = at_desk.append(
        shift.referred(new_id(), referral), shift.by(PhotoAdded(here, "wallet"), referral)
    )
    journal.apply_foreign(told, "1")
    assert queue.to_fetch(10) == (PHOTO,)


def test_nothing_is_fetched_of_a_referral_that_the_booth_took_back(
    journal: JournalStore, queue: PictureQueue, at_desk: JournalStore, shift: Shift, new_id: NewId
) -> None:
    encounter, referral = new_id(), new_id()
    told = at_desk.append(
        *shift.primary(encounter, referral), shift.by(ReferralWithdrawn(encounter), referral)
    )
    journal.apply_foreign(told, "1")
    assert queue.to_fetch(10) == ()
