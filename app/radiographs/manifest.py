"""What is said to be in a load: goods lines from CSV or JSON.

CSV: UTF-8, comma, semicolon or tab, and a first line with the names of the columns, in any order:
`hs_code`, `description`, `packages`, `package_kind`, `gross_kg`, of which `description` must be
there; other columns are left out. JSON: `{"lines": [{"hs_code": "690721", "description": "Ceramic
tiles", "packages": 22, "package_kind": "pallet", "gross_kg": "18400.5"}], "reference": "…",
"shipper": "…"}`, of which `lines` must be there. Weights are kilograms with a point; at most three
digits stand behind it.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import cast

import msgspec

MOST_BYTES = 2_000_000
MOST_LINES = 500
LONGEST_TEXT = 300
_COLUMNS = ("hs_code", "description", "packages", "package_kind", "gross_kg")
_HS_DIGITS = range(2, 13)  # chapter (2), heading (4), subheading (6), and what states add to it
_MOST_PACKAGES = 10_000_000
_MOST_GRAMS = 10**12
_GRAMS = 1000


class ManifestFlaw(StrEnum):
    """Why a file is no manifest."""

    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    NOT_JSON = "not_json"
    NO_LINES = "no_lines"
    NO_DESCRIPTION = "no_description"


class ManifestError(ValueError):
    """A file that is no manifest; `flaw` says why, without a word of its content."""

    def __init__(self, flaw: ManifestFlaw) -> None:
        """Make the error."""
        super().__init__(flaw.value)
        self.flaw = flaw


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """One kind of goods.

    Attributes:
        description: What it is said to be.
        hs_code: Figures of the Harmonized System, two to twelve, without points; or empty.
        packages: How many, or None where it is not said.
        package_kind: Pallet, carton, drum ...
        gross_g: Grams with packing, or None.
    """

    description: str
    hs_code: str = ""
    packages: int | None = None
    package_kind: str = ""
    gross_g: int | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is declared about a load.

    Attributes:
        lines: The goods, in the order of the file.
        reference: Number of the declaration or bill of lading.
        shipper: Who sends it: a company's name.
        unread: Lines, or values in them, that could not be taken over.
    """

    lines: tuple[GoodsLine, ...] = ()
    reference: str = ""
    shipper: str = ""
    unread: int = 0


NO_MANIFEST = Manifest()


def read_manifest(content: bytes) -> Manifest:
    """Read a manifest; JSON begins with a brace, everything else is CSV.

    A line that cannot be used does not keep the others back: it is counted.

    Raises:
        ManifestError: It is none at all.
    """
    if len(content) > MOST_BYTES:
        raise ManifestError(ManifestFlaw.TOO_LARGE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ManifestError(ManifestFlaw.NOT_TEXT) from error
    if "\0" in text:
        raise ManifestError(ManifestFlaw.NOT_TEXT)
    if text.lstrip().startswith("{"):
        said = _json(text)
        return _manifest(_rows(said), _text(said.get("reference")), _text(said.get("shipper")))
    return _manifest(_csv(text))


def _json(text: str) -> Mapping[str, object]:
    try:
        said = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ManifestError(ManifestFlaw.NOT_JSON) from error
    return cast("Mapping[str, object]", said)  # it begins with a brace


def _rows(said: Mapping[str, object]) -> list[object]:
    rows = said.get("lines")
    if not isinstance(rows, list):
        raise ManifestError(ManifestFlaw.NO_LINES)
    return rows


def _csv(text: str) -> Iterable[object]:
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
        if "description" not in names:
            raise ManifestError(ManifestFlaw.NO_DESCRIPTION)
        reader.fieldnames = names
        return list(reader)
    except csv.Error as error:
        raise ManifestError(ManifestFlaw.NOT_TEXT) from error


def _manifest(rows: Iterable[object], reference: str = "", shipper: str = "") -> Manifest:
    lines: list[GoodsLine] = []
    unread = 0
    for row in rows:
        if len(lines) == MOST_LINES or not isinstance(row, dict):
            unread += 1
            continue
        line, lost = _line({name: row.get(name) for name in _COLUMNS})
        unread += lost
        if line is not None:
            lines.append(line)
    if not lines:
        raise ManifestError(ManifestFlaw.NO_LINES)
    return Manifest(tuple(lines), reference, shipper, unread)


def _line(row: Mapping[str, object]) -> tuple[GoodsLine | None, int]:
    """Return the line, or None, and how much of it was lost."""
    description = _text(row["description"])
    if not description:
        return None, int(any(_text(value) for value in row.values()))
    code, code_lost = _hs_code(_text(row["hs_code"]))
    packages, packages_lost = _whole(_text(row["packages"]), 1, _MOST_PACKAGES)
    grams, grams_lost = _whole(_text(row["gross_kg"]), _GRAMS, _MOST_GRAMS)
    line = GoodsLine(description, code, packages, _text(row["package_kind"]), grams)
    return line, code_lost + packages_lost + grams_lost


def _hs_code(said: str) -> tuple[str, int]:
    code = "".join(letter for letter in said if letter not in ". -")
    if not code:
        return "", 0
    right = code.isascii() and code.isdecimal() and len(code) in _HS_DIGITS
    return (code, 0) if right else ("", 1)


def _whole(said: str, unit: int, most: int) -> tuple[int | None, int]:
    """Return a number in whole parts of `unit`, and 1 where it was lost."""
    if not said:
        return None, 0
    try:
        value = Decimal(said) * unit
        right = value.is_finite() and 0 <= value <= most and value == int(value)
        return (int(value), 0) if right else (None, 1)
    except (InvalidOperation, ValueError, OverflowError):
        return None, 1


def _text(said: object) -> str:
    """Return text in one line, without what no screen can show; numbers of JSON are text too."""
    if isinstance(said, bool) or not isinstance(said, str | int | float):
        return ""
    shown = "".join(letter if letter.isprintable() else " " for letter in str(said))
    return " ".join(shown.split())[:LONGEST_TEXT]
