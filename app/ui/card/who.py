"""The first lines of the card: who stands there, by which document."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.problems import QT_TRANSLATE_NOOP
from app.screening.identity import SeenReason
from app.screening.summary_types import Fact, FactKind, Who
from app.ui.words.countries import country
from app.ui.words.people import document_words, name_words, sex_words
from app.ui.words.times import date_words

translate = QCoreApplication.translate

_UNKNOWN = (
    QT_TRANSLATE_NOOP("Card", "Unknown traveler"),
    QT_TRANSLATE_NOOP("Card", "No document could be read."),
)
_UNREAD = (
    QT_TRANSLATE_NOOP("Card", "Unread person"),
    QT_TRANSLATE_NOOP("Card", "No document was read."),
)
_SEEN: dict[str, str] = {
    SeenReason.CITIZEN: QT_TRANSLATE_NOOP("Card", "Citizen by declaration"),
    SeenReason.INFANT: QT_TRANSLATE_NOOP("Card", "Infant"),
}
_SEEN_WITHOUT_DOCUMENT = QT_TRANSLATE_NOOP("Card", "Seen without a document.")


@dataclass(frozen=True, slots=True)
class WhoLines:
    """Who the traveler is.

    Attributes:
        name: `ERIKSSON, Anna Maria`; an ellipsis says that the zone had no room for all of it.
        person: Birth date and age, sex, nationality.
        document: Its kind.
        number: Its number, shown in the face that tells O from 0.
        issuer: Who issued it, and until when it is valid.
    """

    name: str
    person: str
    document: str
    number: str
    issuer: str


def who_lines(who: Who | None, facts: Sequence[Fact] = ()) -> WhoLines:
    """Return the lines for `who`; for nobody, what the facts of the card say about that."""
    if who is None:
        name, person = _nobody(facts)
        return WhoLines(
            name=translate("Card", name),
            person=translate("Card", person),
            document="",
            number="",
            issuer="",
        )
    name = name_words(who.surname, who.given_names) or translate("Card", "No name in the zone")
    return WhoLines(
        name=f"{name}\N{NO-BREAK SPACE}…" if who.names_truncated else name,
        person=" · ".join((_born(who), sex_words(who.sex), _nationality(who))),
        document=document_words(who.document_code),
        number=who.document_number,
        issuer=translate("Card", "issued by {issuer}").format(issuer=country(who.issuing_state)),
    )


def _nobody(facts: Sequence[Fact]) -> tuple[str, str]:
    for fact in facts:
        if fact.kind is FactKind.SEEN_WITHOUT_DOCUMENT:
            name = _SEEN.get(fact.values.get("reason", ""), _UNKNOWN[0])
            return name, _SEEN_WITHOUT_DOCUMENT
        if fact.kind is FactKind.LEFT_UNREAD:
            return _UNREAD
    return _UNKNOWN


def _born(who: Who) -> str:
    if who.birth_date.year is None:
        return translate("Card", "birth date unknown")
    date = date_words(who.birth_date)
    if who.age is None:
        return translate("Card", "born {date}").format(date=date)
    return translate("Card", "born {date} ({age})").format(date=date, age=who.age)


def _nationality(who: Who) -> str:
    return country(who.nationality) or translate("Card", "nationality not stated")
