"""Words for the facts about how a traveler came: with whom, by what right, for how long."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.documents.same_name import TITLES
from app.problems import QT_TRANSLATE_NOOP
from app.screening.answers import Entries, PermitKind
from app.screening.evidence import EvidenceField
from app.screening.identity import SeenReason
from app.screening.redress_facts import RedressTie
from app.screening.summary_types import Fact, FactKind, MembershipState
from app.ui.card.advance_facts import (
    action_title,
    advance_explanation,
    announced_title,
    differs_title,
    not_announced_title,
)
from app.ui.card.evidence import evidence_in_brief, settles_sentence
from app.ui.words.people import listed_name_words
from app.ui.words.sentences import apart, dotted, sentences
from app.ui.words.times import ago_words, date_words, days_words, iso_date_words, partial_date

translate = QCoreApplication.translate

_SEEN: dict[str, tuple[str, str]] = {
    SeenReason.CITIZEN: (
        QT_TRANSLATE_NOOP("Facts", "Citizenship by declaration"),
        QT_TRANSLATE_NOOP("Facts", "Seen without a document, so no list was asked."),
    ),
    SeenReason.INFANT: (
        QT_TRANSLATE_NOOP("Facts", "Infant, seen without a document"),
        QT_TRANSLATE_NOOP("Facts", "Named by those who carry it. No list was asked."),
    ),
}
_SEEN_OTHERWISE = (
    QT_TRANSLATE_NOOP("Facts", "Seen without a document"),
    QT_TRANSLATE_NOOP("Facts", "No list was asked."),
)
_MEMBERSHIPS: dict[str, str] = {
    MembershipState.VALID: QT_TRANSLATE_NOOP("Facts", "Trusted traveler until {month}"),
    MembershipState.LAPSED: QT_TRANSLATE_NOOP("Facts", "Trusted traveler until {until}: lapsed"),
    MembershipState.NOT_YET: QT_TRANSLATE_NOOP("Facts", "Trusted traveler only from {start}"),
}
_PERMITS: dict[str, str] = {
    PermitKind.VISA: QT_TRANSLATE_NOOP("Facts", "Visa"),
    PermitKind.AUTHORIZATION: QT_TRANSLATE_NOOP("Facts", "Travel authorization"),
}
_VALIDITY: dict[str, str] = {
    MembershipState.VALID: QT_TRANSLATE_NOOP("Facts", "{permit} valid until {until}"),
    MembershipState.LAPSED: QT_TRANSLATE_NOOP("Facts", "{permit} lapsed: valid until {until}"),
    MembershipState.NOT_YET: QT_TRANSLATE_NOOP("Facts", "{permit} valid only from {start}"),
}
_ENTRIES: dict[str, str] = {
    Entries.ONE: QT_TRANSLATE_NOOP("Facts", "one entry"),
    Entries.MANY: QT_TRANSLATE_NOOP("Facts", "many entries"),
}
_NAME_FIELDS = frozenset({EvidenceField.SURNAME, EvidenceField.GIVEN_NAMES})


def journey_title(fact: Fact) -> str | None:
    """Return the fact in a few words; None for a fact about something else."""
    words = _TITLES.get(fact.kind)
    return None if words is None else words(fact)


def journey_explanation(fact: Fact, now: datetime) -> str | None:
    """Return what the fact means; None for a fact about something else."""
    match fact.kind:
        case FactKind.SEEN_WITHOUT_DOCUMENT:
            return translate("Facts", _seen(fact)[1])
        case FactKind.LEFT_UNREAD:
            return translate("Facts", "No list was asked. People left unread are counted.")
        case FactKind.MINOR_ALONE:
            return translate("Facts", "Nobody of age is there too. Ask who is responsible.")
        case FactKind.OVERSTAY:
            return sentences(_stay(fact), settles_sentence(fact.settles))
        case FactKind.BOARDING_PASS_DIFFERS:
            return sentences(evidence_in_brief(fact.evidence))
        case FactKind.TRUSTED_TRAVELER:
            return _membership(fact, now)
        case (
            FactKind.ADVANCE_ACTION
            | FactKind.NOT_ANNOUNCED
            | FactKind.ADVANCE_DIFFERS
            | FactKind.ANNOUNCED
        ):
            return advance_explanation(fact, now)
        case FactKind.PERMIT:
            entries = _ENTRIES.get(fact.values.get("entries", ""), "")
            parts = fact.values.get("category", ""), fact.values.get("number", "")
            return sentences(dotted(*parts, translate("Facts", entries) if entries else ""))
        case FactKind.REDRESS:
            return _redress(fact)
        case FactKind.RANDOM_DRAW:
            return translate("Facts", "By lot: it says nothing about the traveler.")
        case _:
            return None


def _seen(fact: Fact) -> tuple[str, str]:
    return _SEEN.get(fact.values.get("reason", ""), _SEEN_OTHERWISE)


def _seen_title(fact: Fact) -> str:
    return translate("Facts", _seen(fact)[0])


def _unread_title(_: Fact) -> str:
    return translate("Facts", "Left unread")


def _minor_title(fact: Fact) -> str:
    age = fact.values.get("age", "")
    if not age:
        return translate("Facts", "Infant without an adult")
    return translate("Facts", "Minor without an adult ({age})").format(age=age)


def _overstay_title(fact: Fact) -> str:
    date = iso_date_words(fact.values.get("entered", ""))
    return translate("Facts", "Stay limit passed: entered {date}").format(date=date)


def _boarding_pass_title(fact: Fact) -> str:
    different = set(fact.values.get("fields", "").split(","))
    flight = fact.values.get("flight", "")
    name = listed_name_words(_without_title(fact.values.get("name", "")))
    if different and not different & _NAME_FIELDS:
        return translate("Facts", "Boarding pass is for {flight}").format(flight=flight)
    if EvidenceField.FLIGHT in different:
        words = translate("Facts", "Boarding pass names {name}, for {flight}")
        return words.format(name=name, flight=flight)
    return translate("Facts", "Boarding pass names {name}").format(name=name)


def _without_title(name: str) -> str:
    """Leave out what airlines print behind a name; the evidence shows the name as printed."""
    names, _, last = name.rpartition(" ")
    return names if last in TITLES and not names.endswith(",") else name


def _membership_title(fact: Fact) -> str:
    values = fact.values
    until = partial_date(values.get("valid_until", ""))
    state = values.get("state", MembershipState.VALID)
    return translate("Facts", _MEMBERSHIPS[state]).format(
        month=date_words(replace(until, day=None)),
        until=date_words(until),
        start=iso_date_words(values.get("valid_from", "")),
    )


def _permit_title(fact: Fact) -> str:
    values = fact.values
    permit = _PERMITS.get(values.get("permit", ""), _PERMITS[PermitKind.VISA])
    state = values.get("state", MembershipState.VALID)
    return translate("Facts", _VALIDITY[state]).format(
        permit=translate("Facts", permit),
        until=iso_date_words(values.get("valid_until", "")),
        start=iso_date_words(values.get("valid_from", "")),
    )


def _redress_title(fact: Fact) -> str:
    unknown = fact.values.get("tie") == RedressTie.NOT_ON_RECORD
    words = translate("Facts", "Redress number {number} on record")
    if unknown:
        words = translate("Facts", "Redress number {number} not on record here")
    return words.format(number=apart(fact.values.get("number", "")))


_REDRESS = {
    RedressTie.BIRTH_DATE: QT_TRANSLATE_NOOP(
        "Facts", "Given for another document, the birth date agrees"
    ),
    RedressTie.NUMBER_ONLY: QT_TRANSLATE_NOOP(
        "Facts", "Given for another document, without a birth date: ask for the letter"
    ),
    RedressTie.DIFFERS: QT_TRANSLATE_NOOP(
        "Facts", "Given to somebody born on another day: look at the number again"
    ),
    RedressTie.NOT_ON_RECORD: QT_TRANSLATE_NOOP(
        "Facts", "As the traveler states it: counts for nothing"
    ),
}


def _redress(fact: Fact) -> str:
    tie = RedressTie(fact.values.get("tie", RedressTie.DOCUMENT))
    how = translate("Facts", _REDRESS[tie]) if tie in _REDRESS else ""
    if tie not in (RedressTie.DOCUMENT, RedressTie.BIRTH_DATE):
        return sentences(how)
    confused = fact.values.get("lookout_id", "")
    words = translate("Facts", "Confused before with lookout {id}").format(id=confused)
    otherwise = translate("Facts", "Confused with somebody before")
    favor = translate("Facts", "Counts in favor of the traveler")
    return sentences(how, words if confused else otherwise, favor)


def _drawn_title(_: Fact) -> str:
    return translate("Facts", "Drawn at random: compliance examination")


def _stay(fact: Fact) -> str:
    words = translate("Facts", "{days} without a departure on record, {limit} allowed")
    return words.format(
        days=days_words(int(fact.values.get("days", "0"))),
        limit=days_words(int(fact.values.get("limit", "0"))),
    )


def _membership(fact: Fact, now: datetime) -> str:
    program = fact.values.get("program", "")
    if fact.values.get("state") != MembershipState.VALID:
        same = translate("Facts", "Inspect like any other traveler.")
        return sentences(program, same)
    ago = ago_words(fact.values.get("vetted_on", ""), now)
    return sentences(dotted(program, translate("Facts", "vetted again {ago}").format(ago=ago)))


_TITLES: dict[FactKind, Callable[[Fact], str]] = {
    FactKind.SEEN_WITHOUT_DOCUMENT: _seen_title,
    FactKind.LEFT_UNREAD: _unread_title,
    FactKind.MINOR_ALONE: _minor_title,
    FactKind.OVERSTAY: _overstay_title,
    FactKind.BOARDING_PASS_DIFFERS: _boarding_pass_title,
    FactKind.TRUSTED_TRAVELER: _membership_title,
    FactKind.PERMIT: _permit_title,
    FactKind.REDRESS: _redress_title,
    FactKind.RANDOM_DRAW: _drawn_title,
    FactKind.ADVANCE_ACTION: action_title,
    FactKind.NOT_ANNOUNCED: not_announced_title,
    FactKind.ADVANCE_DIFFERS: differs_title,
    FactKind.ANNOUNCED: announced_title,
}
