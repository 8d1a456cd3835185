"""Write the machine readable zone of a document, check digits included."""

from app.documents.mrz.check_digits import ALPHABET, FILLER, check_digit
from app.documents.mrz.dates import compose_date
from app.documents.mrz.french import compose_french
from app.documents.mrz.layouts import LAYOUTS, Layout, Span
from app.documents.mrz.names import compose_names
from app.documents.mrz.transliteration import transliterate
from app.documents.reading import MrzFormat, Sex, TravelDocument


def compose(document: TravelDocument, format_: MrzFormat) -> tuple[str, ...]:
    """Return the lines that `parse` reads back as `document`.

    Names may carry any Latin letter and any length: they are transliterated (9303-3 section 6) and
    cut. An empty personal number of a TD3 gets `<` as its check digit (9303-4 clause 4.2.2.2).

    Raises:
        ValueError: A field does not fit the format, or holds what no zone may hold.
    """
    if format_ is MrzFormat.FRENCH:
        return compose_french(document)
    layout = LAYOUTS[format_]
    sheet = _Sheet(layout)
    sheet.put(layout.document_code, document.document_code)
    sheet.put(layout.issuing_state, document.issuing_state)
    sheet.put(
        layout.names,
        compose_names(
            transliterate(document.surname),
            transliterate(document.given_names),
            layout.names.width,
        ),
    )
    sheet.put(layout.nationality, document.nationality)
    sheet.put(layout.birth, compose_date(document.birth_date))
    sheet.put(layout.sex, "" if document.sex is Sex.UNSPECIFIED else document.sex)
    sheet.put(layout.expiry, compose_date(document.expiry_date))
    _put_number_and_optional_data(sheet, document)
    sheet.put(layout.birth_digit, check_digit(sheet.get(layout.birth)))
    sheet.put(layout.expiry_digit, check_digit(sheet.get(layout.expiry)))
    if layout.optional_digit:
        data = sheet.get(layout.optional[0])
        sheet.put(layout.optional_digit, check_digit(data) if data.strip(FILLER) else FILLER)
    if layout.composite_digit:
        everything = "".join(sheet.get(span) for span in layout.composite)
        sheet.put(layout.composite_digit, check_digit(everything))
    return sheet.lines


def _put_number_and_optional_data(sheet: "_Sheet", document: TravelDocument) -> None:
    layout = sheet.layout
    number = document.document_number.replace(" ", FILLER).replace("-", FILLER)
    # Optional data already has the zone's characters; the blank parts the two fields of a TD1.
    first, _, second = document.optional_data.partition(" ")
    if len(number) > layout.number.width and layout.long_number:
        overflow = number[layout.number.width :] + check_digit(number)
        number, digit = number[: layout.number.width], FILLER
        first = f"{overflow}{FILLER}{first}".rstrip(FILLER)
    else:
        digit = check_digit(number)
    sheet.put(layout.number, number)
    sheet.put(layout.number_digit, digit)
    if second and len(layout.optional) == 1:
        raise ValueError(f"{layout.format} has one place for optional data")
    for span, text in zip(layout.optional, (first, second), strict=False):
        sheet.put(span, text)


class _Sheet:
    """Lines of fillers that fields are written onto."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._rows = [[FILLER] * layout.line_length for _ in range(layout.line_count)]

    def put(self, span: Span, text: str) -> None:
        if len(text) > span.width:
            raise ValueError(f"{len(text)} characters in a field of {span.width}")
        if not ALPHABET.issuperset(text):
            raise ValueError("a character that no machine readable zone may hold")
        self._rows[span.line][span.start : span.start + len(text)] = text

    def get(self, span: Span) -> str:
        return span.of(self.lines)

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple("".join(row) for row in self._rows)
