"""Whose scan it is: what was said by hand first, then referral, container and plate."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from app.encounters.referral import ReferralState
from app.radiographs.scan_events import Load
from app.services.radiograph_views import Match, MatchKind, ScanRow
from app.services.views import ReferralRow

_OPEN = frozenset({ReferralState.SENT, ReferralState.ARRIVED, ReferralState.RECEIVED})


class OpenReferrals:
    """The open referrals of a port, by what scans are matched to them by.

    Nothing of a match is kept: a truck may be scanned before it is referred, and what was matched
    counts only once an officer opens the image for that referral, which is recorded.
    """

    def __init__(self, rows: Iterable[ReferralRow]) -> None:
        """Take the rows of the port; what is closed or withdrawn is left out."""
        self._by_id: dict[UUID, ReferralRow] = {}
        self._by_container: dict[str, list[ReferralRow]] = defaultdict(list)
        self._by_plate: dict[str, list[ReferralRow]] = defaultdict(list)
        for row in rows:
            if row.state not in _OPEN:
                continue
            self._by_id[row.id] = row
            if row.conveyance.container:
                self._by_container[row.conveyance.container].append(row)
            if row.conveyance.plate:
                self._by_plate[row.conveyance.plate].append(row)

    @property
    def rows(self) -> tuple[ReferralRow, ...]:
        """Every one of them, in the order of the list."""
        return tuple(self._by_id.values())

    def match(self, scan: ScanRow) -> Match:
        """Return whose scan it is, and by what."""
        if scan.by_hand is not None and scan.by_hand.referral_id is not None:
            return Match(MatchKind.HAND, self._by_id.get(scan.by_hand.referral_id))
        if scan.by_hand is None and scan.said_referral in self._by_id:
            return Match(MatchKind.REFERRAL, self._by_id[scan.said_referral])
        load = scan.load
        found = self._by_container.get(load.container, []) if load.container else []
        if found:
            return _one_of(found, MatchKind.CONTAINER)
        found = [row for row in self._by_plate.get(load.plate, []) if _one_issuer(row, load)]
        if found and load.plate:
            return _one_of(found, MatchKind.PLATE)
        known = load.container or load.plate
        return Match(MatchKind.LOAD_ONLY if known else MatchKind.NOTHING)


def _one_of(rows: list[ReferralRow], kind: MatchKind) -> Match:
    return Match(kind, rows[0]) if len(rows) == 1 else Match(MatchKind.SEVERAL)


def _one_issuer(row: ReferralRow, load: Load) -> bool:
    """Say whether two plates can be one: where one names no issuer, the plate must do."""
    ours, theirs = row.conveyance.plate_state, load.plate_state
    return not ours or not theirs or ours == theirs
