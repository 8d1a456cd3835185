"""What the keys of the booth do now, and why one of them does nothing."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.encounters.encounter import Encounter, NotYet, not_yet
from app.encounters.referral import Decision
from app.problems import QT_TRANSLATE_NOOP
from app.screening.summary_types import Step
from app.ui.widgets.key_button import Variant

translate = QCoreApplication.translate

_WHY_NOT = {
    NotYet.NOTHING_READ: QT_TRANSLATE_NOOP("Booth", "Nothing to decide yet. Read a document: F2."),
    NotYet.NOT_PAINTED: QT_TRANSLATE_NOOP(
        "Booth", "Not counted: the card was not on the screen yet. Look, then press again."
    ),
    NotYet.CHECK_OPEN: QT_TRANSLATE_NOOP(
        "Booth", "A check digit is open. Read again: F2, or confirm the printed text: F5."
    ),
    NotYet.UNREAD: QT_TRANSLATE_NOOP(
        "Booth", "Nobody could be read. Read again: F2, enter by hand: F5, or refer: F8."
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


_MAY_ADD = frozenset({View.EMPTY, View.CARD, View.CHOOSER, View.CAMERA})


@dataclass(frozen=True, slots=True)
class Actions:
    """The buttons under the card.

    Attributes:
        add: Words on F5.
        may_add, may_admit, may_refer: Whether the key does something now.
        admit, refer: How the two buttons are dressed: the suggested one stands out.
        refer_words: Words on F8.
    """

    add: str
    may_add: bool
    may_admit: bool
    may_refer: bool
    admit: Variant
    refer: Variant
    refer_words: str


def actions(encounter: Encounter | None, view: View, *, busy: bool) -> Actions:
    """Return what the keys do for `encounter` while `view` is in sight.

    Args:
        encounter: The traveler at the booth, or None.
        view: What stands at the right.
        busy: A reading or a record is under way.
    """
    confirm = _needs_confirmation(encounter)
    step = encounter.summary.suggestion.step if encounter and encounter.summary else None
    in_form = view is View.REFERRAL
    at_card = view in (View.CARD, View.EVIDENCE)
    return Actions(
        add=(
            translate("Booth", "Confirm printed text")
            if confirm
            else translate("Booth", "Enter by hand")
        ),
        may_add=not busy and view in _MAY_ADD,
        may_admit=not busy and at_card and not_yet(encounter, Decision.ADMIT) is None,
        may_refer=not busy and (at_card or in_form) and not_yet(encounter, Decision.REFER) is None,
        admit=Variant.PRIMARY if step in _LETS_GO else Variant.PLAIN,
        refer=Variant.DANGER if in_form or step in _HOLDS else Variant.PLAIN,
        refer_words=translate("Booth", "Send to secondary")
        if in_form
        else translate("Booth", "Refer"),
    )


def why_not(reason: NotYet) -> str:
    """Say in one sentence why a decision key did nothing, and what to do."""
    return translate("Booth", _WHY_NOT[reason])


def _needs_confirmation(encounter: Encounter | None) -> bool:
    return bool(encounter and encounter.summary and encounter.summary.needs_confirmation)
