"""A match line by line: what agrees, differs or is absent, what it weighs, what would settle it."""

from dataclasses import dataclass

from app.documents.reading import Sex, TravelDocument
from app.screening.answers import Lookout
from app.screening.birth_dates import DateComparison, compare_birth_dates, parse_listed_date
from app.screening.evidence import Agreement, EvidenceField, EvidenceLine, EvidenceNote, Settles
from app.screening.identifiers import EXACT_NUMBER, document_key, state_key
from app.screening.people.comparing import NameComparison
from app.screening.people.match import Match

_WEIGHS_LITTLE = 300
"""Hundredths of a bit that an equal birth date must lose before the officer is told why."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What weighs besides the name, in hundredths of a bit.

    Attributes:
        list_size: What it costs that so many stand on the list; `people` is how many.
    """

    birth_date: int
    nationality: int
    list_size: int
    people: int

    @property
    def sum(self) -> int:
        """All of it together."""
        return self.birth_date + self.nationality + self.list_size


def match_of(
    document: TravelDocument,
    lookout: Lookout,
    listed_name: tuple[str, str],
    name: NameComparison,
    scores: Scores,
) -> Match:
    """Return the comparison of every field; whether it is enough is still to be judged.

    Sex is shown and weighs nothing.
    """
    date, birth = _nearest_date(document, lookout)
    nationality, agreement = _nearest_state(document, lookout)
    number = _number_line(document, lookout)
    same_document = number.agreement is Agreement.AGREES
    strong = name.agreement is birth.agreement is Agreement.AGREES
    evidence = (
        EvidenceLine(EvidenceField.SURNAME, name.surname.agreement, document.surname,
                     listed_name[0], name.surname.centibits, name.surname.note),
        EvidenceLine(EvidenceField.GIVEN_NAMES, name.given_names.agreement, document.given_names,
                     listed_name[1], name.given_names.centibits, name.given_names.note),
        EvidenceLine(EvidenceField.BIRTH_DATE, birth.agreement, document.birth_date.iso,
                     date, scores.birth_date, _date_note(birth, scores.birth_date)),
        EvidenceLine(EvidenceField.NATIONALITY, agreement, document.nationality, nationality,
                     scores.nationality),
        EvidenceLine(EvidenceField.SEX, _compare_sexes(document.sex, lookout.sex), document.sex,
                     lookout.sex),
        number,
        EvidenceLine(EvidenceField.LIST_SIZE, Agreement.ABSENT, "", str(scores.people),
                     scores.list_size),
    )  # fmt: skip
    return Match(
        lookout,
        same_document=same_document,
        strong=strong,
        possible=False,
        evidence=evidence,
        settles=_settles(birth, number),
    )


def _nearest_date(document: TravelDocument, lookout: Lookout) -> tuple[str, DateComparison]:
    dates = (lookout.birth_date, *lookout.other_birth_dates)
    compared = [
        (date, compare_birth_dates(document.birth_date, parse_listed_date(date))) for date in dates
    ]
    return max(compared, key=lambda pair: pair[1].centibits)


def _date_note(birth: DateComparison, weighs: int) -> str:
    if birth.agreement is Agreement.AGREES and birth.centibits - weighs >= _WEIGHS_LITTLE:
        return EvidenceNote.COMMON_DATE
    return birth.note


def _nearest_state(document: TravelDocument, lookout: Lookout) -> tuple[str, Agreement]:
    states = (lookout.nationality, *lookout.other_nationalities)
    compared = [(state, _compare_states(document.nationality, state)) for state in states]
    same = [pair for pair in compared if pair[1] is Agreement.AGREES]
    return (same or compared)[0]


def _number_line(document: TravelDocument, lookout: Lookout) -> EvidenceLine:
    """Compare the document with all those listed. Another number may just be a newer document."""
    ours = document_key(document.issuing_state, document.document_number)
    for state, number in lookout.documents:
        if ours is not None and ours == document_key(state, number):
            return EvidenceLine(
                EvidenceField.DOCUMENT_NUMBER,
                Agreement.AGREES,
                document.document_number,
                number,
                EXACT_NUMBER,
            )
    listed = ", ".join(number for _, number in lookout.documents)
    agreement = Agreement.DIFFERS if listed else Agreement.ABSENT
    return EvidenceLine(EvidenceField.DOCUMENT_NUMBER, agreement, document.document_number, listed)


def _settles(birth: DateComparison, number: EvidenceLine) -> tuple[str, ...]:
    settles: list[str] = [Settles.PHOTO]
    if birth.note == EvidenceNote.DATE_PARTIAL or birth.agreement is Agreement.ABSENT:
        settles.append(Settles.FULL_BIRTH_DATE)
    if number.agreement is Agreement.DIFFERS:
        settles.append(Settles.DOCUMENT_NUMBER)
    return tuple(settles)


def _compare_states(traveler: str, listed: str) -> Agreement:
    if not traveler or not listed:
        return Agreement.ABSENT
    same = state_key(traveler) == state_key(listed)
    return Agreement.AGREES if same else Agreement.DIFFERS


def _compare_sexes(traveler: Sex, listed: str) -> Agreement:
    if Sex.UNSPECIFIED in (traveler, listed) or not listed:
        return Agreement.ABSENT
    return Agreement.AGREES if traveler == listed else Agreement.DIFFERS
