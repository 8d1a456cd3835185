"""What was just decided, in words."""

from PySide6.QtCore import QCoreApplication

from app.encounters.encounter import Encounter
from app.encounters.party import Party
from app.encounters.referral import Decision
from app.ui.primary.people_lines import people_words
from app.ui.words.people import name_words
from app.ui.words.sentences import dotted

translate = QCoreApplication.translate


def decided_words(party: Party, before: Party | None = None) -> str:
    """Return `ERIKSSON, Anna: admitted`, or `3 people: admitted`.

    Args:
        party: After the decision.
        before: Before it; only what has changed since is told.
    """
    fresh = [person for person in party.people if person.decision is not None]
    if before is not None:
        open_before = {person.id for person in before.open}
        fresh = [person for person in fresh if person.id in open_before]
    admitted = [person for person in fresh if person.decision is Decision.ADMIT]
    referred = [person for person in fresh if person.decision is Decision.REFER]
    return dotted(_admitted(admitted), _referred(referred))


def _admitted(people: list[Encounter]) -> str:
    if not people:
        return ""
    return translate("Booth", "{name}: admitted").format(name=_named(people))


def _referred(people: list[Encounter]) -> str:
    if not people:
        return ""
    return translate("Booth", "{name}: to secondary").format(name=_named(people))


def _named(people: list[Encounter]) -> str:
    if len(people) > 1:
        return people_words(len(people))
    who = people[0].summary.who if people[0].summary else None
    if who is None:
        return translate("Booth", "Unknown traveler")
    return name_words(who.surname, who.given_names)
