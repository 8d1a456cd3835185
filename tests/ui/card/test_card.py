"""The card says what the summary holds, in words an officer reads."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.documents.reading import Check, CheckName, CheckReason, CheckState, PartialDate, Sex
from app.screening.evidence import Agreement, EvidenceField, EvidenceLine, EvidenceNote
from app.screening.summary_types import (
    FactKind,
    NotKnown,
    NotKnownKind,
    Step,
    Suggestion,
    Verdict,
    Who,
)
from app.ui.card.card import make_card, time_words
from app.ui.card.checks import CheckLine, CheckMark, check_lines
from app.ui.card.evidence import evidence_in_brief, evidence_table
from app.ui.card.facts import fact_lines
from app.ui.card.verdict import verdict_band
from app.ui.card.who import who_lines
from tests.ui.card.summaries import CHECKS, NOW, WHO, fact, lost, summary, who

pytestmark = pytest.mark.usefixtures("qapp")

MATCH = fact(
    FactKind.LOOKOUT_POSSIBLE,
    values={"lookout_id": "5521", "lookout_class": "3", "listed_name": "ERIKSEN, ANNA"},
    evidence=(
        EvidenceLine(
            EvidenceField.SURNAME, Agreement.CLOSE, "ERIKSSON", "ERIKSEN", 480, "one_letter_apart"
        ),
        EvidenceLine(
            EvidenceField.GIVEN_NAMES, Agreement.AGREES, "ANNA", "ANNA", 120, "common_name"
        ),
        EvidenceLine(EvidenceField.BIRTH_DATE, Agreement.AGREES, "1974-08-12", "1974-08-12", 1330),
        EvidenceLine(EvidenceField.NATIONALITY, Agreement.DIFFERS, "UTO", "NOR", -310),
        EvidenceLine(EvidenceField.SEX, Agreement.ABSENT, "F", ""),
    ),
    settles=("photo", "document_number"),
    clearable=True,
)


@pytest.mark.parametrize(
    ("traveler", "name", "person"),
    [
        (WHO, "ERIKSSON, Anna Maria", "born 12 Aug 1974 (52) · female · Utopia"),
        (who(given_names=""), "ERIKSSON", "born 12 Aug 1974 (52) · female · Utopia"),
        (who(surname=""), "Anna Maria", "born 12 Aug 1974 (52) · female · Utopia"),
        (
            who(surname="", given_names=""),
            "No name in the zone",
            "born 12 Aug 1974 (52) · female · Utopia",
        ),
        (who(names_truncated=True), "ERIKSSON, Anna Maria\N{NO-BREAK SPACE}…", None),
        (
            who(birth_date=PartialDate(1974, 8), age=None, sex=Sex.UNSPECIFIED),
            None,
            "born Aug 1974 · sex not stated · Utopia",
        ),
        (who(birth_date=PartialDate(1974), age=52), None, "born 1974 (52) · female · Utopia"),
        (
            who(birth_date=PartialDate(), age=None, nationality="XXA"),
            None,
            "birth date unknown · female · stateless",
        ),
        (who(nationality=""), None, "born 12 Aug 1974 (52) · female · nationality not stated"),
        (who(nationality="D"), None, "born 12 Aug 1974 (52) · female · Germany"),
        (who(nationality="QQQ"), None, "born 12 Aug 1974 (52) · female · QQQ"),
    ],
)
def test_who_lines(traveler: Who, name: str | None, person: str | None) -> None:
    lines = who_lines(traveler)
    assert name in (None, lines.name)
    assert person in (None, lines.person)


def test_nobody_is_an_unknown_traveler_without_number() -> None:
    lines = who_lines(None)
    assert (lines.name, lines.number) == ("Unknown traveler", "")


@pytest.mark.parametrize(
    ("code", "words"),
    [("P", "Passport"), ("PD", "Diplomatic passport"), ("I", "Identity card"), ("Z", "Document")],
)
def test_kinds_of_document(code: str, words: str) -> None:
    assert who_lines(who(document_code=code)).document == words


@pytest.mark.parametrize(
    ("verdict", "facts", "said"),
    [
        (Verdict.ROUTINE, (), "ROUTINE. Nothing known here speaks against the traveler."),
        (
            Verdict.REFER,
            (lost(),),
            "REFER. Lost document listed by Utopia. Rule DOC-01, mandatory.",
        ),
        (Verdict.ATTENTION, (MATCH,), "ATTENTION. Possible match with a lookout. Rule LKO-03."),
    ],
)
def test_the_band_names_the_gravest_fact_and_its_rule(
    verdict: Verdict, facts: tuple[object, ...], said: str
) -> None:
    assert verdict_band(summary(verdict=verdict, facts=facts)).spoken == said


_NEVER_GRAVE = {
    FactKind.ANNOUNCED,
    FactKind.CLEARED_MATCH,
    FactKind.HISTORY,
    FactKind.REDRESS,
    FactKind.TRUSTED_TRAVELER,
}


@pytest.mark.parametrize("kind", sorted(set(FactKind) - _NEVER_GRAVE))
def test_the_band_gives_a_reason_for_every_grave_fact(kind: FactKind) -> None:
    band = verdict_band(summary(verdict=Verdict.ATTENTION, facts=(fact(kind),)))
    assert band.reason not in ("", "Look at the card.")


def test_the_band_says_when_nothing_could_be_read() -> None:
    band = verdict_band(summary(verdict=Verdict.ATTENTION, who=None))
    assert band.reason == "No document could be read."


@pytest.mark.parametrize("lookout_class", ["1", "2"])
def test_a_quiet_lookout_gives_nothing_away(lookout_class: str) -> None:
    quiet = fact(
        FactKind.LOOKOUT_STRONG,
        severity=Verdict.REFER,
        values={
            "lookout_id": "7730",
            "lookout_class": lookout_class,
            "listed_name": "DOE, JON",
        },
        evidence=MATCH.evidence,
    )
    step = Suggestion(Step.REFER, "LKO-02", "M", "M-WNT")
    shown = make_card(
        summary(verdict=Verdict.REFER, facts=(quiet,), quiet_alert=True, suggestion=step), NOW
    )
    assert shown.band.quiet
    fact_words = f"{shown.facts[0].title} {shown.facts[0].explanation}"
    said = f"{shown.band.spoken} {fact_words} {shown.step.words} {shown.step.rule}".lower()
    for word in ("doe", "armed", "warrant", "danger", "weapon", "match"):
        assert word not in said
    assert shown.facts[0].evidence.rows == ()


def test_facts_carry_source_age_and_confidence() -> None:
    first, second = fact_lines(summary(facts=(lost(), MATCH)), NOW)
    assert (first.title, first.source, first.confidence) == (
        "Document reported lost 3 Nov 2026",
        "Lost documents · 21 days ago",
        "exact number and issuer",
    )
    assert (second.title, second.source, second.confidence) == (
        "Possible match: ERIKSEN, Anna (lookout 5521)",
        "Lookouts · 2 h old",
        "possible match",
    )
    assert (first.number, second.number) == (1, 2)


def test_a_match_explains_itself_in_one_line() -> None:
    (line,) = fact_lines(summary(facts=(MATCH,)), NOW)
    assert line.explanation == (
        "Surname one letter apart · given names agree, common name · birth date agrees · "
        "nationality differs. A photo or the document number would settle it."
    )


@pytest.mark.parametrize(
    ("kind", "values", "title"),
    [
        (FactKind.EXPIRED, {"expiry_date": "2023-03-14", "days": "1351"}, "Document expired"),
        (
            FactKind.LAST_SECONDARY,
            {"date": "2026-03-19T08:00:00.000Z", "port": "X", "result": "ADM", "finding": "none"},
            "Last secondary 8 months ago: nothing found",
        ),
        (FactKind.HISTORY, {"count": "1", "months": "1"}, "One crossing in one month"),
        (FactKind.HISTORY, {"count": "14", "months": "12"}, "14 crossings in 12 months"),
        (
            FactKind.CHECK_DIGIT,
            {"fields": "number_check_digit,composite_check_digit", "confirmed": "no"},
            "Check digit of the number does not add up",
        ),
        (
            FactKind.CHECK_DIGIT,
            {"fields": "number_check_digit,birth_check_digit"},
            "2 check digits do not add up",
        ),
        (
            FactKind.CHECK_FAILED,
            {"name": "states", "reason": "unknown_state", "printed": "QQQ"},
            "Issuer and nationality: unknown code",
        ),
        (FactKind.DOCUMENT_LISTED, {"listed_reason": "seized"}, "Document listed"),
    ],
)
def test_titles(kind: FactKind, values: dict[str, str], title: str) -> None:
    (line,) = fact_lines(summary(facts=(fact(kind, values=values),)), NOW)
    assert line.title.startswith(title)


@pytest.mark.parametrize("kind", list(FactKind))
def test_every_kind_of_fact_can_be_shown_without_any_values(kind: FactKind) -> None:
    (line,) = fact_lines(summary(facts=(fact(kind),)), NOW)
    assert line.title


def test_evidence_says_both_sides_and_bits_stand_only_there() -> None:
    table = evidence_table(MATCH)
    assert [(row.field, row.traveler, row.listed, row.answer) for row in table.rows] == [
        ("Surname", "ERIKSSON", "ERIKSEN", "close"),
        ("Given names", "ANNA", "ANNA", "agrees"),
        ("Birth date", "12 Aug 1974", "12 Aug 1974", "agrees"),
        ("Nationality", "Utopia", "Norway", "differs"),
        ("Sex", "F", "–", "not listed"),
    ]
    assert [row.weight for row in table.rows] == [
        "+4.8 bits",
        "+1.2 bits",
        "+13.3 bits",
        "\N{MINUS SIGN}3.1 bits",
        "",
    ]
    assert "bit" not in evidence_in_brief(MATCH.evidence)


def test_birth_date_that_agrees_and_weighs_little_says_why() -> None:
    common = EvidenceLine(
        EvidenceField.BIRTH_DATE, Agreement.AGREES, "1974-01-01", "1974-01-01", 250,
        EvidenceNote.COMMON_DATE,
    )  # fmt: skip
    (row,) = evidence_table(replace(MATCH, evidence=(common,))).rows
    assert (row.answer, row.note) == ("agrees", "many on the list have this date, or this name")
    assert evidence_in_brief((common,)) == f"birth date agrees, {row.note}"


def test_checks_are_condensed_and_what_failed_stands_first() -> None:
    failed = Check(CheckName.NUMBER_DIGIT, CheckState.FAILED, CheckReason.DIGIT_DIFFERS, "7", "4")
    not_done = Check(CheckName.OPTIONAL_DIGIT, CheckState.NOT_DONE, CheckReason.FIELD_EMPTY)
    rest = tuple(
        check
        for check in CHECKS
        if check.name not in (CheckName.NUMBER_DIGIT, CheckName.OPTIONAL_DIGIT)
    )
    assert check_lines((*rest, failed, not_done), WHO) == (
        CheckLine(CheckMark.LOOK, "Check digit of the number", "look", "printed 7 · expected 4"),
        CheckLine(CheckMark.PASSED, "Check digits, 3 of 4", "passed"),
        CheckLine(CheckMark.PASSED, "Characters, dates and codes, 4 of 4", "passed"),
        CheckLine(CheckMark.PASSED, "Valid until 15 Apr 2032", "passed"),
        CheckLine(CheckMark.NOT_DONE, "Check digit of the optional data", "field empty"),
    )


def test_an_expired_document_says_since_when() -> None:
    expired = Check(CheckName.EXPIRY, CheckState.FAILED, CheckReason.EXPIRED)
    (line,) = check_lines((expired,), who(expiry_date=PartialDate(2023, 3, 14)))
    assert (line.title, line.mark) == ("Expired 14 Mar 2023", CheckMark.LOOK)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (NotKnown(NotKnownKind.LOOKOUTS_NOT_QUERIED), "Lookouts were not asked"),
        (NotKnown(NotKnownKind.LISTS_MISSING), "One of the lists could not be asked"),
        (NotKnown(NotKnownKind.LOOKOUTS_STALE, "98"), "Lookout copy 4 days old"),
        (NotKnown(NotKnownKind.NO_HISTORY), "No earlier crossing on record"),
        (NotKnown(NotKnownKind.FIELD_UNREAD, "surname"), "Surname not read"),
        (NotKnown(NotKnownKind.FIELD_UNREAD, "another"), "Document not read"),
        (
            NotKnown(NotKnownKind.NUMBER_ADVISORY, "unconfirmed"),
            "Number not searched: its check digit is open",
        ),
        (NotKnown(NotKnownKind.BIRTH_DATE_INCOMPLETE, "1974-XX-XX"), "Birth date incomplete"),
    ],
)
def test_what_is_not_known_is_said(item: NotKnown, words: str) -> None:
    assert make_card(summary(not_known=(item,)), NOW).not_known == words


@pytest.mark.parametrize("step", list(Step))
def test_every_step_has_its_words(step: Step) -> None:
    shown = make_card(summary(suggestion=Suggestion(step, "GEN-01")), NOW).step
    assert shown.words.endswith(".")
    assert shown.rule == "GEN-01"


def test_facts_that_did_not_fit_are_counted() -> None:
    assert make_card(summary(more_facts=2), NOW).more_facts == "2 more of less weight"


def test_time_is_told_for_machine_and_officer() -> None:
    assert time_words(412, 11) == "machine 0.4 s · with officer 11 s"
    assert time_words(0, 72) == "machine 0.0 s · with officer 1 min 12 s"


def test_translations_change_the_card(qapp: QApplication) -> None:
    from tests.look.pseudo import Lengthened

    plain = make_card(summary(), NOW)
    translator = Lengthened()
    qapp.installTranslator(translator)
    try:
        assert make_card(summary(), NOW) != plain
    finally:
        qapp.removeTranslator(translator)
