"""A flight that is announced: its list is opened, and somebody on it is to be met."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.clock import SystemClock
from app.demo.booth_hand import BoothHand
from app.demo.port import RELIEF_OFFICER
from app.demo.story import Who
from app.documents.payloads.paxlst_list import (
    Journey,
    ListedTraveler,
    StatedDocument,
    TravelerKind,
)
from app.duty.officers import Mode
from app.records.durable import write_durably
from app.specimens.coded_travelers import DRIVER_OF_LICENCE, PASSENGER
from app.specimens.passenger_list import SentList, compose_paxlst
from app.specimens.specimen import Specimen
from app.specimens.travelers import FLYER
from app.ui.arrivals.page import ArrivalsPage, Place
from app.ui.shortcuts import Key

_RECEIVED, _SCREENED = "advance.manifest_received", "advance.screened"
_SET = "advance.action_set"
_ON_BOARD = (FLYER, PASSENGER, DRIVER_OF_LICENCE)
_WHY = "Asked to be helped to the desk"


@dataclass(frozen=True, slots=True)
class AnnouncedFlight:
    """Plays the relief officer at the Arrivals page; what is set already is passed over.

    Attributes:
        page: The Arrivals page, to look at.
        folder: Where the carrier's list is put.
    """

    hand: BoothHand
    page: ArrivalsPage
    folder: Path

    def meet(self) -> None:
        """Open the list of the flight, and ask that one of its passengers be met."""
        hand, officer = self.hand, self.hand.officer
        if hand.log.holds(_SET):
            return
        hand.sign_in(RELIEF_OFFICER, Mode.AIR)
        officer.press(Key.PAGE_2)
        officer.wait(self.page.isVisible, "the Arrivals page")
        officer.settle()
        if not hand.log.holds(_SCREENED):
            self._open_list()
        officer.picture("arrivals")
        with hand.book.step("meet", Who.BOOTH, officer, event=_SET, action="meet"):
            self._go_to_traveler()
            officer.press_when_offered(Key.HOLD_BACK)
            officer.settle()
            officer.write(_WHY)
            officer.picture("arrivals meet")
            officer.press(Key.CONFIRM)
            officer.wait(lambda: hand.log.holds(_SET), "action recorded")
        officer.settle()
        officer.picture("arrivals flight")
        officer.press(Key.PAGE_1)
        officer.wait(hand.page.isVisible, "the booth")
        officer.settle()

    def _open_list(self) -> None:
        hand, officer = self.hand, self.hand.officer
        path = self.folder / "ut0412.edi"
        write_durably(path, _list_of_flight(SystemClock().now().astimezone()))
        with hand.book.step("open the list", Who.BOOTH, officer, event=_RECEIVED):
            officer.press_when_offered(Key.ADD)
            officer.wait(lambda: self.page.place is Place.FILE, "the path")
            officer.write(str(path))
            officer.press(Key.CONFIRM)
            officer.wait(lambda: hand.log.holds(_SCREENED), "the list is screened")
        officer.settle()

    def _go_to_traveler(self) -> None:
        """Enter opens the flight; the traveler is found by typing."""
        officer = self.hand.officer
        officer.press(Key.CONFIRM)
        officer.wait(lambda: self.page.place is Place.TRAVELERS, "who is on board")
        officer.settle()
        officer.press_when_offered(Key.FIND)
        officer.write(DRIVER_OF_LICENCE.document.surname)
        officer.press(Key.CONFIRM)
        officer.settle()


def _list_of_flight(now: datetime) -> bytes:
    due = (now + timedelta(hours=1)).replace(tzinfo=None).isoformat(timespec="minutes")
    journey = Journey(Mode.AIR, "UT0412", "", "UT", "AMA", "SLZ", "", due)
    return compose_paxlst(SentList(journey, [_listed(one) for one in _ON_BOARD]))


def _listed(specimen: Specimen) -> ListedTraveler:
    shown = specimen.document
    stated = StatedDocument(
        shown.document_code[:1], shown.document_number, shown.issuing_state, shown.expiry_date
    )
    return ListedTraveler(
        TravelerKind.PASSENGER,
        shown.surname,
        shown.given_names,
        shown.birth_date,
        shown.sex,
        shown.nationality,
        (stated,),
        embarked="AMA",
        leaves="SLZ",
    )
