"""Names side by side: what agrees, what nearly does, and how much that says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.screening.evidence import Agreement, EvidenceField, EvidenceNote
from app.screening.name_folding import Word, name_words
from app.screening.word_pairs import Likeness, Pair, pair_words

UNWEIGHTED = 1200
"""Weight of a word whose rarity is not known, in hundredths of a bit."""

_COMMON = 900
_MOST_EVIDENCE = {EvidenceField.SURNAME: 1600, EvidenceField.GIVEN_NAMES: 800}
"""However rare its words, a name says no more: somebody else may bear it too."""

_MISSING = -200
_CONTRADICTED = -650
_INITIAL = 200
_MOST_CLOSE_PAIRS = 2

# What is left of a word's weight when it agrees only so far, in percent.
_KEPT = {
    Likeness.EQUAL: 100,
    Likeness.VARIANT: 90,
    Likeness.JOINED: 90,
    Likeness.TRUNCATED: 50,
    Likeness.ALIKE: 65,
    Likeness.ONE_LETTER: 50,
}
_NOTES = {
    Likeness.VARIANT: EvidenceNote.SPELLING_VARIANT,
    Likeness.JOINED: EvidenceNote.WORDS_JOINED,
    Likeness.TRUNCATED: EvidenceNote.NAME_TRUNCATED,
    Likeness.ALIKE: EvidenceNote.SOUNDS_ALIKE,
    Likeness.ONE_LETTER: EvidenceNote.ONE_LETTER_APART,
    Likeness.INITIAL: EvidenceNote.INITIAL_ONLY,
}


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """How one part of a name stands to the listed one.

    Attributes:
        note: The most telling `EvidenceNote`, or empty.
        centibits: Weight of evidence in hundredths of a bit.
    """

    agreement: Agreement
    note: str = ""
    centibits: int = 0


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How a whole name stands to a listed one.

    Attributes:
        agreement: AGREES when the words are the same but for their order, their spaces, a cut end,
            the spellings the standard permits, and words that only one side has; CLOSE when some
            are only near each other or one name is a single word; else DIFFERS.
    """

    agreement: Agreement
    surname: FieldComparison
    given_names: FieldComparison

    @property
    def centibits(self) -> int:
        """Weight of evidence of the whole name in hundredths of a bit."""
        return self.surname.centibits + self.given_names.centibits


def compare_names(
    traveler: tuple[str, str],
    listed: tuple[str, str],
    *,
    truncated: bool = False,
    weights: Mapping[str, int] | None = None,
) -> NameComparison:
    """Compare the traveler's (surname, given names) with listed ones, in any Latin writing.

    Args:
        traveler: As the machine readable zone has it.
        listed: As the list has it.
        truncated: The zone's name field is full: our last word may be cut, and more may follow it
            on the page.
        weights: Rarity of the traveler's words by their standard form, in hundredths of a bit.
    """
    ours, theirs = name_words(*traveler), name_words(*listed)
    pairs, left_ours, left_theirs = pair_words(ours, theirs, truncated=truncated)
    if truncated:  # the rest may stand on the page, beyond the end of the zone
        left_theirs = left_theirs[: len(left_ours)]
    surname, given_names = (
        _compare_field(field, pairs, (ours, theirs), (left_ours, left_theirs), weights or {})
        for field in (EvidenceField.SURNAME, EvidenceField.GIVEN_NAMES)
    )
    agreement = _whole(surname.agreement, given_names.agreement, pairs)
    if agreement is Agreement.AGREES and len(left_ours) + len(left_theirs) > len(pairs):
        agreement = Agreement.CLOSE
    return NameComparison(agreement, surname, given_names)


def _whole(surname: Agreement, given_names: Agreement, pairs: Sequence[Pair]) -> Agreement:
    close_pairs = sum(pair.likeness.only_close for pair in pairs)
    if not pairs or Agreement.DIFFERS in (surname, given_names):
        return Agreement.DIFFERS
    if close_pairs > _MOST_CLOSE_PAIRS:
        return Agreement.DIFFERS
    both_agree = surname is given_names is Agreement.AGREES
    return Agreement.AGREES if both_agree else Agreement.CLOSE


def _compare_field(
    field: EvidenceField,
    pairs: Sequence[Pair],
    words: tuple[Sequence[Word], Sequence[Word]],
    left: tuple[Sequence[Word], Sequence[Word]],
    weights: Mapping[str, int],
) -> FieldComparison:
    """Judge one part of the name by the pairs that touch it and by what was left without one."""
    present = [any(word.field is field for word in side) for side in words]
    lone = [sum(word.field is field for word in side) for side in left]
    touching = [p for p in pairs if field in (p.ours[0].field, p.theirs[0].field)]
    contradicted, missing = min(lone), abs(lone[0] - lone[1])
    earned = sum(_weight(pair, weights) for pair in touching if pair.ours[0].field is field)
    centibits = min(earned, _MOST_EVIDENCE[field])
    centibits += contradicted * _CONTRADICTED + missing * _MISSING
    if not touching and not all(present):
        return FieldComparison(Agreement.ABSENT)
    if not touching or (contradicted and field is EvidenceField.SURNAME):
        return FieldComparison(Agreement.DIFFERS, "", centibits)
    note = _note(touching, missing=missing + contradicted)
    if contradicted or any(pair.likeness.only_close for pair in touching):
        return FieldComparison(Agreement.CLOSE, note, centibits)
    rarest = max(_rarity(pair, weights) for pair in touching)
    if not note and rarest < _COMMON:
        note = EvidenceNote.COMMON_NAME
    return FieldComparison(Agreement.AGREES, note, centibits)


def _note(touching: Sequence[Pair], *, missing: int) -> str:
    """Return the reason that tells most: the loosest likeness, then another order, then a gap."""
    loosest = max(touching, key=lambda pair: pair.likeness.value)
    if loosest.likeness in _NOTES:
        return _NOTES[loosest.likeness]
    if any(pair.crosses for pair in touching):
        return EvidenceNote.ORDER_SWAPPED
    return EvidenceNote.WORD_MISSING if missing else ""


def _weight(pair: Pair, weights: Mapping[str, int]) -> int:
    if pair.likeness is Likeness.INITIAL:
        return _INITIAL
    return _rarity(pair, weights) * _KEPT[pair.likeness] // 100


def _rarity(pair: Pair, weights: Mapping[str, int]) -> int:
    """The rarest of our words that the pair holds; several joined words are one name."""
    return max(weights.get(word.standard, UNWEIGHTED) for word in pair.ours)
