"""Words for what the lists say about a vehicle, a container, or a number like the one typed."""

from PySide6.QtCore import QCoreApplication

from app.problems import QT_TRANSLATE_NOOP
from app.screening.summary_types import Fact, FactKind
from app.ui.card.evidence import settles_sentence
from app.ui.words.sentences import sentences
from app.ui.words.times import iso_date_words

translate = QCoreApplication.translate

_ALIKE = {
    "lost": QT_TRANSLATE_NOOP("Facts", "{number} was reported lost {date}"),
    "stolen": QT_TRANSLATE_NOOP("Facts", "{number} was reported stolen {date}"),
    "revoked": QT_TRANSLATE_NOOP("Facts", "{number} was revoked {date}"),
}
_ALIKE_OTHERWISE = QT_TRANSLATE_NOOP("Facts", "{number} was listed {date}")


def listed_title(fact: Fact) -> str | None:
    """Return the fact in a few words; None for a fact about something else."""
    values = fact.values
    match fact.kind:
        case FactKind.VEHICLE_LISTED:
            words = (
                translate("Facts", "Vehicle may be listed: {plate} (lookout {id})")
                if values.get("differing")
                else translate("Facts", "Vehicle listed: {plate} (lookout {id})")
            )
            plate = " ".join(filter(None, (values.get("plate_state"), values.get("plate"))))
            return words.format(plate=plate, id=values.get("lookout_id", ""))
        case FactKind.CONTAINER_LISTED:
            return translate("Facts", "Container listed: {container} (lookout {id})").format(
                container=values.get("container", ""), id=values.get("lookout_id", "")
            )
        case FactKind.DOCUMENT_ALIKE:
            words = translate(
                "Facts", _ALIKE.get(values.get("listed_reason", ""), _ALIKE_OTHERWISE)
            )
            date = iso_date_words(values.get("list_date", ""))
            return words.format(number=values.get("listed", ""), date=date)
        case _:
            return None


def listed_explanation(fact: Fact) -> str | None:
    """Return what the fact means; None for a fact about something else."""
    values = fact.values
    reason = values.get("listed_reason", "")
    match fact.kind:
        case FactKind.VEHICLE_LISTED:
            return sentences(reason, _difference(values.get("read_plate", ""), fact)) or ""
        case FactKind.CONTAINER_LISTED:
            return sentences(reason)
        case FactKind.DOCUMENT_ALIKE:
            words = translate("Facts", "Typed was {typed}: compare it with the page.")
            return words.format(typed=values.get("typed", ""))
        case _:
            return None


def _difference(read: str, fact: Fact) -> str:
    """Say which characters differ, and what would settle it."""
    listed = fact.values.get("plate", "")
    places = [int(place) for place in fact.values.get("differing", "").split(",") if place]
    pairs = [
        translate("Facts", "{read} for {listed}").format(
            read=read[place - 1 : place], listed=listed[place - 1 : place]
        )
        for place in places
    ]
    if not pairs:
        return settles_sentence(fact.settles)
    words = translate("Facts", "Entered was {read}: {differences}.")
    differences = translate("Facts", ", ").join(pairs)
    return sentences(
        words.format(read=read, differences=differences), settles_sentence(fact.settles)
    )
