"""One traveler against one lookout record: document hit, strong match, possible match, or none."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.documents.reading import Sex, TravelDocument
from app.screening.birth_dates import DateComparison, compare_birth_dates, parse_listed_date
from app.screening.evidence import Agreement, EvidenceField, EvidenceLine, EvidenceNote, Settles
from app.screening.identifiers import EXACT_NUMBER, document_key, state_key
from app.screening.name_matching import NameComparison, compare_names
from app.screening.summary_types import Lookout

_SAME_NATIONALITY = 500
_OTHER_NATIONALITY = -150
_RARE_NAME = 2000
"""A name without any birth date is worth a look only when it is at least this rare."""


@dataclass(frozen=True, slots=True)
class Match:
    """How a traveler stands to a lookout.

    Attributes:
        same_document: The listing names this number of this issuer.
        strong: The name agrees and the full birth dates are equal.
        possible: Less than strong, and still worth a look.
        evidence: One line for each compared field.
        settles: `Settles` values: what would settle the doubt.
    """

    lookout: Lookout
    same_document: bool
    strong: bool
    possible: bool
    evidence: tuple[EvidenceLine, ...]
    settles: tuple[str, ...]

    @property
    def centibits(self) -> int:
        """Weight of all evidence, in hundredths of a bit."""
        return sum(line.centibits for line in self.evidence)


def match_lookout(
    document: TravelDocument, lookout: Lookout, weights: Mapping[str, int]
) -> Match | None:
    """Compare every field; None where the listing and the traveler have nothing to do with another.

    Sex is shown and weighs nothing. Nationality helps to tell two people apart and never makes a
    match by itself.

    Args:
        document: What the traveler presents.
        lookout: The listing.
        weights: Rarity of the traveler's words by their standard form, in hundredths of a bit.
    """
    birth = compare_birth_dates(document.birth_date, parse_listed_date(lookout.birth_date))
    number = _number_line(document, lookout)
    same_document = number.agreement is Agreement.AGREES
    if birth.agreement is Agreement.DIFFERS and not same_document:
        return None
    listed_name, name = _best_name(document, lookout, weights)
    nationality = _compare_states(document.nationality, lookout.nationality)
    strong = name.agreement is birth.agreement is Agreement.AGREES
    possible = not strong and _worth_a_look(name, birth, nationality)
    if not (same_document or strong or possible):
        return None
    evidence = (
        *_name_lines(document, listed_name, name),
        EvidenceLine(
            EvidenceField.BIRTH_DATE,
            birth.agreement,
            document.birth_date.iso,
            lookout.birth_date,
            birth.centibits,
            birth.note,
        ),
        EvidenceLine(
            EvidenceField.NATIONALITY,
            nationality,
            document.nationality,
            lookout.nationality,
            {Agreement.AGREES: _SAME_NATIONALITY, Agreement.DIFFERS: _OTHER_NATIONALITY}.get(
                nationality, 0
            ),
        ),
        EvidenceLine(
            EvidenceField.SEX, _compare_sexes(document.sex, lookout.sex), document.sex, lookout.sex
        ),
        number,
    )
    return Match(lookout, same_document, strong, possible, evidence, _settles(birth, number))


def _worth_a_look(name: NameComparison, birth: DateComparison, nationality: Agreement) -> bool:
    """Say whether it may be the same person. A name alone never is enough."""
    if Agreement.DIFFERS in (name.agreement, birth.agreement):
        return False
    if birth.agreement is Agreement.ABSENT:
        return (
            name.agreement is Agreement.AGREES
            and nationality is Agreement.AGREES
            and name.centibits >= _RARE_NAME
        )
    if birth.note == EvidenceNote.DATE_PARTIAL:
        return nationality is Agreement.AGREES
    return True


def _best_name(
    document: TravelDocument, lookout: Lookout, weights: Mapping[str, int]
) -> tuple[tuple[str, str], NameComparison]:
    """Return the listed name or alias that fits best, and how it does."""
    ours = (document.surname, document.given_names)
    compared = (
        (theirs, compare_names(ours, theirs, truncated=document.names_truncated, weights=weights))
        for theirs in ((lookout.surname, lookout.given_names), *lookout.aliases)
    )
    rank = (Agreement.DIFFERS, Agreement.CLOSE, Agreement.AGREES)
    return max(compared, key=lambda pair: (rank.index(pair[1].agreement), pair[1].centibits))


def _name_lines(
    document: TravelDocument, listed: tuple[str, str], name: NameComparison
) -> tuple[EvidenceLine, EvidenceLine]:
    surname = EvidenceLine(
        EvidenceField.SURNAME,
        name.surname.agreement,
        document.surname,
        listed[0],
        name.surname.centibits,
        name.surname.note,
    )
    given_names = EvidenceLine(
        EvidenceField.GIVEN_NAMES,
        name.given_names.agreement,
        document.given_names,
        listed[1],
        name.given_names.centibits,
        name.given_names.note,
    )
    return surname, given_names


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
