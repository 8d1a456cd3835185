"""What is known of a record beside its card: where, by whom, how long, what supervisors said."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.supervisor.record_lines import RecordLines, own_words
from app.ui.supervisor.time_bar import TimeBar
from app.ui.theme.fonts import space
from app.ui.widgets.check_row import ValueRow
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.panel import Divider, Panel
from app.ui.widgets.photo_view import PhotoView
from app.ui.widgets.text import Role, Text, Tone
from app.ui.words.notes import breakable
from app.ui.words.sentences import capital


class RecordSide(Panel):
    """Values, others of the party, time account, reviews; the page photo at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Record"), margins=False, parent=parent)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(space(4), 0, space(4), space(4))
        self._column.setSpacing(space(1.5))
        self._parts: list[QWidget] = []
        self._time = TimeBar(self._content)
        self._photo = PhotoView(self.tr("The page, as primary saw it"), parent=self._content)
        self._photo.setMaximumHeight(space(44))
        self._column.addStretch(1)
        for kept in (self._time, self._photo):
            kept.hide()
        self._window = LowWindow(self._content)
        self.body.addWidget(self._window, 1)

    @property
    def words(self) -> str:
        """Everything that is said, a line each."""
        return "\n".join(part.accessibleName() for part in self._parts if part.accessibleName())

    @property
    def photo(self) -> QImage | None:
        """The photo of the page, or None."""
        return self._photo.picture

    def show_record(self, lines: RecordLines) -> None:
        """Show the words of a record; the photo comes by itself."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            if part not in (self._time, self._photo):
                part.deleteLater()
        self._parts = []
        mark, state = lines.state
        self._add(_Marked(mark, own_words() if lines.own else capital(state)))
        for label, value in lines.values:
            self._add(ValueRow(label, breakable(value)))
        if lines.others:
            self._head(self.tr("Came along"))
            for words in lines.others:
                self._add(_Plain(words))
        self._head(self.tr("Where the time went"))
        self._time.show_lines(lines.time)
        self._add(self._time)
        if lines.said:
            self._head(self.tr("Reviews"))
            for said in lines.said:
                self._add(_Marked(said.mark, said.words))
                if said.note:
                    self._add(_Plain(said.note, Tone.NORMAL))
        if lines.has_photo:
            self._head(self.tr("Page"))
            self._add(self._photo)

    def show_photo(self, photo: QImage | None, words: str = "") -> None:
        """Show the photo of the page, or the words that say where it is."""
        self._photo.set_empty_words(words)
        self._photo.show_picture(photo)

    def turn_page(self, pages: int) -> None:
        """Show what stands further down, or up."""
        bar = self._window.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def _head(self, words: str) -> None:
        gap = QWidget()
        gap.setFixedHeight(space(0.5))
        self._add(gap)
        self._add(Divider())
        caption = Text(words, Role.CAPTION, Tone.SECONDARY)
        caption.setContentsMargins(0, space(1), 0, 0)
        self._add(caption)

    def _add(self, part: QWidget) -> None:
        self._column.insertWidget(len(self._parts), part)
        part.show()
        self._parts.append(part)


class _Plain(Text):
    def __init__(self, words: str, tone: Tone = Tone.SECONDARY) -> None:
        super().__init__(breakable(words), Role.SMALL, tone, wrap=True)
        self.setAccessibleName(words)


class _Marked(MarkedText):
    def __init__(self, mark: Mark, words: str) -> None:
        super().__init__(mark, words, Role.SMALL, toned=False, wrap=True)
        layout = self.layout()
        assert layout is not None
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
