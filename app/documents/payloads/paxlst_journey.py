"""The way of a conveyance in a passenger list: legs, places, and which of them cross the border."""

import re
from dataclasses import dataclass, field, replace

from app.documents.payloads.paxlst_list import Journey
from app.documents.payloads.paxlst_segments import Segment
from app.duty.officers import Mode

_MODES = {"1": Mode.SEA, "2": Mode.RAIL, "3": Mode.LAND, "4": Mode.AIR}
"""Code list 8067 (UN/ECE Recommendation 19)."""
_FLIGHT = re.compile(r"[A-Z0-9]{2,3}[0-9]{1,4}[A-Z]?")
_LONGEST = 40
_MOST_LEGS = 20

# Code list 3227: the last place before the border and the first behind it, then any other.
_ORIGINS, _DESTINATIONS = ("125", "5"), ("87", "8", "60")
_DEPARTS, _DUE = ("189", "133", "136"), ("232", "132", "178")


@dataclass(slots=True)
class Legs:
    """The transport segments of one message, as they come."""

    found: list[Journey] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        """Say whether a leg is there that places and times belong to."""
        return bool(self.found)

    def begin(self, segment: Segment) -> None:
        """Read TDT: 8028 the journey, C220 the mode, C040 the carrier, C222 the ship."""
        if len(self.found) >= _MOST_LEGS:
            return
        number, operator = _word(segment.get(1)), _word(segment.get(4))
        # C222 gives the number of a ship (IMO) and its name; some write only one of them.
        vessel = _word(segment.get(7, 3)) or _word(segment.get(7))
        said = _MODES.get(segment.get(2))
        if operator and number.isdecimal() and said in (None, Mode.AIR) and not vessel:
            number = operator + number
        flight = bool(_FLIGHT.fullmatch(number.replace(" ", "")))
        mode = said or (Mode.SEA if vessel else Mode.AIR if flight else Mode.RAIL)
        if number or vessel:
            name = vessel if mode is Mode.SEA else ""
            self.found.append(Journey(mode, number or vessel, name, operator))

    def place(self, segment: Segment) -> None:
        """Read LOC of the last leg: what was named first counts."""
        leg, what, place = self.found[-1], segment.get(0), _word(segment.get(1))
        if what in _ORIGINS and not leg.origin:
            self.found[-1] = replace(leg, origin=place)
        elif what in _DESTINATIONS and not leg.destination:
            self.found[-1] = replace(leg, destination=place)

    def time(self, segment: Segment, read: str) -> None:
        """Read DTM of the last leg; `read` is its local time."""
        leg, what = self.found[-1], segment.get(0)
        if what in _DEPARTS and not leg.departs:
            self.found[-1] = replace(leg, departs=read)
        elif what in _DUE and not leg.due:
            self.found[-1] = replace(leg, due=read)

    def journey(self) -> Journey | None:
        """Return the leg across the border, or the first; None where none is named."""
        crossing = (leg for leg in self.found if leg.origin and leg.destination)
        return next(crossing, self.found[0] if self.found else None)


def _word(text: str) -> str:
    return " ".join(text.upper().split())[:_LONGEST]
