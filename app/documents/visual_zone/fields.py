"""Finds the fields among the lines of a page, beside what the machine readable zone says.

The zone tells what to look for, never what stands there: a field counts as read where the page says
the same, or where the page says something else *for certain*. Everything between is unclear.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from app.documents.reading import MrzFormat, PartialDate, TravelDocument
from app.documents.same_name import WrittenName, can_be_same, letters, standard_form
from app.documents.visual_zone.labels import Caption
from app.documents.visual_zone.line_reader import PrintedLine
from app.documents.visual_zone.outcome import PrintedField, VisualField
from app.documents.visual_zone.page_lines import PageLines
from app.documents.visual_zone.printed_dates import PrintedDate, printed_date

LookAgain = Callable[[PrintedLine], Sequence[str]]
"""Reads a line again in other ways; returns its text each time."""

_CERTAIN = 0.9  # of the least certain letter, before a difference is called one
_READ = 0.4  # the same, where the page says what the zone says
_ALTERED = 3  # characters by which an altered number may differ and still be seen as this number
_OTHER_LETTERS = 3  # by which a name differs before it is another one
_NUMBER_LENGTHS = range(5, 15)
_LEAST_DIGITS = 3
_SAME_SHAPE = str.maketrans("OQIL", "0011")  # in many faces nothing tells these apart
_VISAS = (MrzFormat.MRV_A, MrzFormat.MRV_B)


@dataclass
class FieldFinder:
    """Looks for the fields of one document.

    Attributes:
        fields: What was read so far.
        unclear: What the zone has and the page does not give for certain.
    """

    page: PageLines
    document: TravelDocument
    format: MrzFormat
    again: LookAgain
    fields: list[PrintedField] = field(default_factory=list)
    unclear: list[VisualField] = field(default_factory=list)

    def find(self) -> None:
        """Look for everything that the zone has."""
        if self.document.document_number:
            self._number()
        if self.document.surname or self.document.given_names:
            self._names()
        self._date(VisualField.BIRTH_DATE, Caption.BIRTH_DATE, self.document.birth_date)
        self._date(VisualField.EXPIRY_DATE, Caption.EXPIRY_DATE, self.document.expiry_date)

    # --- number -----------------------------------------------------------------------------------

    def _number(self) -> None:
        wanted = self.document.document_number
        captions = [Caption.DOCUMENT_NUMBER]
        if self.format not in _VISAS:
            captions.append(Caption.PASSPORT_NUMBER)
        same = [line for line in self.page.values if _shape(line.text) == _shape(wanted)]
        if same and max(same, key=lambda line: line.least).least >= _READ:
            best = max(same, key=lambda line: line.least)
            other = self._other_number(captions, wanted)
            if other is None:
                self._take(VisualField.DOCUMENT_NUMBER, best, wanted)
            else:  # printed twice, and altered where its caption is
                self._take(VisualField.DOCUMENT_NUMBER, other, _plain(other.text))
            return
        other = self._other_number(captions, wanted) or self._altered_number(wanted)
        if other is not None:
            self._take(VisualField.DOCUMENT_NUMBER, other, _plain(other.text))
        else:
            self.unclear.append(VisualField.DOCUMENT_NUMBER)

    def _other_number(self, captions: Sequence[Caption], wanted: str) -> PrintedLine | None:
        """Return what stands under the number's caption, if that is certainly another number."""
        lines = [line for each in captions for line in self.page.under(each, _is_number)]
        if len(lines) != 1 or _shape(lines[0].text) == _shape(wanted):
            return None
        return lines[0] if self._certain(lines[0], _shape) else None

    def _altered_number(self, wanted: str) -> PrintedLine | None:
        """Return the one line that is nearly this number, wherever it stands."""
        lines = [
            line
            for line in self.page.values
            if _is_number(line)
            and 0 < _differing(_shape(line.text), _shape(wanted)) <= _ALTERED
            and self.page.owner(line) in (None, Caption.DOCUMENT_NUMBER, Caption.PASSPORT_NUMBER)
        ]
        return lines[0] if len(lines) == 1 and self._certain(lines[0], _shape) else None

    # --- names ------------------------------------------------------------------------------------

    def _names(self) -> None:
        zone = WrittenName(
            self.document.surname, self.document.given_names, self.document.names_truncated
        )
        surnames = self.page.under(Caption.SURNAME, _is_name)
        given = self.page.under(Caption.GIVEN_NAMES, _is_name)
        wants_given = bool(self.document.given_names)
        if len(surnames) == 1 and len(given) == wants_given:
            printed = WrittenName(surnames[0].text, given[0].text if given else "")
            lines = [surnames[0], *given]
            same = can_be_same(zone, printed, words_may_lack=False)
            certain = same or (
                _clearly_other(zone, printed)
                and not self._words_on_page()
                and all(self._certain(line, letters) for line in lines)
            )
            if certain and all(line.least >= _READ for line in lines):
                self._take(VisualField.SURNAME, surnames[0], surnames[0].text)
                if given:
                    self._take(VisualField.GIVEN_NAMES, given[0], given[0].text)
                return
        if self._words_on_page():
            self._take_words(VisualField.SURNAME, self.document.surname)
            self._take_words(VisualField.GIVEN_NAMES, self.document.given_names)
        else:
            self.unclear.append(VisualField.SURNAME)
            if wants_given:
                self.unclear.append(VisualField.GIVEN_NAMES)

    def _words_on_page(self) -> bool:
        """Say whether every word of the zone's name stands somewhere on the page."""
        names = f"{self.document.surname} {self.document.given_names}"
        printed = {word for line in self._name_lines() for word in _folded(line.text)}
        return all(word in printed for word in _folded(names))

    def _take_words(self, name: VisualField, words: str) -> None:
        """Take a name whose words stand in lines without a caption that could be read."""
        wanted = set(_folded(words))
        lines = sorted(
            (line for line in self._name_lines() if wanted & set(_folded(line.text))),
            key=lambda line: (
                -len(wanted & set(_folded(line.text))),
                len(line.text),
                line.box.middle,
            ),
        )
        taken = []
        for line in lines:  # the fewest that have them all: the signature says them again
            if wanted & set(_folded(line.text)):
                taken.append(line)
                wanted -= set(_folded(line.text))
        if taken:
            printed = " ".join(line.text for line in taken)
            least = min(line.least for line in taken)
            self.fields.append(PrintedField(name, printed, words, _percent(least)))

    def _name_lines(self) -> list[PrintedLine]:
        return [line for line in self.page.values if _is_name(line) and line.least >= _READ]

    # --- dates ------------------------------------------------------------------------------------

    def _date(self, name: VisualField, caption: Caption, wanted: PartialDate) -> None:
        if wanted == PartialDate():
            return
        dated = {
            line: date for line in self.page.values if (date := printed_date(line.text)) is not None
        }
        under = self.page.under(caption, lambda line: line in dated)
        if len(under) == 1:
            line, date = under[0], dated[under[0]]
            if date.agrees(wanted):
                self._take_date(name, line, wanted)
            elif not any(each.agrees(wanted) for each in dated.values()) and self._certain(
                line, _date_key
            ):
                self._take_date(name, line, _full(date, wanted))
            else:
                self.unclear.append(name)
            return
        same = [line for line, date in dated.items() if date.agrees(wanted)]
        if same:
            self._take_date(name, max(same, key=lambda line: line.least), wanted)
        else:
            self.unclear.append(name)

    def _take_date(self, name: VisualField, line: PrintedLine, value: PartialDate) -> None:
        if line.least < _READ:
            self.unclear.append(name)
            return
        self._take(name, line, value.iso)

    # ----------------------------------------------------------------------------------------------

    def _take(self, name: VisualField, line: PrintedLine, value: str) -> None:
        self.fields.append(PrintedField(name, line.text, value, _percent(line.least)))

    def _certain(self, line: PrintedLine, key: Callable[[str], object]) -> bool:
        """Say whether a line says what it says, however one looks at it."""
        if line.least < _CERTAIN:
            return False
        return all(key(text) == key(line.text) for text in self.again(line))


def _plain(text: str) -> str:
    return "".join(char for char in text.upper() if char.isalnum())


def _shape(text: str) -> str:
    """Return a number so that characters of one shape are one character."""
    return _plain(text).translate(_SAME_SHAPE)


def _is_number(line: PrintedLine) -> bool:
    plain = _plain(line.text)
    return (
        plain.isascii()
        and len(plain) in _NUMBER_LENGTHS
        and sum(char.isdigit() for char in plain) >= _LEAST_DIGITS
        and printed_date(line.text) is None
    )


def _is_name(line: PrintedLine) -> bool:
    return bool(letters(line.text)) and not any(char.isdigit() for char in line.text)


def _folded(name: str) -> list[str]:
    return [standard_form(word) for word in letters(name).split()]


def _clearly_other(one: WrittenName, other: WrittenName) -> bool:
    """Say whether two names differ by more than rare letters (Æ, Þ) that are easily misread."""
    ours, theirs = ("".join(_folded(f"{name.surname} {name.given_names}")) for name in (one, other))
    return OSA.distance(ours, theirs) >= _OTHER_LETTERS


def _differing(one: str, other: str) -> int:
    """Return at how many places two numbers of one length differ; else more than counts."""
    if len(one) != len(other):
        return _ALTERED + 1
    return sum(a != b for a, b in zip(one, other, strict=True))


def _date_key(text: str) -> object:
    date = printed_date(text)
    return date.readings if date else None


def _full(date: PrintedDate, wanted: PartialDate) -> PartialDate:
    """Return a differing date; its two digits of a year in the century of the zone's date."""
    one = date.readings[0]
    if one.year is None or one.year >= 100 or wanted.year is None:
        return one
    return PartialDate(wanted.year - wanted.year % 100 + one.year, one.month, one.day)


def _percent(share: float) -> int:
    return round(share * 100)
