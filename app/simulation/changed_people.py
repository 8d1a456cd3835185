"""Listed people as they come back: another form of the name, every fourth birth date damaged."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.reading import PartialDate, Sex, TravelDocument
from app.simulation.birth_damage import damaged_birth
from app.simulation.chance import single
from app.simulation.name_changes import Name, NameChange, change_name, field_width
from app.simulation.people import InventedLookouts, a_given_name, passport_of

_DAMAGED_BIRTHS = 0.25


@dataclass(frozen=True, slots=True)
class ChangedPerson:
    """A traveler who is listed.

    Attributes:
        place: Of the true record in the list.
        document: Under a number that is not listed: no state of `document_numbers` uses an O.
    """

    kind: NameChange
    place: int
    birth_damaged: bool
    document: TravelDocument


def changed_people(
    lookouts: InventedLookouts, *, each: int = 250, seed: int = 1
) -> Iterator[ChangedPerson]:
    """Yield `each` people of every kind of change, drawn evenly from those it can happen to."""
    for kind in NameChange:
        chance = single(seed, "changed", kind)
        found = 0
        while found < each:
            place = chance.randrange(len(lookouts))
            person = _changed(lookouts, place, kind, seed)
            if person is not None:
                found += 1
                yield person


def _changed(
    lookouts: InventedLookouts, place: int, kind: NameChange, seed: int
) -> ChangedPerson | None:
    listed, culture = lookouts[place], lookouts.culture(place)
    chance = single(seed, "change", kind, place)
    name = Name(tuple(listed.surname.split()), tuple(listed.given_names.split()))
    changed = change_name(
        name, kind, culture, lambda: a_given_name(culture, Sex(listed.sex), chance), chance
    )
    if changed is None or not changed.words:
        return None
    year, month, day = map(int, listed.birth_date.split("-"))
    birth = PartialDate(year, month, day)
    damaged = chance.random() < _DAMAGED_BIRTHS
    document = passport_of(
        " ".join(changed.surname),
        " ".join(changed.given_names),
        nationality=listed.nationality,
        birth_date=damaged_birth(birth, chance) if damaged else birth,
        sex=listed.sex,
        number=f"O{place:08d}",
        name_width=field_width(kind),
    )
    return ChangedPerson(kind, place, damaged, document)
