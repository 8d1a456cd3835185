"""Every state of the booth, by name: what the audits walk through."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.documents.reading import PartialDate
from app.encounters.referral import ReferralState
from app.examinations.examination import Disposition
from app.problems import Problem, ProblemCode
from app.screening.answers import History, ListedDocument, Lookout, PastCrossing, PastSecondary
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.ui.primary.fakes import UNREADABLE, document, reading_of
from tests.ui.primary.world import World

_LONG = document(
    surname="VENKATARAMANAN SUBRAHMANYAM",
    given_names="LAKSHMI PR",
    document_number="U38B15947",
    birth_date=PartialDate(1968, 11, 2),
    expiry_date=PartialDate(2023, 3, 14),
)


def lookout(number: int, **changed: Any) -> Lookout:
    """A lookout for somebody very like the traveler of `document()`."""
    like = Lookout(
        id=str(5000 + number),
        version=1,
        lookout_class=3,
        surname="ERIKSSON",
        given_names="ANNA MARIA",
        birth_date="1974-12-08",
        nationality="UTO",
        reason="invented",
        listed_on="2026-05-01",
    )
    return replace(like, **changed)


def _empty(_world: World) -> None:
    """Nobody is there yet."""


def _waiting(world: World) -> None:
    world.arrive("page.png", reading_of(document()))


def _routine(world: World) -> None:
    world.read(reading_of(document()))


def _full_card(world: World) -> None:
    world.lookouts.documents = (ListedDocument("UTO", "U38B15947", "stolen", "2026-11-03"),)
    world.lookouts.people = tuple(
        lookout(
            number,
            surname="VENKATARAMANAN SUBRAHMANYAM",
            given_names="LAKSHMI PRIYADARSHINI",
            birth_date="1968-02-11",
        )
        for number in range(3)
    )
    at = "2026-11-17T08:00:00.000Z"
    world.station.past = History(
        crossings=(PastCrossing(at, "San Lorenzo del Puerto Internacional", "Lane 104", "admit"),),
        last_secondary=PastSecondary(at, "San Lorenzo", "ADM", ""),
    )
    world.read(reading_of(_LONG))


def _digit(world: World) -> None:
    world.read(reading_of(document(), wrong_number_digit="7"))


def _compare(world: World) -> None:
    _digit(world)
    world.press(Key.ADD)


def _confirmed(world: World) -> None:
    _compare(world)
    world.press(Key.CLOSE_FORM)


def _mandatory_form(world: World) -> None:
    _confirmed(world)
    world.press(Key.HOLD_BACK)


def _form(world: World) -> None:
    _routine(world)
    world.press(Key.HOLD_BACK)


def _form_complains(world: World) -> None:
    _form(world)
    world.press(Key.HOLD_BACK)


def _evidence(world: World) -> None:
    world.lookouts.people = (lookout(1),)
    _routine(world)
    world.press(Key.EVIDENCE_1)


def _quiet(world: World) -> None:
    world.lookouts.people = (lookout(1, lookout_class=1, birth_date="1974-08-12"),)
    _routine(world)


def _unreadable(world: World) -> None:
    world.read(UNREADABLE)


def _chooser(world: World) -> None:
    world.arrive("a.png", reading_of(document()))
    world.arrive("b.png", reading_of(document()))
    world.press(Key.READ)


def _by_hand(world: World) -> None:
    for key in (Key.ADD, Key.EVIDENCE_3, Key.EVIDENCE_2):
        world.press(key)


def _by_hand_refused(world: World) -> None:
    _by_hand(world)
    world.type("P" * 50)
    world.press(Key.CLOSE_FORM)


def _disk_full(world: World) -> None:
    _full_card(world)
    world.station.refusal = Problem(ProblemCode.DISK_FULL)
    world.press(Key.HOLD_BACK)
    world.press(Key.HOLD_BACK)


def _blocked(world: World) -> None:
    _confirmed(world)
    world.press(Key.LET_GO)


def _results(world: World) -> None:
    for given_names in ("ANNA", "BRITTA", "CARLA", "DORIS"):
        world.read(reading_of(document(given_names=given_names)))
        world.press(Key.HOLD_BACK)
        world.press("1")
        world.press(Key.HOLD_BACK)
    first, second, *others = world.station.rows
    world.station.rows = [
        replace(first, state=ReferralState.RECEIVED, received_by="S. Lindqvist-Abara"),
        replace(
            second,
            state=ReferralState.CLOSED,
            disposition=Disposition.TURNED_OVER,
            closed_at=second.sent_at,
            finding_words=("currency not reported", "prohibited agriculture item"),
        ),
        *others,
    ]
    world.presenter.refresh()


def _scanning(world: World) -> None:
    world.page.show_view(View.SCANNER)
    world.page.scanner.show_progress(45)


def _scanner_jammed(world: World) -> None:
    world.page.show_view(View.SCANNER)
    world.page.scanner.show_problem(Problem(ProblemCode.SCANNER_JAMMED))


STATES: dict[str, Callable[[World], None]] = {
    "empty": _empty,
    "waiting": _waiting,
    "routine": _routine,
    "full card": _full_card,
    "digit": _digit,
    "compare": _compare,
    "confirmed": _confirmed,
    "mandatory form": _mandatory_form,
    "form": _form,
    "form complains": _form_complains,
    "evidence": _evidence,
    "quiet": _quiet,
    "unreadable": _unreadable,
    "chooser": _chooser,
    "scanning": _scanning,
    "scanner jammed": _scanner_jammed,
    "by hand": _by_hand,
    "by hand refused": _by_hand_refused,
    "disk full": _disk_full,
    "blocked": _blocked,
    "results": _results,
}
