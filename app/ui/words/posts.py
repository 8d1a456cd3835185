"""Words for where and how an officer works."""

from PySide6.QtCore import QCoreApplication

from app.duty.officers import Direction, Duty, Mode, Officer, Post, Role
from app.problems import QT_TRANSLATE_NOOP

_ROLES = {
    Role.PRIMARY: QT_TRANSLATE_NOOP("Posts", "Primary"),
    Role.SECONDARY: QT_TRANSLATE_NOOP("Posts", "Secondary"),
    Role.SUPERVISOR: QT_TRANSLATE_NOOP("Posts", "Supervisor"),
}
_MODES = {
    Mode.AIR: QT_TRANSLATE_NOOP("Posts", "Air"),
    Mode.LAND: QT_TRANSLATE_NOOP("Posts", "Land"),
    Mode.PEDESTRIAN: QT_TRANSLATE_NOOP("Posts", "Pedestrian"),
    Mode.SEA: QT_TRANSLATE_NOOP("Posts", "Sea"),
    Mode.RAIL: QT_TRANSLATE_NOOP("Posts", "Rail"),
    Mode.CARGO: QT_TRANSLATE_NOOP("Posts", "Cargo"),
}
_DIRECTIONS = {
    Direction.INBOUND: QT_TRANSLATE_NOOP("Posts", "Inbound"),
    Direction.OUTBOUND: QT_TRANSLATE_NOOP("Posts", "Outbound"),
}
# Whole phrases: other languages do not build them from two words in this order.
_WAYS = {
    (Mode.AIR, Direction.INBOUND): QT_TRANSLATE_NOOP("Posts", "Air inbound"),
    (Mode.AIR, Direction.OUTBOUND): QT_TRANSLATE_NOOP("Posts", "Air outbound"),
    (Mode.LAND, Direction.INBOUND): QT_TRANSLATE_NOOP("Posts", "Land inbound"),
    (Mode.LAND, Direction.OUTBOUND): QT_TRANSLATE_NOOP("Posts", "Land outbound"),
    (Mode.PEDESTRIAN, Direction.INBOUND): QT_TRANSLATE_NOOP("Posts", "Pedestrian inbound"),
    (Mode.PEDESTRIAN, Direction.OUTBOUND): QT_TRANSLATE_NOOP("Posts", "Pedestrian outbound"),
    (Mode.SEA, Direction.INBOUND): QT_TRANSLATE_NOOP("Posts", "Sea inbound"),
    (Mode.SEA, Direction.OUTBOUND): QT_TRANSLATE_NOOP("Posts", "Sea outbound"),
    (Mode.RAIL, Direction.INBOUND): QT_TRANSLATE_NOOP("Posts", "Rail inbound"),
    (Mode.RAIL, Direction.OUTBOUND): QT_TRANSLATE_NOOP("Posts", "Rail outbound"),
    (Mode.CARGO, Direction.INBOUND): QT_TRANSLATE_NOOP("Posts", "Cargo inbound"),
    (Mode.CARGO, Direction.OUTBOUND): QT_TRANSLATE_NOOP("Posts", "Cargo outbound"),
}


def role_words(role: Role) -> str:
    """Return the role in a word."""
    return QCoreApplication.translate("Posts", _ROLES[role])


def mode_words(mode: Mode) -> str:
    """Return how travelers come here."""
    return QCoreApplication.translate("Posts", _MODES[mode])


def direction_words(direction: Direction) -> str:
    """Return into the country, or out of it."""
    return QCoreApplication.translate("Posts", _DIRECTIONS[direction])


def post_words(post: Post) -> str:
    """Return `San Lorenzo · Lane 4 · Land inbound`."""
    way = QCoreApplication.translate("Posts", _WAYS[post.mode, post.direction])
    return " · ".join((post.port, post.lane, way))


def duty_words(duty: Duty) -> str:
    """Return `Officer 4412 R. Vega`, or `Supervisor 0311 T. Ahlgren`."""
    words = QCoreApplication.translate("Posts", "Officer {officer}")
    if duty.role is Role.SUPERVISOR:
        words = QCoreApplication.translate("Posts", "Supervisor {officer}")
    return words.format(officer=officer_words(duty.officer))


def officer_words(officer: Officer) -> str:
    """Return `4412 R. Vega`, as officers name one another."""
    return f"{officer.badge} {officer.name}"
