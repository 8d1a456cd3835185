"""What the keys of the booth do now, and why one of them does nothing."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.encounters.encounter import Encounter, NotYet, not_yet
from app.encounters.party import Party
from app.encounters.referral import Decision
from app.problems import QT_TRANSLATE_NOOP
from app.screening.summary_types import Step
from app.ui.primary.selection import admitted_by_one_key
from app.ui.widgets.key_button import Variant

translate = QCoreApplication.translate

_WHY_NOT = {
    NotYet.NOTHING_READ: QT_TRANSLATE_NOOP("Booth", "Nothing to decide yet. Read a document: F2."),
    NotYet.NOT_PAINTED: QT_TRANSLATE_NOOP(
        "Booth", "Too early: the card was not shown yet. Look, then press again."
    ),
    NotYet.CHECK_OPEN: QT_TRANSLATE_NOOP(
        "Booth", "A check digit is open. Read again: F2, or confirm the text: F5."
    ),
    NotYet.UNREAD: QT_TRANSLATE_NOOP(
        "Booth", "Not readable. Read again: F2, enter by hand: F5, or refer: F8."
    ),
    NotYet.MANDATORY: QT_TRANSLATE_NOOP(
        "Booth", "Mandatory: only secondary resolves this. Refer: F8."
    ),
    NotYet.DECIDED: QT_TRANSLATE_NOOP("Booth", "Already decided. Read the next document: F2."),
}
_HOLDS = frozenset({Step.REFER, Step.REFER_ESCORT})
_LETS_GO = frozenset({Step.ADMIT, Step.COMPARE_FACE})


class View(StrEnum):
    """What stands at the right."""

    EMPTY = "empty"
    READING = "reading"
    CARD = "card"
    EVIDENCE = "evidence"
    REFERRAL = "referral"
    ZONE = "zone"
    CHOOSER = "chooser"
    CAMERA = "camera"
    SCANNER = "scanner"
    PEOPLE = "people"
    ENTRY = "entry"
    DECLARATION = "declaration"
    CONVEYANCE = "conveyance"
    BY_HAND = "by_hand"
    DOCUMENT = "document"
    BOARDING_PASS = "boarding_pass"  # noqa: S105 - a paper, not a secret
    REDRESS = "redress"


AT_CARD = frozenset({View.CARD, View.EVIDENCE})
SOURCES = frozenset({View.CHOOSER, View.CAMERA, View.SCANNER})
"""Where documents come from."""
FORMS = frozenset(View) - AT_CARD - SOURCES - {View.EMPTY, View.READING}
"""Where the officer is at work: nothing that comes by itself takes this out of sight."""

_HOME = frozenset({View.EMPTY, View.READING, View.CARD})
_MAY_ADD = SOURCES | {View.EMPTY, View.CARD, View.PEOPLE}
_MAY_SEE_PEOPLE = frozenset(
    {View.EMPTY, View.READING, View.CARD, View.EVIDENCE, View.REFERRAL, View.ENTRY, View.PEOPLE}
)
_MAY_RECALL = frozenset({View.EMPTY, View.READING, View.CARD, View.EVIDENCE})


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything the keys depend on.

    Attributes:
        party: Who is at the booth, or None.
        selected: Whose card is shown.
        view: What stands at the right.
        busy: A reading or a record is under way.
        recording: A record is under way.
        unsettled: The card changed a moment ago, and not by the officer's key: no decision counts.
        offered: Whom F6 lets go as far as its painted words say.
        recallable: The last decision may still be taken back.
        going: How many people the open referral sends.
    """

    party: Party | None
    selected: UUID | None
    view: View
    busy: bool = False
    recording: bool = False
    unsettled: bool = False
    offered: tuple[UUID, ...] = ()
    recallable: bool = False
    going: int = 1

    @property
    def person(self) -> Encounter | None:
        """Whose card is shown, or None."""
        return self.party.person(self.selected) if self.party else None


@dataclass(frozen=True, slots=True)
class Actions:
    """The buttons under the card.

    Attributes:
        at_home: Nothing lies over card or prompt: F3 finds an image, Esc puts a problem away.
        add: Words on F5.
        may_add, may_see_people, may_recall, may_admit, may_refer: Whether the key does something.
        admits: Whom F6 lets go; its words say how many.
        admit, refer: How the two buttons are dressed: the suggested one stands out.
        admit_words, refer_words: Words on F6 and F8.
    """

    at_home: bool
    add: str
    may_add: bool
    may_see_people: bool
    may_recall: bool
    may_admit: bool
    may_refer: bool
    admits: tuple[UUID, ...]
    admit: Variant
    refer: Variant
    admit_words: str
    refer_words: str


def actions(now: Situation) -> Actions:
    """Return what the keys do now."""
    person = now.person
    step = person.summary.suggestion.step if person and person.summary else None
    in_form = now.view is View.REFERRAL
    at_card = now.view in AT_CARD and not now.busy and not now.unsettled
    admits = admitted_by_one_key(now.party, now.selected)
    return Actions(
        at_home=now.view in _HOME,
        add=translate("Booth", "Confirm text")
        if needs_confirmation(person)
        else translate("Booth", "Declare or add"),
        may_add=not now.busy and now.view in _MAY_ADD,
        may_see_people=now.view in _MAY_SEE_PEOPLE,
        may_recall=now.recallable and not now.busy and now.view in _MAY_RECALL,
        may_admit=at_card and now.offered == admits and not_yet(person, Decision.ADMIT) is None,
        may_refer=not now.busy
        and not now.unsettled
        and (now.view in AT_CARD or in_form)
        and not_yet(person, Decision.REFER) is None,
        admits=admits,
        admit=Variant.PRIMARY if step in _LETS_GO else Variant.PLAIN,
        refer=Variant.DANGER if in_form or step in _HOLDS else Variant.PLAIN,
        admit_words=translate("Booth", "Admit all {count}").format(count=len(admits))
        if len(admits) > 1
        else translate("Booth", "Admit"),
        refer_words=send_words(now.going) if in_form else translate("Booth", "Refer"),
    )


def why_not(reason: NotYet, person: Encounter | None = None) -> str:
    """Say in one sentence why a decision key did nothing, and what to do."""
    if reason is NotYet.NOTHING_READ and person is not None:
        return translate("Booth", "Unread. Read a document: F2, or say how they are known: F4.")
    return translate("Booth", _WHY_NOT[reason])


def needs_confirmation(person: Encounter | None) -> bool:
    """Say whether a check digit of this person's document is open."""
    return bool(person and person.summary and person.summary.needs_confirmation)


def send_words(going: int) -> str:
    """Return what F8 says in the open form, where it sends so many people."""
    if going > 1:
        return translate("Booth", "Send all {count}").format(count=going)
    return translate("Booth", "Send to secondary")
