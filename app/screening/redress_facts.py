"""Redress: somebody was confused with others before, said so, and was found right."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from app.documents.reading import TravelDocument
from app.screening.answers import Redress
from app.screening.birth_dates import parse_listed_date
from app.screening.document_facts import NumberTrust
from app.screening.fired import Fired
from app.screening.identifiers import document_key
from app.screening.rules import RuleId
from app.screening.summary_types import Confidence, Fact, FactKind, Source, Verdict

LONGEST_NUMBER = 40


class RedressTie(StrEnum):
    """How a redress number belongs to the traveler who is here; the surest first."""

    DOCUMENT = "document"
    BIRTH_DATE = "birth_date"
    """The traveler stated it, and it was given to somebody who was born on the same day.

    For an earlier document, or for one of this number where the number may be misread.
    """
    NUMBER_ONLY = "number_only"
    """As before, but no birth date is there to compare."""
    DIFFERS = "differs"
    """It was given to somebody who was born on another day."""
    NOT_ON_RECORD = "not_on_record"


_HOLDS = (RedressTie.DOCUMENT, RedressTie.BIRTH_DATE)
_SURENESS = tuple(RedressTie)


def bare_redress_number(text: str) -> str | None:
    """Return a number as lists have it, without blanks and hyphens; None when it is none."""
    bare = "".join(char for char in text.upper() if not char.isspace() and char != "-")
    sound = bare.isascii() and bare.isalnum() and len(bare) <= LONGEST_NUMBER
    return bare if sound else None


def redress_facts(
    document: TravelDocument, redresses: Sequence[Redress], stated: str, *, trust: NumberTrust
) -> Iterator[Fired]:
    """Yield rule RDR-01: what is on record for the document, and what the traveler stated.

    Never more than routine: a number that is not on record, or is another person's, may be a slip
    of the keyboard. It clears no match by itself: an officer does, on the match.

    Args:
        document: What the traveler presents.
        redresses: Those found by the document, and by the number that was stated.
        stated: The number that the traveler stated; empty for none.
        trust: What the document's number is worth; one that may be misread proves nothing.
    """
    ranked = _ranked(document, redresses, trust)
    own: dict[str, Redress] = {}
    for one, tie in ranked:
        if tie is RedressTie.DOCUMENT and one.number != stated:
            own.setdefault(one.lookout_id, one)  # of several for one lookout, the latest
    for one in own.values():
        yield _redress(one.number, one, RedressTie.DOCUMENT)
    if stated:
        named = [pair for pair in ranked if pair[0].number == stated]
        found, how = named[0] if named else (None, RedressTie.NOT_ON_RECORD)
        yield _redress(stated, found, how)


def redressed_lookouts(
    document: TravelDocument, redresses: Sequence[Redress], stated: str, *, trust: NumberTrust
) -> frozenset[str]:
    """Return the lookouts that this very traveler is on record as being confused with.

    Only by what `redress_facts` says: nothing settles a match that does not fire as a fact.
    """
    return frozenset(
        one.lookout_id
        for one, tie in _ranked(document, redresses, trust)
        if one.lookout_id
        and (tie is RedressTie.DOCUMENT or (tie in _HOLDS and one.number == stated))
    )


def _ranked(
    document: TravelDocument, redresses: Sequence[Redress], trust: NumberTrust
) -> list[tuple[Redress, RedressTie]]:
    """Return each with its tie: the surest first, of those the latest."""
    latest = sorted(redresses, key=lambda each: (each.granted_on, each.number), reverse=True)
    pairs = [(one, _tie(document, one, trust)) for one in latest]
    return sorted(pairs, key=lambda pair: _SURENESS.index(pair[1]))


def _tie(document: TravelDocument, redress: Redress, trust: NumberTrust) -> RedressTie:
    key = document_key(document.issuing_state, document.document_number)
    same = key is not None and key == document_key(redress.issuing_state, redress.document_number)
    if same and trust is NumberTrust.SOUND:
        return RedressTie.DOCUMENT
    born = parse_listed_date(redress.birth_date)
    if not born.complete or not document.birth_date.complete:
        return RedressTie.NUMBER_ONLY
    return RedressTie.BIRTH_DATE if born == document.birth_date else RedressTie.DIFFERS


def _redress(number: str, redress: Redress | None, tie: RedressTie) -> Fired:
    by_document = tie is RedressTie.DOCUMENT
    fact = Fact(
        kind=FactKind.REDRESS,
        severity=Verdict.ROUTINE,
        source=Source.REDRESS,
        confidence=Confidence.EXACT_NUMBER_AND_ISSUER if by_document else Confidence.AS_STATED,
        rule_id=RuleId.REDRESS,
        values={
            "number": number,
            "lookout_id": redress.lookout_id if redress and tie in _HOLDS else "",
            "tie": tie,
        },
        as_of=redress.granted_on if redress else "",
    )
    return Fired(fact)
