"""From scores per position to text: as read, and the likeliest that grammar and digits permit.

The rule of this room: a wrongly printed check digit is something the officer must see. The
permitted text is taken only where the picture hardly tells it from what was read; elsewhere what is
printed stands, and the check fails in the open.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.documents.mrz_reader.alphabet import CHARACTERS
from app.documents.mrz_reader.field_tables import IMPOSSIBLE, FieldTable, tabulate
from app.documents.mrz_reader.grammar import FieldKind, Zone

Floats = NDArray[np.float32]
Places = NDArray[np.intp]

ZONE_GAP = 5.0
"""Nats by which the free reading may beat the permitted one and still be corrected to it.

Measured: readings of documents with right digits stay below 3.7, wrongly printed ones begin at 9.
"""

FIELD_GAP = 3.0
"""The same for one field, where the zone as a whole is not permitted."""

_LEAST = -1000.0  # log-probability: less is not told apart, and sums of it stay possible
_MISFIT_CAP = 8.0  # nats that one field alone may count
_MODULUS = 10


@dataclass(frozen=True, slots=True)
class Decoded:
    """A zone as text.

    Attributes:
        lines: The accepted text.
        as_read: The likeliest character of each place by itself.
        permitted: The likeliest text that grammar, calendar, states and check digits permit.
        gap: By how many nats `as_read` is likelier than `permitted`.
        confidence: (places,) probability of each accepted character.
        doubt: Nats that the accepted text lacks to certainty, all places together.
        misfit: Nats by which letters stand where digits belong and the like, check digits and lists
            aside; high where rows were cut wrongly or are no zone.
        valid: The accepted text is the permitted one.
    """

    zone: Zone
    lines: tuple[str, ...]
    as_read: tuple[str, ...]
    permitted: tuple[str, ...]
    gap: float
    confidence: Floats
    doubt: float
    misfit: float
    valid: bool


def decode(zone: Zone, scores: Floats) -> Decoded:
    """Decode one zone as one format.

    Args:
        zone: The format's grammar.
        scores: (line_count * line_length, 37) log-probabilities, as `alignment.align` gives them.

    Raises:
        ValueError: Another shape, or something in it is not a number.
    """
    if scores.shape != (zone.line_count * zone.line_length, len(CHARACTERS)):
        raise ValueError(f"no scores of a {zone.format}: {scores.shape}")
    if np.isnan(scores).any():
        raise ValueError("a score that is not a number")
    scores = np.clip(np.asarray(scores, np.float32), _LEAST, 0)
    tables = [tabulate(field, scores[field.places]) for field in zone.fields]
    remainders = _best_remainders(zone, tables, scores)
    as_read = scores.argmax(axis=1)
    permitted = as_read.copy()
    for field, table, remainder in zip(zone.fields, tables, remainders, strict=True):
        permitted[field.places] = table.text(remainder)
    if zone.composite_digit is not None:
        permitted[zone.composite_digit] = _composite(zone, permitted)
    accepted = _accept(zone, tables, scores, as_read, permitted)
    rows = np.arange(len(scores))
    kept = scores[rows, accepted]
    return Decoded(
        zone=zone,
        lines=_lines(zone, accepted),
        as_read=_lines(zone, as_read),
        permitted=_lines(zone, permitted),
        gap=float((scores[rows, as_read] - scores[rows, permitted]).sum()),
        confidence=np.exp(kept),
        doubt=-float(kept.sum()),
        misfit=_misfit(zone, tables, scores),
        valid=bool((accepted == permitted).all()),
    )


def _best_remainders(zone: Zone, tables: list[FieldTable], scores: Floats) -> list[int]:
    """Choose what each field leaves in the composite sum, so that the whole is likeliest."""
    if zone.composite_digit is None:
        return [int(table.best.argmax()) for table in tables]
    total = np.full(_MODULUS, IMPOSSIBLE, np.float32)
    total[0] = 0
    own, sums = np.mgrid[:_MODULUS, :_MODULUS]
    before = (sums - own) % _MODULUS
    picks = []
    for table in tables:
        options = table.best[:, None] + total[before]
        pick = options.argmax(axis=0)
        picks.append(pick)
        total = options[pick, np.arange(_MODULUS)]
    rest = int((total + scores[zone.composite_digit, :_MODULUS]).argmax())
    remainders = []
    for pick in reversed(picks):
        mine = int(pick[rest])
        remainders.append(mine)
        rest = (rest - mine) % _MODULUS
    return remainders[::-1]


def _misfit(zone: Zone, tables: list[FieldTable], scores: Floats) -> float:
    """Sum up how badly each field's kinds of characters fit; no field counts without limit."""
    total = 0.0
    for field, table in zip(zone.fields, tables, strict=True):
        here = scores[field.places]
        if field.kind is FieldKind.NAMES:
            fitting = float(table.best.max())
        else:
            fitting = float(np.where(field.allowed, here, IMPOSSIBLE).max(axis=1).sum())
        total += min(float(here.max(axis=1).sum()) - fitting, _MISFIT_CAP)
    return total


def _composite(zone: Zone, text: Places) -> int:
    total = 0
    for field in zone.fields:
        values = np.where(text[field.places] == len(CHARACTERS) - 1, 0, text[field.places])
        total += int((values * np.array(field.weights)).sum())
    return total % _MODULUS


def _accept(
    zone: Zone, tables: list[FieldTable], scores: Floats, as_read: Places, permitted: Places
) -> Places:
    """Take the permitted text where the picture supports it, for the zone or field by field.

    Fields that enter the composite sum stand or fall together; the others (names, states, sex) are
    each judged alone: an unknown state code must not stop a document number from being corrected.
    """
    loss = scores[np.arange(len(scores)), as_read] - scores[np.arange(len(scores)), permitted]
    accepted = as_read.copy()
    tied = [zone.composite_digit is not None and any(field.weights) for field in zone.fields]
    joint = [field.places for field, is_tied in zip(zone.fields, tied, strict=True) if is_tied]
    if zone.composite_digit is not None:
        joint.append(np.array([zone.composite_digit]))
    places = np.concatenate(joint) if joint else np.empty(0, np.intp)
    whole = float(loss[places].sum()) <= ZONE_GAP
    if whole:
        accepted[places] = permitted[places]
    for field, table, is_tied in zip(zone.fields, tables, tied, strict=True):
        if is_tied and whole:
            continue
        here = field.places
        text = table.text(int(table.best.argmax()))
        worse = scores[here, as_read[here]] - scores[here, text]
        if float(worse.sum()) <= (FIELD_GAP if is_tied else ZONE_GAP):
            accepted[here] = text
    return accepted


def _lines(zone: Zone, text: Places) -> tuple[str, ...]:
    joined = "".join(CHARACTERS[place] for place in text)
    length = zone.line_length
    return tuple(joined[row * length : (row + 1) * length] for row in range(zone.line_count))
