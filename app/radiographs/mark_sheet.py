"""The marks of an image as JSON, with how it was shown: enough to draw the same picture again."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from app.radiographs.marks import Mark
from app.radiographs.presentation import STANDARD, Presentation

MOST_BYTES = 4_000_000
_MOST_MARKS = 1_000


class SheetError(ValueError):
    """These bytes are no sheet of marks, or marks that cannot be drawn."""


class MarkSheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is marked in one image.

    Attributes:
        file_name, sha256, width, height, frame: Of the image; the digest is that of its file.
        marks: In the order of their numbers, in pixels of the image.
        presentation: How it was shown.
        schema: Which form this is.
    """

    file_name: str
    sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    width: Annotated[int, msgspec.Meta(ge=1)]
    height: Annotated[int, msgspec.Meta(ge=1)]
    marks: Annotated[tuple[Mark, ...], msgspec.Meta(max_length=_MOST_MARKS)]
    presentation: Presentation = STANDARD
    frame: Annotated[int, msgspec.Meta(ge=0)] = 0
    schema: Literal["gatehouse-radiograph-marks-1"] = "gatehouse-radiograph-marks-1"


def write_sheet(sheet: MarkSheet) -> bytes:
    """Return a sheet as JSON: the same bytes for the same sheet, every field in its order."""
    return msgspec.json.format(msgspec.json.encode(sheet), indent=2) + b"\n"


def read_sheet(content: bytes) -> MarkSheet:
    """Read a sheet.

    Raises:
        SheetError: It is none, or a mark in it cannot be drawn.
    """
    if len(content) > MOST_BYTES:
        raise SheetError("too large")
    try:
        sheet = msgspec.json.decode(content, type=MarkSheet)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise SheetError(type(error).__name__) from error
    for mark in sheet.marks:
        inside = mark.left + mark.width <= sheet.width and mark.top + mark.height <= sheet.height
        if not (mark.sound and inside):
            raise SheetError("mark")
    return sheet


def sheet_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a sheet."""
    return msgspec.json.schema(MarkSheet)
