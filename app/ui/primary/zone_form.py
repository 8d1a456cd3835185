"""The machine readable zone by hand: typed where it cannot be read, or compared with the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.documents.mrz.layouts import LAYOUTS, Layout
from app.documents.reading import MrzFormat, MrzText
from app.ui.card.zone import beside
from app.ui.card.zone_text import ZoneText
from app.ui.primary.zone_line_edit import ZoneLineEdit
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.choice import DropDown
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.panel import Panel
from app.ui.widgets.photo_view import Corner, PhotoView
from app.ui.widgets.text import Role, Text

_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class ZoneToCompare:
    """A zone that was read and does not add up.

    Attributes:
        format: Its layout.
        lines: The accepted text.
        complaints: What does not add up, a sentence each.
        strip: Picture of the zone, if there is one.
    """

    format: MrzFormat
    lines: tuple[str, ...]
    complaints: tuple[str, ...]
    strip: QImage | None


@dataclass(frozen=True, slots=True)
class ZoneDraft:
    """What was typed and not read yet."""

    format: MrzFormat = MrzFormat.TD3
    lines: tuple[str, ...] = ()


class _ZoneStrip(PhotoView):
    """The zone as wide as the form, so that letters can be compared."""

    def show_picture(self, picture: QImage | None, quad: Sequence[Corner] = ()) -> None:
        """Show the zone in its own proportions."""
        super().show_picture(picture, quad)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Take the picture's own proportions."""
        if self.picture is None:
            return 0
        return round(width * self.picture.height() / self.picture.width())


class ZoneForm(Panel):
    """Two or three lines of text under the picture of the zone.

    Signals:
        confirmed: The page prints exactly this, wrong check digit and all.
        entered (object): These lines (a tuple of str) stand on the page.
        second_wanted: Ask the second reader too.
        closed: Back; what was typed stays.
    """

    second_wanted = Signal()
    confirmed = Signal()
    entered = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Enter by hand"), parent=parent)
        self._compared: ZoneToCompare | None = None
        self._sentence = Text("", Role.LEAD, wrap=True)
        self._strip = _ZoneStrip(self.tr("The zone on the page"))
        self._complaints = [MarkedText(Mark.ATTENTION, wrap=True) for _ in range(_MOST_LINES * 2)]
        self._format: DropDown[MrzFormat] = DropDown(
            [
                (MrzFormat.TD3, self.tr("Passport, 2 × 44")),
                (MrzFormat.TD1, self.tr("Card, 3 × 30")),
                (MrzFormat.TD2, self.tr("Card, 2 × 36")),
                (MrzFormat.MRV_A, self.tr("Visa, 2 × 44")),
                (MrzFormat.MRV_B, self.tr("Visa, 2 × 36")),
                (MrzFormat.FRENCH, self.tr("French card, 2 × 36")),
            ]
        )
        self._format.setAccessibleName(self.tr("Layout of the zone"))
        self._format.set_value(MrzFormat.TD3)
        self._format.chosen.connect(self._show_layout)
        self._lines = [ZoneLineEdit(number) for number in range(1, _MOST_LINES + 1)]
        for line in self._lines:
            line.edited.connect(self._show_done)
            line.entered.connect(partial(self._go_on, line))
        self._second = KeyButton(self.tr("Second reader"), Key.ADD)
        self._second.clicked.connect(self.second_wanted)
        self._second_says = MarkedText(Mark.OPEN, wrap=True)
        self._second_text = ZoneText()
        self.offer_second(offered=False)
        self._done = KeyButton("", Key.CLOSE_FORM, Variant.PRIMARY)
        self._done.clicked.connect(self._finish)
        back = KeyButton(self.tr("Back"), Key.BACK)
        back.clicked.connect(self.closed)
        self._lay_out(back)
        self._show_layout()

    def compare(self, zone: ZoneToCompare) -> None:
        """Show a zone that was read, to be confirmed or corrected.

        What was already typed for the same zone stays.
        """
        if self._compared is not None and self._compared.lines == zone.lines:
            self._compared = zone
        else:
            self._compared = zone
            self._format.set_value(zone.format)
            self._fill(zone.lines)
        self.set_title(self.tr("Compare with the page"))
        self._sentence.setText(
            self.tr("Correct what was misread. Leave what the page really prints.")
        )
        self._show(zone.complaints, zone.strip)

    def enter(self, strip: QImage | None = None) -> None:
        """Show the empty form; what was already typed stays."""
        if self._compared is not None:
            self._compared = None
            self._fill(())
        self.set_title(self.tr("Enter by hand"))
        self._sentence.setText(
            self.tr("Type the lines at the foot of the page. Fillers at the end may be left out.")
        )
        self._show((), strip)

    def offer_second(self, *, offered: bool) -> None:
        """Offer the second reader, where there is a picture for it, and forget what it said."""
        self._second.setVisible(offered)
        self._second.setEnabled(True)
        self._second_says.hide()
        self._second_text.show_zone(())

    def show_second_looking(self) -> None:
        """Say that the second reader is at work; it takes seconds, and nothing waits for it."""
        self._second.setEnabled(False)
        self._say_of_second(Mark.OPEN, self.tr("The second reader is looking …"))

    def show_second(self, second: MrzText | None) -> None:
        """Show what the second reader sees beside the text in the form."""
        self._second.setEnabled(True)
        if second is None:
            self._say_of_second(Mark.NOT_DONE, self.tr("The second reader finds no zone."))
            return
        if not any(line.text for line in self._lines):
            self._format.set_value(second.format)
            self._fill(second.lines)
            self._show_layout()
        here = self.lines
        if here == second.lines:
            self._say_of_second(Mark.PASSED, self.tr("The second reader sees the same text."))
            return
        self._say_of_second(
            Mark.ATTENTION, self.tr("The second reader sees another text, in the lines below:")
        )
        padded = (*here, *("",) * len(second.lines))
        self._second_text.show_zone(
            tuple(beside(padded[place], line) for place, line in enumerate(second.lines))
        )

    def _say_of_second(self, mark: Mark, sentence: str) -> None:
        self._second_text.show_zone(())
        self._second_says.show_mark(mark, sentence)
        self._second_says.show()

    def forget(self) -> None:
        """Empty the form: the traveler it was for is decided."""
        self._compared = None
        self._fill(())

    @property
    def draft(self) -> ZoneDraft:
        """What stands there, to be shown again; nothing where a read zone is compared."""
        if self._compared is not None:
            return ZoneDraft()
        texts = tuple(line.text for line in self._lines)
        return ZoneDraft(self._format.value() or MrzFormat.TD3, texts)

    def show_draft(self, draft: ZoneDraft) -> None:
        """Put there what was typed before."""
        self._compared = None
        self._format.set_value(draft.format)
        self._fill(draft.lines)
        self._show_layout()

    def refuse(self, sentence: str) -> None:
        """Say why the lines were not taken."""
        self._complaints[0].show_mark(Mark.REFER, sentence)
        self._complaints[0].show()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as they stand there, with the fillers left out at their ends."""
        return tuple(line.filled for line in self._lines[: self._layout.line_count])

    @property
    def _layout(self) -> Layout:
        # The old French card has lines as long as those of a TD2.
        return LAYOUTS.get(self._format.value() or MrzFormat.TD3, LAYOUTS[MrzFormat.TD2])

    @property
    def _unchanged(self) -> bool:
        return self._compared is not None and self.lines == self._compared.lines

    def _show(self, complaints: tuple[str, ...], strip: QImage | None) -> None:
        for index, label in enumerate(self._complaints):
            shown = complaints[index] if index < len(complaints) else ""
            label.show_mark(Mark.ATTENTION, shown)
            label.setVisible(bool(shown))
        self._strip.show_picture(strip)
        self._strip.setVisible(strip is not None)
        self._show_layout()
        self._lines[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, lines: tuple[str, ...]) -> None:
        for index, editor in enumerate(self._lines):
            editor.set_text(lines[index] if index < len(lines) else "")

    def _show_layout(self) -> None:
        layout = self._layout
        for index, line in enumerate(self._lines):
            line.set_length(layout.line_length)
            line.setVisible(index < layout.line_count)
        self._show_done()

    def _show_done(self) -> None:
        self._done.set_label(
            self.tr("The page prints exactly this")
            if self._unchanged
            else self.tr("Use these lines")
        )
        self._done.setEnabled(any(line.text for line in self._lines))

    def _go_on(self, line: ZoneLineEdit) -> None:
        """Enter leads to the next line, and at the last one it is done: so do readers that type."""
        shown = self._lines[: self._layout.line_count]
        following = shown.index(line) + 1 if line in shown else len(shown)
        if following < len(shown):
            shown[following].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._done.click()

    def _finish(self) -> None:
        if self._unchanged:
            self.confirmed.emit()
        else:
            self.entered.emit(self.lines)

    def _lay_out(self, back: KeyButton) -> None:
        self.body.setSpacing(space(3))
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._strip)
        complaints = QVBoxLayout()
        complaints.setSpacing(space(1))
        for complaint in self._complaints:
            complaints.addWidget(complaint)
        self.body.addLayout(complaints)
        self.body.addWidget(self._format, 0, Qt.AlignmentFlag.AlignLeading)
        lines = QVBoxLayout()
        lines.setSpacing(space(1.5))
        for line in self._lines:
            lines.addWidget(line)
        self.body.addLayout(lines)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(3))
        buttons.addWidget(back)
        buttons.addWidget(self._done)
        buttons.addWidget(self._second)
        buttons.addStretch(1)
        self.body.addWidget(self._second_says)
        self.body.addWidget(self._second_text)
        self.body.addSpacing(space(1))
        self.body.addLayout(buttons)
        self.body.addStretch(1)
