"""Draws the shift report: tables over as many pages as they need, for paper or the screen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextOption,
)

from app.ui.supervisor.report_lines import ReportLines, Section

_DPI = 300
_MARGIN_MM = 18.0
_MM_PER_INCH = 25.4
# Paper is white, whatever the theme; the four parts stay apart in black and white too.
_INK, _SOFT, _LINE = QColor("#0f1826"), QColor("#4a5a73"), QColor("#c5cedb")
_PARTS = (QColor("#0b5fa5"), QColor("#6aa3d3"), QColor("#b7cfe6"), QColor("#e3ecf5"))
_SIZES = {"title": 20.0, "lead": 12.0, "head": 11.5, "body": 9.5, "small": 8.0}  # points
_ENDLESS = 1e6
_NAMES = 2.4
"""How much wider the first column of a table is than each of the others."""


def paper() -> QPageSize:
    """Return the paper that is used here."""
    letter = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def draw_report(lines: ReportLines, page: QPageSize, font: QFont, *, right_to_left: bool) -> bytes:
    """Return the report as a PDF. Slow: for the engines pool; touches no widget.

    Args:
        lines: What it says.
        page: On which paper.
        font: In which typeface, at any size.
        right_to_left: Tables begin at the right.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(f"{lines.title} · {lines.period}")
    writer.setCreator("Gatehouse")
    writer.setPageLayout(
        QPageLayout(
            page,
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    sheet = _Sheet(writer, font, right_to_left=right_to_left)
    sheet.set_foot(lines.foot)
    pages = sheet.pages(list(_blocks(lines, sheet)))
    painter = QPainter(writer)
    for number, blocks in enumerate(pages, 1):
        if number > 1:
            writer.newPage()
        sheet.paint(painter, blocks, lines.page.format(number=number, count=len(pages)))
    painter.end()
    return bytes(buffer.data().data())


@dataclass(frozen=True, slots=True)
class _Block:
    """Something that is not torn apart.

    Attributes:
        height: In dots.
        paint: Paints it with its upper edge at the given place.
        head: What is painted again at the top of a page that begins with this block.
        keep: It stays with the block that follows.
        gap: It is only room, which no page begins with.
    """

    height: float
    paint: Callable[[QPainter, float], None]
    head: "_Block | None" = None
    keep: bool = False
    gap: bool = False


class _Sheet:
    """One width of paper, its typefaces, and what is painted on it."""

    def __init__(self, writer: QPdfWriter, font: QFont, *, right_to_left: bool) -> None:
        self._rtl = right_to_left
        self._base = font
        self._device = writer
        self.width, self._height = float(writer.width()), float(writer.height())
        self._fonts = {name: self._font(name) for name in _SIZES}
        self._foot = 0.0
        self._foot_words = ""

    def set_foot(self, words: str) -> None:
        """Leave room for the line at the foot of each page."""
        self._foot_words = words
        self._foot = self.height_of(words, self._fonts["small"], self.width) + self.mm(4)

    def height_of(self, words: str, font: QFont, width: float) -> float:
        """Return how high words are in this width; other scripts may be higher than ours."""
        metrics = QFontMetricsF(font, self._device)
        flags = int(Qt.TextFlag.TextWordWrap)
        return metrics.boundingRect(QRectF(0, 0, width, _ENDLESS), flags, words or " ").height()

    def mm(self, millimeters: float) -> float:
        """Return a length in dots."""
        return millimeters * _DPI / _MM_PER_INCH

    def gap(self, millimeters: float) -> _Block:
        """Return room."""
        return _Block(self.mm(millimeters), lambda _painter, _top: None, keep=True, gap=True)

    def text(self, words: str, name: str, color: QColor = _INK, *, bold: bool = False) -> _Block:
        """Return a paragraph."""
        font = QFont(self._fonts[name])
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        height = self.height_of(words, font, self.width)

        def paint(painter: QPainter, top: float) -> None:
            self.write(painter, QRectF(0, top, self.width, height), words, font, color)

        return _Block(height, paint, keep=True)

    def row(
        self,
        cells: tuple[str, ...],
        shares: tuple[float, ...],
        figures_from: int,
        *,
        head: _Block | None = None,
    ) -> _Block:
        """Return one row of a table; without `head` it is the headings themselves."""
        name = "body" if head else "small"
        font = QFont(self._fonts[name])
        font.setWeight(QFont.Weight.Normal if head else QFont.Weight.DemiBold)
        areas = list(self._columns(shares))
        tallest = max(
            self.height_of(words, font, area.width())
            for words, area in zip(cells, areas, strict=True)
        )
        height = tallest + self.mm(1.6)

        def paint(painter: QPainter, top: float) -> None:
            for column, (words, area) in enumerate(zip(cells, areas, strict=True)):
                place = QRectF(area.left(), top + self.mm(0.8), area.width(), tallest)
                color = _INK if head else _SOFT
                self.write(painter, place, words, font, color, figures=column >= figures_from)
            painter.setPen(QPen(_LINE, self.mm(0.15)))
            painter.drawLine(0, round(top + height), round(self.width), round(top + height))

        return _Block(height, paint, head, keep=head is None)

    def bar(self, shares: tuple[int, ...], words: tuple[str, ...]) -> _Block:
        """Return the time account: a bar in parts, and their words below in the same order."""
        thick, whole = self.mm(5), sum(shares)
        font = self._fonts["body"]
        column, swatch, inset = self.width / len(words), self.mm(2.6), self.mm(4.1)
        line = max(self.height_of(said, font, column - inset) for said in words)
        height = thick + self.mm(2) + line

        def paint(painter: QPainter, top: float) -> None:
            at = 0.0
            for part, share in enumerate(shares):
                width = self.width * share / whole if whole else 0.0
                left = self.width - at - width if self._rtl else at
                painter.fillRect(QRectF(left, top, width, thick), _PARTS[part])
                at += width
            painter.setPen(QPen(_SOFT, self.mm(0.15)))
            painter.drawRect(QRectF(0, top, self.width, thick))
            below = top + thick + self.mm(2)
            for part, said in enumerate(words):
                left = self.width - (part + 1) * column if self._rtl else part * column
                edge = left + column - swatch if self._rtl else left
                box = QRectF(edge, below + (line - swatch) / 2, swatch, swatch)
                painter.fillRect(box, _PARTS[part])
                painter.drawRect(box)
                begin = left if self._rtl else left + inset
                area = QRectF(begin, below, column - inset, line)
                self.write(painter, area, said, font, _INK)

        return _Block(height, paint)

    def pages(self, blocks: list[_Block]) -> list[list[_Block]]:
        """Share the blocks out; a heading never stands alone at the foot of a page."""
        room = self._height - self._foot
        pages: list[list[_Block]] = [[]]
        used, place = 0.0, 0
        while place < len(blocks):
            end = place
            while blocks[end].keep and end + 1 < len(blocks):
                end += 1
            group = blocks[place : end + 1]
            needed = sum(block.height for block in group)
            if used + needed > room and pages[-1]:
                head = group[0].head
                pages.append([head] if head else [])
                used = head.height if head else 0.0
                group = group[group[0].gap :]
            pages[-1] += group
            used += sum(block.height for block in group)
            place = end + 1
        return pages

    def paint(self, painter: QPainter, blocks: list[_Block], number: str) -> None:
        """Paint one page; `number` says which."""
        top = 0.0
        for block in blocks:
            block.paint(painter, top)
            top += block.height
        font = self._fonts["small"]
        line = self._foot - self.mm(4)
        area = QRectF(0, self._height - line, self.width, line)
        self.write(painter, area, self._foot_words, font, _SOFT)
        self.write(painter, area, number, font, _SOFT, figures=True)

    def write(
        self,
        painter: QPainter,
        area: QRectF,
        words: str,
        font: QFont,
        color: QColor,
        *,
        figures: bool = False,
    ) -> None:
        """Write along the report's reading direction, whatever script the words are in."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        end = figures is not self._rtl
        option.setAlignment(
            (Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignVCenter
            | Qt.AlignmentFlag.AlignAbsolute  # else Qt turns left and right around
        )
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if self._rtl else Qt.LayoutDirection.LeftToRight
        )
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(area, words, option)

    def _columns(self, shares: tuple[float, ...]) -> Iterator[QRectF]:
        whole, at, gutter = sum(shares), 0.0, self.mm(2)
        for column, share in enumerate(shares, 1):
            width = self.width * share / whole
            left = self.width - at - width if self._rtl else at
            between = gutter if column < len(shares) else 0.0
            yield QRectF(left + (between if self._rtl else 0), 0, width - between, 1)
            at += width

    def _font(self, name: str) -> QFont:
        font = QFont(self._base)
        font.setFeature(QFont.Tag("calt"), 0)  # other shapes of a sign are lost when text is copied
        font.setPointSizeF(_SIZES[name])
        return font


def _blocks(lines: ReportLines, sheet: _Sheet) -> Iterator[_Block]:
    yield sheet.text(lines.title, "title", bold=True)
    yield sheet.text(lines.period, "lead", _SOFT)
    yield sheet.gap(3)
    for label, value in lines.facts:
        yield sheet.text(f"{label}: {value}", "body")
    yield sheet.gap(6)
    yield sheet.text(lines.time_title, "head", bold=True)
    yield sheet.gap(1.5)
    yield sheet.bar(tuple(line.ms for line in lines.time), tuple(line.words for line in lines.time))
    for section in lines.sections:
        yield from _section(section, sheet)


def _section(section: Section, sheet: _Sheet) -> Iterator[_Block]:
    yield sheet.gap(6)
    yield sheet.text(section.title, "head", bold=True)
    yield sheet.gap(1)
    if not section.rows:
        nothing = sheet.text(section.empty or "–", "body")
        yield _Block(nothing.height, nothing.paint)
        return
    columns = len(section.headings)
    shares = (_NAMES, *(1.0 for _ in range(columns - 1)))
    figures_from = 1 + section.wide
    head = sheet.row(section.headings, shares, figures_from)
    yield head
    for cells in section.rows:
        yield sheet.row(cells, shares, figures_from, head=head)
