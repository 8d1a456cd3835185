"""What a rule of a pack may look at: one value for each traveler, and nothing beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.duty.officers import Direction, Mode
from app.screening.identity import Identity
from app.screening.rules import Trait

Value = bool | int | str
"""What an input is; None where it is not known."""


class Kind(StrEnum):
    """Of what kind an input is."""

    YES_NO = "yes or no"
    NUMBER = "whole number"
    TEXT = "text"
    WORD = "one of"


class DocumentKind(StrEnum):
    """What was presented, as the first letter of the document code tells it (ICAO 9303-3)."""

    PASSPORT = "passport"
    VISA = "visa"
    IDENTITY_CARD = "identity_card"
    DRIVER_LICENCE = "driver_licence"
    OTHER = "other"
    NONE = "none"


class Declared(StrEnum):
    """What was answered to a question of the declaration."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Input:
    """What is said about one input.

    Attributes:
        words: What the input can be, where it is one of a few words.
        trait: The trait that it shows or stands for, which then needs a legal basis.
    """

    name: str
    kind: Kind
    about: str
    words: tuple[str, ...] = ()
    trait: Trait | None = None


def _input(
    kind: Kind, about: str, words: type[StrEnum] | None = None, trait: Trait | None = None
) -> Any:  # noqa: ANN401 - stands for dataclasses.field, of any type
    said = Input("", kind, about, tuple(words or ()), trait)
    return field(default=None, metadata={"input": said})


def _yes_no(about: str, trait: Trait | None = None) -> Any:  # noqa: ANN401 - as _input
    return _input(Kind.YES_NO, about, trait=trait)


def _number(about: str, trait: Trait | None = None) -> Any:  # noqa: ANN401 - as _input
    return _input(Kind.NUMBER, about, trait=trait)


def _text(about: str, trait: Trait | None = None) -> Any:  # noqa: ANN401 - as _input
    return _input(Kind.TEXT, about, trait=trait)


def _word(about: str, words: type[StrEnum]) -> Any:  # noqa: ANN401 - as _input
    return _input(Kind.WORD, about, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInputs:
    """All that a rule may look at. There is no name, no sex, no photo and no place of birth here.

    Every input may be None: not known. A rule that needs such a value says that it could not be
    applied, and never guesses.
    """

    document_kind: DocumentKind | None = _word("what was presented", DocumentKind)
    document_issuer: str | None = _text("state that issued it, ICAO 9303-3", Trait.NATIONALITY)
    document_days_left: int | None = _number("days until it expires; below 0: has expired")
    document_checks_failed: int | None = _number("checks of the document that failed")
    document_known_by: Identity | None = _word("how the traveler is known", Identity)
    traveler_nationality: str | None = _text("as the document says", Trait.NATIONALITY)
    traveler_is_citizen: bool | None = _yes_no("of this country", Trait.NATIONALITY)
    traveler_age: int | None = _number("completed years, where certain", Trait.AGE)
    traveler_accompanied: bool | None = _yes_no("an adult travels along")
    crossing_mode: Mode | None = _word("how travelers come to this post", Mode)
    crossing_direction: Direction | None = _word("into the country or out of it", Direction)
    crossing_port: str | None = _text("port of entry, as the station is set up")
    crossing_lane: str | None = _text("lane, as the officer signed in")
    crossing_hour: int | None = _number("hour of the day at the port, 0 to 23")
    conveyance_people: int | None = _number("people who came together, so far")
    conveyance_carrier: str | None = _text("flight, vessel or train; empty: none entered")
    conveyance_plate_state: str | None = _text("who issued the plate", Trait.NATIONALITY)
    conveyance_has_container: bool | None = _yes_no("a container was entered")
    declared_goods: Declared | None = _word("goods above the allowance", Declared)
    declared_food: Declared | None = _word("plants, food, animals, soil", Declared)
    declared_currency: Declared | None = _word("money above the reporting limit", Declared)
    declared_controlled: Declared | None = _word("goods that need a licence", Declared)
    declared_amount: int | None = _number("money declared, whole units")
    declared_amount_currency: str | None = _text("its ISO 4217 code")
    history_crossings_7_days: int | None = _number("crossings of this document, 7 days")
    history_crossings_30_days: int | None = _number("crossings of this document, 30 days")
    history_crossings_365_days: int | None = _number("crossings of this document, 365 days")
    history_days_since_last: int | None = _number("days since the last crossing")
    history_days_since_secondary: int | None = _number("days since the last secondary")
    history_secondary_found: bool | None = _yes_no("something was found at the last secondary")
    history_refused: bool | None = _yes_no("the last secondary ended in a refusal")
    membership_valid: bool | None = _yes_no("a trusted-traveler membership is valid today")
    membership_vetted_days: int | None = _number("days since such a member was vetted")
    advance_listed: bool | None = _yes_no("announced by a carrier; not known without its list")
    boarding_pass_shown: bool | None = _yes_no("a boarding pass was shown")

    def value(self, name: str) -> Value | None:
        """Return one input by its name."""
        known: Value | None = getattr(self, name)
        return known


INPUTS: Mapping[str, Input] = MappingProxyType(
    {
        f.name: Input(f.name, said.kind, said.about, said.words, said.trait)
        for f in fields(RuleInputs)
        for said in (f.metadata["input"],)
    }
)
"""Every input by its name: from this the loader checks, and the list for those who write rules is
printed."""


def described() -> str:
    """Return the list of inputs for those who write rules, one a line."""
    lines = []
    for one in INPUTS.values():
        kind = f"one of {', '.join(one.words)}" if one.words else str(one.kind)
        basis = f" [basis must cover {one.trait}]" if one.trait else ""
        lines.append(f"{one.name:<29} {kind}: {one.about}{basis}")
    return "\n".join(lines) + "\n"


def shown(value: Value | None) -> str:
    """Return a value as records and messages hold it; not known is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
