"""Names side by side: the same, near each other, or different people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.screening.evidence import Agreement, EvidenceNote
from app.screening.people.comparing import compare_names, compare_words
from app.screening.people.pairing import Likeness
from app.screening.people.words import name_words

Name = tuple[str, str]
_SAME, _NEAR, _OTHER = Agreement.AGREES, Agreement.CLOSE, Agreement.DIFFERS


@pytest.mark.parametrize(
    ("ours", "listed", "agreement", "notes"),
    [
        (("ERIKSSON", "ANNA"), ("Eriksson", "Anna"), _SAME, {""}),
        (("MUELLER", "JUERGEN"), ("Müller", "Jürgen"), _SAME, {""}),
        (("MULLER", "JURGEN"), ("Müller", "Jürgen"), _SAME, {EvidenceNote.SPELLING_VARIANT}),
        (("OSTERGARD", "INGRID"), ("Østergård", "Ingrid"), _SAME, {EvidenceNote.SPELLING_VARIANT}),
        (("MUNXXOZ", "INES"), ("Muñoz", "Inés"), _SAME, {EvidenceNote.SPELLING_VARIANT}),
        (("ANNA", "ERIKSSON"), ("ERIKSSON", "ANNA"), _SAME, {EvidenceNote.ORDER_SWAPPED}),
        (("VANTONGEREN", "RUBEN"), ("VAN TONGEREN", "RUBEN"), _SAME, {EvidenceNote.WORDS_JOINED}),
        (("VAN DER BERG", "PIA"), ("VANDERBERG", "PIA"), _SAME, {EvidenceNote.WORDS_JOINED}),
        (("REY", "MARIAELENA"), ("REY", "MARIA ELENA"), _SAME, {EvidenceNote.WORDS_JOINED}),
        (("GARCIA LOPEZ", "EVA"), ("GARCIA", "EVA"), _SAME, {EvidenceNote.WORD_MISSING}),
        (("ERIKSSON", "ANNA"), ("ERIKSON", "ANNA"), _NEAR, {EvidenceNote.SOUNDS_ALIKE}),
        (("ERIKSSON", "ANNA"), ("ERIKSEN", "ANNA"), _NEAR, {EvidenceNote.ONE_LETTER_APART}),
        (("MARTINEZ", "ANNA"), ("MARTIMEZ", "ANNA"), _NEAR, {EvidenceNote.ONE_LETTER_APART}),
        (("MARTINEZ", "ANNA"), ("MATRINEZ", "ANNA"), _NEAR, {EvidenceNote.ONE_LETTER_APART}),
        (("HUSSEIN", "MOHAMMED"), ("HUSAYN", "MUHAMMAD"), _NEAR, {EvidenceNote.OTHER_FORM}),
        (("SMITH", "J"), ("SMITH", "JOHN"), _NEAR, {EvidenceNote.INITIAL_ONLY}),
        (("SUHARTO", ""), ("SUHARTO", ""), _NEAR, {""}),
        (("ERIKSSON", "ANNA"), ("ERIKSSON", ""), _NEAR, {""}),
        (("ERIKSSON", "ANNA LENA"), ("ERIKSSON", "ANNA ULLA"), _NEAR, {EvidenceNote.WORD_MISSING}),
        (("ERIKSSON", "ANNA"), ("ERIKSSON", "KARIN"), _OTHER, {""}),
        (("ERIKSSON", "ANNA"), ("LINDGREN", "ANNA"), _OTHER, {""}),
        (("SANTOS PEREIRA", "EVA"), ("SANTOS OLIVEIRA", "EVA"), _OTHER, {""}),
        (("LI", "XU"), ("MA", "XU"), _OTHER, {""}),
        (("", ""), ("", ""), _OTHER, {""}),
        (("ERIKSSON", "ANNA"), ("Эрикссон", "Анна"), _SAME, {""}),
    ],
)
def test_names_agree_are_close_or_differ(
    ours: Name, listed: Name, agreement: Agreement, notes: set[str]
) -> None:
    compared = compare_names(ours, listed)
    assert compared.agreement is agreement
    assert {compared.surname.note, compared.given_names.note} - {""} == notes - {""}


def test_cut_name_agrees_with_the_whole_one() -> None:
    cut = ("VENKATARAMANAN SUBRAHMANYAM", "LAKSHMI PR")
    whole = ("VENKATARAMANAN SUBRAHMANYAM", "LAKSHMI PRIYADARSHINI DEVI")
    compared = compare_names(cut, whole, truncated=True)
    assert compared.agreement is _SAME
    assert compared.given_names.note == EvidenceNote.NAME_TRUNCATED
    assert compare_names(cut, whole).agreement is _NEAR


def test_cut_name_still_contradicts_another_one() -> None:
    cut = ("VENKATARAMANAN SUBRAHMANYAM", "LAKSHMI PR")
    other = ("VENKATARAMANAN SUBRAHMANYAM", "LAKSHMI KUMARI")
    assert compare_names(cut, other, truncated=True).agreement is _NEAR


def test_many_more_words_than_agree_are_only_close() -> None:
    assert compare_names(("LOPEZ", "EVA"), ("LOPEZ DE LA CRUZ Y VEGA", "EVA")).agreement is _NEAR


def test_rare_name_says_more_than_a_common_one() -> None:
    ours = ("ERIKSSON", "ANNA")
    words = name_words(*ours)
    rare, common = (
        compare_words(words, words, dict.fromkeys(ours, (bits,) * len(Likeness)), truncated=False)
        for bits in (1400, 500)
    )
    assert rare.centibits > common.centibits
    assert common.surname.note == EvidenceNote.COMMON_NAME
    assert rare.surname.note == ""


_ANY_TEXT = st.text()
_FEW_LETTERS = st.text("AEBNÄÅ-' ", max_size=30)  # so that words often meet


@given(
    ours=st.tuples(_ANY_TEXT, _FEW_LETTERS),
    listed=st.tuples(_FEW_LETTERS, _ANY_TEXT),
    truncated=st.booleans(),
)
def test_any_text_can_be_compared(ours: Name, listed: Name, truncated: bool) -> None:
    assert compare_names(ours, listed, truncated=truncated).agreement in set(Agreement)


@given(ours=st.tuples(_FEW_LETTERS, _FEW_LETTERS))
def test_name_never_differs_from_itself(ours: Name) -> None:
    words = " ".join(ours).replace("-", " ").replace("'", "").split()
    assert (compare_names(ours, ours).agreement is _OTHER) is (not words)


def test_megabyte_name_is_compared_at_once() -> None:
    huge = "A B " * 300_000
    assert compare_names((huge, huge), (huge, "X")).agreement in set(Agreement)
