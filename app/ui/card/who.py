"""The first lines of the card: who stands there, by which document."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.screening.summary_types import Who
from app.ui.words.countries import country
from app.ui.words.people import document_words, name_words, sex_words
from app.ui.words.times import date_words

translate = QCoreApplication.translate


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


def who_lines(who: Who | None) -> WhoLines:
    """Return the lines for `who`; for nobody, say that no document could be read."""
    if who is None:
        return WhoLines(
            name=translate("Card", "Unknown traveler"),
            person=translate("Card", "No document could be read."),
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


def _born(who: Who) -> str:
    if who.birth_date.year is None:
        return translate("Card", "birth date unknown")
    date = date_words(who.birth_date)
    if who.age is None:
        return translate("Card", "born {date}").format(date=date)
    return translate("Card", "born {date} ({age})").format(date=date, age=who.age)


def _nationality(who: Who) -> str:
    return country(who.nationality) or translate("Card", "nationality not stated")
