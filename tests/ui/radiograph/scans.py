"""Scans in memory: what was recorded of them, as the store would tell it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from app.journal.event import Draft
from app.radiographs.events import RadiographMarked
from app.radiographs.scan_events import (
    NOTHING_SAID,
    Load,
    RadiographDecided,
    ScanMatched,
    ScanReceived,
    ScanTaken,
)
from app.services.radiograph_views import (
    Decided,
    HandMatch,
    Looking,
    Place,
    ScanPage,
    ScanRow,
    Wish,
)
from app.services.views import MarkView

_NOW = "2026-11-24T12:00:00.000Z"


@dataclass
class FakeScans:
    """The `ScanRecords` port."""

    rows: dict[UUID, ScanRow] = field(default_factory=dict)
    marked: dict[UUID, dict[UUID, MarkView]] = field(default_factory=dict)

    def note(self, drafts: Iterable[Draft]) -> None:
        """Take over what was recorded."""
        for draft in drafts:
            self._note(draft)

    def scan(self, scan_id: UUID) -> ScanRow | None:
        return self.rows.get(scan_id)

    def marks(self, scan_id: UUID) -> Sequence[MarkView]:
        return tuple(self.marked.get(scan_id, {}).values())

    def knows_file(self, file_name: str, size: int) -> bool:
        del size
        return any(row.file_name == file_name for row in self.rows.values())

    def open_scans(self, port: str, limit: int) -> Sequence[ScanRow]:
        waiting = (row for row in self.rows.values() if row.port == port and not row.decided)
        return sorted(waiting, key=lambda row: row.taken_at)[:limit]

    def search(self, wish: Wish, after: Place | None, limit: int) -> ScanPage:
        del after
        found = [
            row
            for row in self.rows.values()
            if all(word in row.file_name.lower() for word in wish.words)
        ]
        return ScanPage(tuple(found[:limit]))

    def last_of(self, load: Load, before: str, limit: int) -> Sequence[ScanRow]:
        same = [
            row
            for row in self.rows.values()
            if row.load == load != NOTHING_SAID and row.taken_at < before
        ]
        return sorted(same, key=lambda row: row.taken_at, reverse=True)[:limit]

    def references(self, codes: Sequence[str], besides: UUID, limit: int) -> Sequence[ScanRow]:
        del codes, besides, limit
        return ()

    def _note(self, draft: Draft) -> None:
        key = draft.subject_id
        match draft.body:
            case ScanReceived() as said:
                self.rows[key] = ScanRow(
                    id=key,
                    received_event=key,
                    port=said.port,
                    station="L4",
                    file_name=said.file_name,
                    sha256=said.sha256,
                    width=said.width,
                    height=said.height,
                    bits=said.bits,
                    taken_at=said.taken_at,
                    scanner=said.scanner,
                    energies=said.energies,
                    load=said.load,
                    said_referral=said.referral_id,
                    manifest=said.manifest,
                    thumbnail=said.thumbnail,
                    doubts=said.doubts,
                )
            case RadiographMarked(scan_id=UUID() as whose, mark=mark) as said:
                marks = self.marked.setdefault(whose, {})
                view = MarkView(
                    mark.id, key, "", mark.label, said.preview, "", mark.box, mark.kind, mark.points
                )
                marks.pop(mark.id, None)
                if not said.removed:
                    marks[mark.id] = view
            case ScanTaken() as said:
                looking = Looking(_NOW, said.officer, draft.authorship.officer_id, said.desk)
                self.rows[key] = replace(self.rows[key], looking=looking)
            case ScanMatched() as said:
                by_hand = HandMatch(_NOW, said.officer, said.reason, said.referral_id)
                self.rows[key] = replace(self.rows[key], by_hand=by_hand, load=said.load)
            case RadiographDecided() as said:
                decided = Decided(
                    key,
                    _NOW,
                    said.officer,
                    said.decision,
                    said.reason,
                    said.referral_id,
                    said.shown_ms,
                    said.views,
                    said.marks,
                )
                self.rows[key] = replace(self.rows[key], decided=decided)
