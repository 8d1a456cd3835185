"""Words for what a rule of a pack looked at."""

from PySide6.QtCore import QCoreApplication

from app.problems import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_INPUTS = {
    "document_kind": QT_TRANSLATE_NOOP("RuleInputs", "document"),
    "document_issuer": QT_TRANSLATE_NOOP("RuleInputs", "issuer"),
    "document_days_left": QT_TRANSLATE_NOOP("RuleInputs", "days until it expires"),
    "document_checks_failed": QT_TRANSLATE_NOOP("RuleInputs", "failed checks"),
    "document_known_by": QT_TRANSLATE_NOOP("RuleInputs", "known by"),
    "traveler_nationality": QT_TRANSLATE_NOOP("RuleInputs", "nationality"),
    "traveler_is_citizen": QT_TRANSLATE_NOOP("RuleInputs", "own citizen"),
    "traveler_age": QT_TRANSLATE_NOOP("RuleInputs", "age"),
    "traveler_accompanied": QT_TRANSLATE_NOOP("RuleInputs", "with an adult"),
    "crossing_mode": QT_TRANSLATE_NOOP("RuleInputs", "mode"),
    "crossing_direction": QT_TRANSLATE_NOOP("RuleInputs", "direction"),
    "crossing_port": QT_TRANSLATE_NOOP("RuleInputs", "port"),
    "crossing_lane": QT_TRANSLATE_NOOP("RuleInputs", "lane"),
    "crossing_hour": QT_TRANSLATE_NOOP("RuleInputs", "hour"),
    "conveyance_people": QT_TRANSLATE_NOOP("RuleInputs", "people together"),
    "conveyance_carrier": QT_TRANSLATE_NOOP("RuleInputs", "carrier"),
    "conveyance_plate_state": QT_TRANSLATE_NOOP("RuleInputs", "plate of"),
    "conveyance_has_container": QT_TRANSLATE_NOOP("RuleInputs", "container"),
    "declared_goods": QT_TRANSLATE_NOOP("RuleInputs", "goods declared"),
    "declared_food": QT_TRANSLATE_NOOP("RuleInputs", "food declared"),
    "declared_currency": QT_TRANSLATE_NOOP("RuleInputs", "money declared"),
    "declared_controlled": QT_TRANSLATE_NOOP("RuleInputs", "licensed goods declared"),
    "declared_amount": QT_TRANSLATE_NOOP("RuleInputs", "amount"),
    "declared_amount_currency": QT_TRANSLATE_NOOP("RuleInputs", "currency"),
    "history_crossings_7_days": QT_TRANSLATE_NOOP("RuleInputs", "crossings in 7 days"),
    "history_crossings_30_days": QT_TRANSLATE_NOOP("RuleInputs", "crossings in 30 days"),
    "history_crossings_365_days": QT_TRANSLATE_NOOP("RuleInputs", "crossings in a year"),
    "history_days_since_last": QT_TRANSLATE_NOOP("RuleInputs", "days since the last crossing"),
    "history_days_since_secondary": QT_TRANSLATE_NOOP(
        "RuleInputs", "days since the last secondary"
    ),
    "history_secondary_found": QT_TRANSLATE_NOOP("RuleInputs", "something found there"),
    "history_refused": QT_TRANSLATE_NOOP("RuleInputs", "refused there"),
    "membership_valid": QT_TRANSLATE_NOOP("RuleInputs", "trusted traveler"),
    "membership_vetted_days": QT_TRANSLATE_NOOP("RuleInputs", "days since vetted"),
    "boarding_pass_shown": QT_TRANSLATE_NOOP("RuleInputs", "boarding pass shown"),
    "advance_listed": QT_TRANSLATE_NOOP("RuleInputs", "announced by the carrier"),
}
_WORDS = {
    "yes": QT_TRANSLATE_NOOP("RuleInputs", "yes"),
    "no": QT_TRANSLATE_NOOP("RuleInputs", "no"),
}
_WORD_OF = {
    "document_kind": {
        "passport": QT_TRANSLATE_NOOP("RuleInputs", "passport"),
        "visa": QT_TRANSLATE_NOOP("RuleInputs", "visa"),
        "identity_card": QT_TRANSLATE_NOOP("RuleInputs", "identity card"),
        "driver_licence": QT_TRANSLATE_NOOP("RuleInputs", "driver licence"),
        "other": QT_TRANSLATE_NOOP("RuleInputs", "another document"),
        "none": QT_TRANSLATE_NOOP("RuleInputs", "none"),
    },
    "document_known_by": {
        "read": QT_TRANSLATE_NOOP("RuleInputs", "reading"),
        "entered": QT_TRANSLATE_NOOP("RuleInputs", "entry by hand"),
        "seen": QT_TRANSLATE_NOOP("RuleInputs", "sight"),
        "unread": QT_TRANSLATE_NOOP("RuleInputs", "nothing"),
    },
}


def input_words(name: str, value: str) -> str:
    """Return an input with its value: `crossings in 7 days: 12`; what is not known is a dash.

    An input of a later version of Gatehouse is called as its pack calls it.
    """
    what = translate("RuleInputs", _INPUTS[name]) if name in _INPUTS else name.replace("_", " ")
    said = _WORD_OF.get(name, _WORDS).get(value)
    words = translate("RuleInputs", said) if said else value or "–"
    return translate("RuleInputs", "{what}: {value}").format(what=what, value=words)
