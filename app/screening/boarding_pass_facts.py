"""Whether the boarding pass was made out for this traveler, and for this flight."""

import re
from collections.abc import Iterator

from app.documents.payloads.bcbp import BoardingPass
from app.documents.reading import TravelDocument
from app.documents.same_name import TITLES, standard_form
from app.screening.evidence import Agreement, EvidenceField, EvidenceLine, EvidenceNote
from app.screening.fired import Fired
from app.screening.people.comparing import NameComparison, compare_names
from app.screening.people.words import name_words
from app.screening.rules import RuleId
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    Source,
    Step,
    Suggestion,
    Verdict,
)

_SHORTEST_NAME = 2
_FLIGHT = re.compile(r"([A-Z0-9]{2})0*([0-9]{1,4}[A-Z]?)")
_NAME_FIELDS = (EvidenceField.SURNAME, EvidenceField.GIVEN_NAMES)
_DIFFERENT = (Agreement.CLOSE, Agreement.DIFFERS)
_RANK = (Agreement.DIFFERS, Agreement.CLOSE, Agreement.ABSENT, Agreement.AGREES)


def boarding_pass_facts(
    document: TravelDocument, boarding_pass: BoardingPass, carrier: str
) -> Iterator[Fired]:
    """Yield rule BRD-01: one fact, with both sides of everything that was compared.

    What airlines do to names is no difference: 20 letters, words joined, left out or swapped, a
    title behind them, an initial instead of a name, another spelling that the standard permits.

    Args:
        document: What the traveler presents.
        boarding_pass: What was presented with it.
        carrier: The flight that is inspected; compared where it has the form of one and the pass
            names a flight with a carrier of two characters for every leg.
    """
    lines = [*_name_lines(document, boarding_pass), *_flight_lines(boarding_pass, carrier)]
    different = [line.field for line in lines if line.agreement in _DIFFERENT]
    if not different:
        return
    by_name = any(field in _NAME_FIELDS for field in different)
    fact = Fact(
        kind=FactKind.BOARDING_PASS_DIFFERS,
        severity=Verdict.ATTENTION,
        source=Source.BOARDING_PASS,
        confidence=Confidence.AS_PRINTED,
        rule_id=RuleId.BOARDING_PASS,
        values={
            "fields": ",".join(different),
            "name": ", ".join(
                part for part in (boarding_pass.surname, boarding_pass.given_names) if part
            ),
            "flight": _flights(boarding_pass),
        },
        evidence=tuple(lines),
    )
    reason = "O-IDN" if by_name else "O-STM"
    step = Suggestion(Step.COMPARE_BOARDING_PASS, RuleId.BOARDING_PASS, "O", reason)
    yield Fired(fact, step)


def _name_lines(document: TravelDocument, boarding_pass: BoardingPass) -> Iterator[EvidenceLine]:
    best = max(_comparisons(document, boarding_pass), key=_fit)
    printed = (
        (EvidenceField.SURNAME, document.surname, boarding_pass.surname, best.surname),
        (
            EvidenceField.GIVEN_NAMES,
            document.given_names,
            boarding_pass.given_names,
            best.given_names,
        ),
    )
    for field, ours, theirs, compared in printed:
        agreement, note = compared.agreement, compared.note
        run_together = _run_together(ours, theirs, cut=boarding_pass.names_truncated)
        if agreement in _DIFFERENT and run_together:
            agreement, note = Agreement.AGREES, run_together
        if note == EvidenceNote.INITIAL_ONLY and all(len(word) == 1 for word in theirs.split()):
            agreement = Agreement.AGREES
        yield EvidenceLine(field, agreement, ours, theirs, note=note)


def _comparisons(document: TravelDocument, boarding_pass: BoardingPass) -> Iterator[NameComparison]:
    """Compare the names with and without a title; either side may have been cut short."""
    on_document = document.surname, document.given_names
    for given_names in _without_title(boarding_pass.given_names, cut=boarding_pass.names_truncated):
        on_pass = boarding_pass.surname, given_names
        yield compare_names(on_pass, on_document, truncated=boarding_pass.names_truncated)
        if document.names_truncated:
            yield compare_names(on_document, on_pass, truncated=True)


def _fit(name: NameComparison) -> int:
    return sum(_RANK.index(part.agreement) for part in (name.surname, name.given_names))


def _without_title(given_names: str, *, cut: bool) -> Iterator[str]:
    """Yield the names as printed, then without what may be a title, or the beginning of one."""
    yield given_names
    for title in TITLES:
        for length in range(1 if cut else len(title), len(title) + 1):
            rest = given_names.removesuffix(title[:length]).rstrip()
            if rest != given_names and len(rest) >= _SHORTEST_NAME:
                yield rest


def _run_together(ours: str, theirs: str, *, cut: bool) -> str:
    """Return why two spellings are one, blanks aside, or nothing."""
    written, printed = _letters(ours), _letters(theirs)
    if not printed:
        return ""
    if written == printed:
        return EvidenceNote.WORDS_JOINED
    return EvidenceNote.NAME_TRUNCATED if cut and written.startswith(printed) else ""


def _letters(name: str) -> str:
    return standard_form("".join(word.text for word in name_words(name, "")))


def _flight_lines(boarding_pass: BoardingPass, carrier: str) -> Iterator[EvidenceLine]:
    """Compare the flights, where both sides name theirs."""
    entered = _FLIGHT.fullmatch(carrier)
    legs = boarding_pass.legs
    if entered is None or not all(len(leg.carrier) == 2 and leg.flight for leg in legs):
        return
    flight = "".join(entered.groups())
    same = any(leg.flight == flight for leg in legs)
    agreement = Agreement.AGREES if same else Agreement.DIFFERS
    yield EvidenceLine(EvidenceField.FLIGHT, agreement, flight, _flights(boarding_pass))


def _flights(boarding_pass: BoardingPass) -> str:
    return ", ".join(leg.flight for leg in boarding_pass.legs if leg.flight)
