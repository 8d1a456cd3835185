"""Names side by side: what agrees, what nearly does, and how much that says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.screening.evidence import Agreement, EvidenceField, EvidenceNote
from app.screening.people.pairing import Likeness, Pair, pair_words
from app.screening.people.words import Word, name_words

MOST_NAME = 2400
"""However rare its words, a name says no more: somebody else may bear it too."""

MISSING = -200
CONTRADICTED = -650
_OTHER_SURNAME = -300
INITIAL = 200
JOINED = -250
CUT = -300
CROSSED = -100
_COMMON = 800
_MOST_CLOSE_PAIRS = 3

Weights = Mapping[str, Sequence[int]]
"""What a word of the traveler's weighs in hundredths of a bit, by its likeness to another."""

_UNWEIGHTED = (1200, 1100, 1100, 600, 700, 800, 700, 700, 400, 300, INITIAL)
_NOTES = {
    Likeness.VARIANT: EvidenceNote.SPELLING_VARIANT,
    Likeness.JOINED: EvidenceNote.WORDS_JOINED,
    Likeness.JOINED_NEARLY: EvidenceNote.WORDS_JOINED,
    Likeness.TRUNCATED: EvidenceNote.NAME_TRUNCATED,
    Likeness.OTHER_FORM: EvidenceNote.OTHER_FORM,
    Likeness.ALIKE: EvidenceNote.SOUNDS_ALIKE,
    Likeness.ONE_LETTER: EvidenceNote.ONE_LETTER_APART,
    Likeness.BONES: EvidenceNote.SAME_CONSONANTS,
    Likeness.TWO_LETTERS: EvidenceNote.TWO_LETTERS_APART,
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
    traveler: tuple[str, str], listed: tuple[str, str], *, truncated: bool = False
) -> NameComparison:
    """Compare two (surname, given names), in any writing; how rare they are is not known."""
    return compare_words(name_words(*traveler), name_words(*listed), {}, truncated=truncated)


def compare_words(
    ours: Sequence[Word], theirs: Sequence[Word], weights: Weights, *, truncated: bool
) -> NameComparison:
    """Compare the words of the traveler's name with listed ones.

    Args:
        ours: As the machine readable zone has them.
        theirs: As the list has them.
        weights: What each of our words weighs.
        truncated: The zone's name field is full: our last word may be cut, and more may follow it
            on the page.
    """
    pairs, left_ours, left_theirs = pair_words(ours, theirs, truncated=truncated)
    if truncated:  # the rest may stand on the page, beyond the end of the zone
        left_theirs = left_theirs[: len(left_ours)]
    surname, given_names = (
        _compare_field(field, pairs, (ours, theirs), (left_ours, left_theirs), weights)
        for field in (EvidenceField.SURNAME, EvidenceField.GIVEN_NAMES)
    )
    given_names = _with_strangers(given_names, left_ours, left_theirs)
    agreement = _whole(surname.agreement, given_names.agreement, pairs)
    if agreement is Agreement.AGREES and len(left_ours) + len(left_theirs) > len(pairs):
        agreement = Agreement.CLOSE
    return NameComparison(agreement, *_capped(surname, given_names))


def _whole(surname: Agreement, given_names: Agreement, pairs: Sequence[Pair]) -> Agreement:
    close_pairs = sum(pair.likeness.only_close for pair in pairs)
    if not pairs or Agreement.DIFFERS in (surname, given_names):
        return Agreement.DIFFERS
    if close_pairs > _MOST_CLOSE_PAIRS:
        return Agreement.DIFFERS
    both_agree = surname is given_names is Agreement.AGREES
    return Agreement.AGREES if both_agree else Agreement.CLOSE


def _with_strangers(
    given_names: FieldComparison, ours: Sequence[Word], theirs: Sequence[Word]
) -> FieldComparison:
    """Weigh a surname and a given name that are left as contradicting, not as two missing words."""
    surnames, given = (
        [sum(word.field is field for word in side) for side in (ours, theirs)]
        for field in (EvidenceField.SURNAME, EvidenceField.GIVEN_NAMES)
    )
    strangers = min(len(ours), len(theirs)) - min(surnames) - min(given)
    return replace(
        given_names,
        centibits=given_names.centibits + strangers * (CONTRADICTED - 2 * MISSING),
    )


def _capped(
    surname: FieldComparison, given_names: FieldComparison
) -> tuple[FieldComparison, FieldComparison]:
    """Let the name as a whole weigh no more than a name can."""
    beyond = surname.centibits + given_names.centibits - MOST_NAME
    if beyond <= 0:
        return surname, given_names
    from_given = min(beyond, max(0, given_names.centibits))
    rest = given_names.centibits - from_given
    return (
        FieldComparison(surname.agreement, surname.note, surname.centibits - beyond + from_given),
        FieldComparison(given_names.agreement, given_names.note, rest),
    )


def _compare_field(
    field: EvidenceField,
    pairs: Sequence[Pair],
    words: tuple[Sequence[Word], Sequence[Word]],
    left: tuple[Sequence[Word], Sequence[Word]],
    weights: Weights,
) -> FieldComparison:
    """Judge one part of the name by the pairs that touch it and by what was left without one."""
    present = [any(word.field is field for word in side) for side in words]
    lone = [sum(word.field is field for word in side) for side in left]
    touching = [p for p in pairs if field in (p.ours[0].field, p.theirs[0].field)]
    contradicted, missing = min(lone), abs(lone[0] - lone[1])
    mine = [pair for pair in touching if pair.ours[0].field is field]
    centibits = sum(_weight(pair, weights) + CROSSED * pair.crosses for pair in mine)
    centibits += contradicted * CONTRADICTED + missing * MISSING
    if not touching and not all(present):
        return FieldComparison(Agreement.ABSENT, "", centibits)
    if not touching or (contradicted and field is EvidenceField.SURNAME):
        other = _OTHER_SURNAME if field is EvidenceField.SURNAME else 0
        return FieldComparison(Agreement.DIFFERS, "", centibits + other)
    note = _note(touching, missing=missing + contradicted)
    if contradicted or any(pair.likeness.only_close for pair in touching):
        return FieldComparison(Agreement.CLOSE, note, centibits)
    rarest = max(_rarity(pair, weights) for pair in touching)
    if not note and rarest < _COMMON:
        note = EvidenceNote.COMMON_NAME
    return FieldComparison(Agreement.AGREES, note, centibits)


def _note(touching: Sequence[Pair], *, missing: int) -> str:
    """Return the reason that tells most: the loosest likeness, then another order, then a gap."""
    loosest = max(touching, key=lambda pair: pair.likeness)
    if loosest.likeness in _NOTES:
        return _NOTES[loosest.likeness]
    if any(pair.crosses for pair in touching):
        return EvidenceNote.ORDER_SWAPPED
    return EvidenceNote.WORD_MISSING if missing else ""


def _weight(pair: Pair, weights: Weights) -> int:
    if pair.likeness is Likeness.INITIAL:
        return INITIAL
    if pair.likeness in (Likeness.JOINED, Likeness.JOINED_NEARLY):
        how = Likeness.EQUAL if pair.likeness is Likeness.JOINED else Likeness.ONE_LETTER
        ours, theirs = (
            sum(_of(word, how, weights) for word in side) for side in (pair.ours, pair.theirs)
        )
        # What was run together is rare as one word; it says no more than its parts do.
        return (ours if len(pair.ours) > 1 else min(ours, theirs)) + JOINED
    return _of(pair.ours[0], pair.likeness, weights)


def _rarity(pair: Pair, weights: Weights) -> int:
    """The rarest of our words that the pair holds; several joined words are one name."""
    return max(_of(word, Likeness.EQUAL, weights) for word in pair.ours)


def _of(word: Word, how: Likeness, weights: Weights) -> int:
    return weights.get(word.text, _UNWEIGHTED)[how]
