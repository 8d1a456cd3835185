"""Choosing the next scan: from those that wait, or from all there ever were."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from app.clock import Clock
from app.duty.officers import Duty, Role
from app.problems import Problem, ProblemCode
from app.services.radiograph_deciding import RadiographDeciding
from app.services.radiograph_library import RadiographLibrary
from app.services.radiograph_views import Match, Place, ScanPage, ScanRow, WorkItem, Worklist
from app.services.views import ReferralRow
from app.ui.problem_texts import problem_words
from app.ui.radiograph.match_form import Entered
from app.ui.radiograph.scan_lines import (
    ScanLine,
    Value,
    decision_words,
    found_line,
    load_words,
    scan_values,
    work_line,
)
from app.ui.radiograph.wall import Wall
from app.ui.radiograph.worklist_panel import Listing, WorklistPanel
from app.ui.tasks import Task, TaskRunner
from app.ui.words.sentences import capital, dotted
from app.ui.words.times import clock_words, moment_words

_TYPING_MS = 250  # nobody is asked about half a word
_AT_FIELD = (ProblemCode.MATCH_INCOMPLETE, ProblemCode.TEXT_TOO_LONG)


class WorklistDesk(QObject):
    """Works the panel; what is shown is asked for on the store's thread.

    Signals:
        open_requested (ScanRow, ReferralRow | None, Path): Look at this scan, for this referral.
        changed: How many wait is known anew.
        failed (Problem): It cannot be opened, matched or searched.
    """

    open_requested = Signal(object, object, object)
    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        deciding: RadiographDeciding,
        library: RadiographLibrary,
        tasks: TaskRunner,
        clock: Clock,
        panel: WorklistPanel,
        wall: Wall,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._deciding = deciding
        self._library = library
        self._tasks = tasks
        self._clock = clock
        self._panel = panel
        self._wall = wall
        self._duty: Duty | None = None
        self._items: dict[UUID, WorkItem] = {}
        self._found: list[ScanRow] = []
        self._next: Place | None = None
        self._asked: Task | None = None
        self._compared: Task | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._search)
        panel.listing_chosen.connect(self._show_listing)
        panel.search_changed.connect(self._typing.start)
        panel.more_requested.connect(self._search_on)
        panel.open_requested.connect(self._open_chosen)
        panel.match_requested.connect(self._ask_match)
        panel.list.opened.connect(self._open)
        panel.list.chosen_changed.connect(self._show_chosen)
        panel.form.entered.connect(self._match)
        panel.form.closed.connect(self._close_form)

    @property
    def waiting(self) -> int:
        """How many scans wait to be looked at."""
        return len(self._items)

    def start(self, duty: Duty) -> None:
        """Let this officer choose, whose work it is."""
        self._duty = duty if duty.role is Role.SECONDARY else None
        self.refresh()

    def stop(self) -> None:
        """Nobody works here now."""
        self._duty = None
        self._typing.stop()

    def refresh(self) -> None:
        """Look again at what waits."""
        if self._duty is None:
            return
        if self._asked is not None:
            self._asked.drop()
        task = self._asked = self._tasks.store(self._deciding.worklist, self._duty)
        task.result.connect(self._show_waiting)
        task.failed.connect(self._give_up)

    # --- what waits ---------------------------------------------------------------------------

    def _show_waiting(self, worklist: Worklist) -> None:
        self._asked = None
        self._items = {item.scan.id: item for item in worklist.items}
        self._panel.show_waiting(len(self._items))
        self.changed.emit()
        if self._panel.listing is Listing.WAITING:
            self._show_items()

    def _show_items(self) -> None:
        now = self._clock.now()
        self._panel.say_empty(
            self.tr("No scan waits"),
            self.tr("Scans appear here by themselves. F3 finds those of the past."),
        )
        self._show([work_line(item, now) for item in self._items.values()])

    # --- all there were -----------------------------------------------------------------------

    def _show_listing(self) -> None:
        if self._panel.listing is Listing.WAITING:
            self._typing.stop()
            self._next = None
            self._show_items()
        else:
            self._search()

    def _search(self) -> None:
        self._found = []
        self._ask(None)

    def _search_on(self) -> None:
        if self._next is not None:
            self._ask(self._next)

    def _ask(self, after: Place | None) -> None:
        if self._duty is None or self._panel.listing is not Listing.ALL:
            return
        if self._asked is not None:
            self._asked.drop()
        panel = self._panel
        task = self._asked = self._tasks.store(
            self._library.search,
            self._duty,
            panel.text,
            decision=panel.decision,
            finding=panel.finding,
            after=after,
        )
        task.result.connect(self._show_found)
        task.failed.connect(self._give_up)

    def _show_found(self, page: ScanPage) -> None:
        self._asked = None
        self._found += page.rows
        self._next = page.next
        now = self._clock.now()
        self._panel.say_empty(
            self.tr("No radiograph is found"),
            self.tr("Leave something out, or type the beginning of a word."),
        )
        self._show([found_line(row, now) for row in self._found])

    # --- the chosen one -----------------------------------------------------------------------

    def _show(self, lines: Sequence[ScanLine]) -> None:
        self._panel.list.show_lines(lines)
        for line in lines:
            self._fetch(line.scan)

    def _fetch(self, scan: ScanRow) -> None:
        if not scan.thumbnail or scan.thumbnail in self._wall.pictures:
            return
        self._wall.keep(scan.thumbnail, None)

        def keep(content: bytes | None) -> None:
            if content is None:  # on its way: asked for again with the next list
                self._wall.pictures.pop(scan.thumbnail, None)
                return
            self._wall.keep(scan.thumbnail, QPixmap.fromImage(QImage.fromData(content)))
            self._panel.list.viewport().update()
            self._show_picture()

        task = self._tasks.engine(self._library.thumbnail, scan)
        task.result.connect(keep)

    def _show_chosen(self) -> None:
        line = self._panel.list.chosen
        self._panel.show_choice(chosen=line is not None, more=self._next is not None)
        if line is None:
            return
        self._panel.show_title(load_words(line.scan))
        self._show_values(line.scan, ())
        self._show_picture()
        self._compare(line.scan)

    def _show_values(self, scan: ScanRow, more: Sequence[Value]) -> None:
        item = self._items.get(scan.id)
        values = scan_values(scan, item.match if item else None, self._clock.now())
        self._panel.values.show_values((*values, *more))

    def _show_picture(self) -> None:
        line = self._panel.list.chosen
        picture = self._wall.picture(line) if line else None
        self._panel.picture.show_picture(picture.toImage() if picture else None)

    def _compare(self, scan: ScanRow) -> None:
        """Say what this scan can be held against."""
        if self._compared is not None:
            self._compared.drop()
        if self._duty is None:
            return
        duty = self._duty

        def look_up() -> tuple[Sequence[ScanRow], Sequence[ScanRow]]:
            return self._library.before(duty, scan), self._library.references(duty, scan)

        task = self._compared = self._tasks.store(look_up)
        task.result.connect(partial(self._show_compared, scan))

    def _show_compared(
        self, scan: ScanRow, told: tuple[Sequence[ScanRow], Sequence[ScanRow]]
    ) -> None:
        self._compared = None
        captions = (self.tr("Last image"), self.tr("Same goods"))
        now = self._clock.now()
        more = []
        for caption, rows in zip(captions, told, strict=True):
            for row in rows[:1]:
                said = decision_words(row.decided.decision) if row.decided else ""
                more.append(Value(caption, dotted(moment_words(row.taken_at, now), capital(said))))
        self._show_values(scan, more)

    # --- opening and matching -----------------------------------------------------------------

    def _open_chosen(self) -> None:
        line = self._panel.list.chosen
        if line is not None:
            self._open(line.scan.id)

    def _open(self, scan_id: UUID) -> None:
        duty, line = self._duty, self._panel.list.chosen
        if duty is None or line is None or line.scan.id != scan_id:
            return
        scan = line.scan

        def find() -> tuple[Path, Match]:
            return self._library.path(scan), self._deciding.match_of(duty, scan)

        def go(told: tuple[Path, Match]) -> None:
            path, match = told
            self.open_requested.emit(scan, match.referral, path)

        task = self._tasks.store(find)
        task.result.connect(go)
        task.failed.connect(self._give_up)

    def _ask_match(self) -> None:
        line = self._panel.list.chosen
        if line is None or self._duty is None:
            return

        def show(referrals: tuple[ReferralRow, ...]) -> None:
            item = self._items.get(line.scan.id)
            matched = item.match.referral if item else None
            self._panel.form.show_scan(line.scan, referrals, matched.id if matched else None)
            self._panel.show_form(is_open=True)

        task = self._tasks.store(self._deciding.referrals, self._duty)
        task.result.connect(show)
        task.failed.connect(self._give_up)

    def _match(self, entered: Entered) -> None:
        if self._duty is None:
            return
        form = self._panel.form
        form.set_free(free=False)
        task = self._tasks.store(
            self._deciding.match,
            self._duty,
            entered.scan_id,
            container=entered.container,
            plate=entered.plate,
            plate_state=entered.plate_state,
            referral_id=entered.referral_id,
            reason=entered.reason,
        )
        task.result.connect(self._finish_match)
        task.failed.connect(self._give_up)

    def _finish_match(self, _scan: ScanRow) -> None:
        self._panel.form.set_free(free=True)
        self._panel.form.forget()
        self._close_form()
        time = clock_words(self._clock.now(), seconds=True)
        self._panel.notice.say(self.tr("Recorded {time}").format(time=time))
        self.refresh()
        if self._panel.listing is Listing.ALL:
            self._search()

    def _close_form(self) -> None:
        self._panel.show_form(is_open=False)
        self._panel.show_choice(
            chosen=self._panel.list.chosen is not None, more=self._next is not None
        )

    def _give_up(self, error: Exception) -> None:
        self._asked = None
        self._panel.form.set_free(free=True)
        if not isinstance(error, Problem):
            return
        if error.code in _AT_FIELD and self._panel.form_open:
            self._panel.form.complain(problem_words(error))
        else:
            self.failed.emit(error)
