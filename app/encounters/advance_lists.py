"""Lists of one journey put together: parts, repetitions, corrections and cancellations."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.documents.payloads.paxlst_list import (
    Journey,
    ListedTraveler,
    ListFunction,
    ListKind,
    PassengerList,
    PaxlstWarning,
)
from app.duty.officers import Mode
from app.encounters.conveyance import Conveyance, normalized
from app.screening.advance_info import keys_of


def as_recorded(journey: Journey) -> Journey:
    """Return a journey as booths enter it: a flight without leading zeros."""
    if journey.mode is not Mode.AIR:
        return journey
    return replace(journey, number=normalized(Conveyance(carrier=journey.number)).carrier)


def together(lists: Iterable[PassengerList]) -> Sequence[PassengerList]:
    """Put messages of one file together that are about the same part of the same list.

    Some carriers send a message for each cabin or each booking, and number none of them. Whoever is
    named twice stands once.
    """
    found: dict[tuple[Journey, ListKind, int, ListFunction], PassengerList] = {}
    for each in lists:
        each = replace(each, journey=as_recorded(each.journey))
        key = (each.journey, each.kind, each.part, each.function)
        before = found.get(key)
        found[key] = each if before is None else _joined(before, each)
    return tuple(map(_each_once, found.values()))


def after(kept: Sequence[ListedTraveler], said: PassengerList) -> tuple[ListedTraveler, ...]:
    """Return whom a list names once a message is applied to what it named before."""
    if said.function is ListFunction.WHOLE:
        return said.travelers
    named = frozenset(key for each in said.travelers for key in keys_of(each))
    others = tuple(each for each in kept if not keys_of(each) & named)
    return others if said.function is ListFunction.CANCELS else (*others, *said.travelers)


def _joined(first: PassengerList, second: PassengerList) -> PassengerList:
    stated = None
    if first.stated is not None and second.stated is not None:
        stated = first.stated + second.stated
    warnings = dict(first.warnings)
    for name, count in second.warnings.items():
        warnings[name] = warnings.get(name, 0) + count
    return replace(
        second,
        travelers=first.travelers + second.travelers,
        last=first.last or second.last,
        stated=stated,
        warnings=warnings,
    )


def _each_once(said: PassengerList) -> PassengerList:
    """Leave out who is named a second time, with the same document or the same name and birth."""
    seen: set[tuple[str, ...]] = set()
    once: list[ListedTraveler] = []
    for each in said.travelers:
        keys = keys_of(each)
        if keys and keys <= seen:
            continue
        seen |= keys
        once.append(each)
    left_out = len(said.travelers) - len(once)
    if not left_out:
        return said
    warnings = {**said.warnings, PaxlstWarning.NAMED_TWICE: left_out}
    return replace(said, travelers=tuple(once), warnings=warnings)
