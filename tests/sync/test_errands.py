"""Single errands, against a hub that says what the test wants it to say."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.clock import parse_timestamp
from app.duty.officers import Station
from app.ids import new_id
from app.journal.event import Authorship, Draft, Event
from app.records.attachments import AttachmentStore
from app.records.journal_store import JournalStore
from app.records.keys import StationKeys
from app.records.pictures import PictureQueue
from app.records.store import Store
from app.sync.client import HubClient
from app.sync.errands import Errands
from app.sync.protocol import Announced, FeedPage, Refusal, RefusalCode
from app.sync.refused import HubSaidNo
from app.sync.transport import Transport
from tests.fixed import FixedClock
from tests.hub.chains import referral
from tests.hub.worlds import PORT

KEYS = StationKeys.generate()
REFUSED = "1" * 64
PAGES = [*(f"{number:064x}" for number in range(9)), REFUSED]


class PoorHub(HubClient):
    """A hub with an empty feed, without pictures, and with odd ideas about some."""

    def __init__(self, clock: FixedClock) -> None:
        hub_key = Ed25519PrivateKey.generate().public_key()
        super().__init__(
            Transport("http://127.0.0.1:1", clock),  # never connected to
            station="S1",
            signing_key=KEYS.signing_key,
            hub_key=hub_key,
            clock=clock,
        )
        self.asked: list[str] = []

    def feed(self, after: str, *, epoch: int = 1) -> FeedPage:
        del epoch
        return FeedPage((), after, more=False, hub_epoch="life 1")

    def download(self, sha256: str) -> bytes | None:
        self.asked.append(sha256)
        if sha256 == REFUSED:
            raise HubSaidNo(Refusal(RefusalCode.MALFORMED, "No."))
        return None

    def announce(self, events: Sequence[Event]) -> Announced:
        if any(event.seq == 2 for event in events):
            raise HubSaidNo(Refusal(RefusalCode.TOO_LARGE, "No."))
        self.asked += [f"event {event.seq}" for event in events]
        return Announced(len(events))

    def upload(self, sha256: str, content: bytes) -> None:
        self.asked.append(sha256)
        if self.asked == [sha256] or not content:
            raise HubSaidNo(Refusal(RefusalCode.DIGEST, "Again."))


@pytest.fixture
def poor_hub(clock: FixedClock) -> Iterator[PoorHub]:
    client = PoorHub(clock)
    yield client
    client.close()


@pytest.fixture
def errands(tmp_path: Path, clock: FixedClock, poor_hub: PoorHub) -> Iterator[Errands]:
    """Those of a second desk."""
    with Store.create(tmp_path / "desk" / "station.db", KEYS, Station("S1", PORT)) as store:
        pictures = PictureQueue(store, AttachmentStore(tmp_path / "pictures", KEYS, store.ballast))
        yield Errands(JournalStore(store, KEYS, clock, new_id), pictures, poor_hub, clock)


def test_a_clock_that_was_set_back_leaves_no_feed_of_tomorrow(
    errands: Errands, clock: FixedClock
) -> None:
    errands.take_in()
    clock.wall -= timedelta(hours=3)
    errands.take_in()
    assert parse_timestamp(errands.journal.sync_state().feed_at) == clock.now()


def test_lacking_pictures_are_asked_for_a_few_a_step_and_ever_more_seldom(
    errands: Errands, poor_hub: PoorHub, clock: FixedClock, tmp_path: Path
) -> None:
    with Store.create(tmp_path / "booth" / "station.db", KEYS, Station("L4", PORT)) as store:
        booth = JournalStore(store, KEYS, clock, new_id)
        by = Authorship(None, "station", "test")
        named = ["../head", "no digest", *PAGES]
        sent = booth.append(*(Draft(referral(PORT, page), new_id(), by) for page in named))
    errands.journal.apply_foreign(sent, "")

    for pause_s, asked in ((0, PAGES), (4, []), (1, PAGES), (5, []), (5, PAGES)):
        clock.pass_time(timedelta(seconds=pause_s))
        poor_hub.asked.clear()
        assert not errands.fetch_picture()
        assert len(poor_hub.asked) <= 8, "what is urgent may cut in"
        assert not errands.fetch_picture()
        assert sorted(poor_hub.asked) == asked


def test_a_picture_that_the_hub_had_spoiled_goes_once_more(
    errands: Errands, poor_hub: PoorHub
) -> None:
    by = Authorship(None, "station", "test")
    photo, odd = errands.pictures.attachments.put(b"photo"), errands.pictures.attachments.put(b"")
    errands.journal.append(Draft(referral(PORT, photo), new_id(), by))
    assert [errands.send_picture() for _ in range(3)] == [False, True, False]
    errands.journal.append(Draft(referral(PORT, odd), new_id(), by))
    assert [errands.send_picture() for _ in range(3)] == [False] * 3
    assert poor_hub.asked == [photo, photo, odd, odd]


def test_a_fact_too_large_to_be_announced_holds_no_other_back(
    errands: Errands, poor_hub: PoorHub
) -> None:
    by = Authorship(None, "station", "test")
    errands.announce(errands.journal.append(*[Draft(referral(PORT), new_id(), by)] * 3))
    assert poor_hub.asked == ["event 1", "event 3"]
