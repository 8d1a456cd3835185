"""Plates and containers on the vehicle list: what a camera or a glance may have confused counts.

A plate is folded to classes of characters that are taken for one another, so that one look-up finds
every listed plate that it may be. The issuer is the second key. A wildcard is never tried: one free
character would hit every other plate in the country.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.screening.answers import AlertLevel, ListedContainer, ListedVehicle
from app.screening.confusables import MOST_CONFUSIONS, differing, folded
from app.screening.evidence import Agreement, EvidenceField, EvidenceLine, EvidenceNote, Settles
from app.screening.fired import Fired
from app.screening.rules import RuleId
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    Source,
    Step,
    Suggestion,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Plate:
    """What stands on a vehicle, as records hold it.

    Attributes:
        number: Without separators, upper case.
        state: Who issued it, as `UTO` or `USA-WA`; empty where nobody entered it.
    """

    number: str = ""
    state: str = ""


def folded_plate(plate: str) -> str:
    """Return the form by which a plate is looked up."""
    return folded(plate)


def may_be(plate: Plate, listed: ListedVehicle) -> bool:
    """Say whether a plate may be the listed one: two confusions at most, and no other issuer."""
    if not plate.number or folded_plate(plate.number) != folded_plate(listed.plate):
        return False
    few = len(differing(plate.number, listed.plate)) <= MOST_CONFUSIONS
    return few and _issuers(plate.state, listed.state) is not Agreement.DIFFERS


def vehicle_facts(
    plate: Plate,
    vehicles: Sequence[ListedVehicle],
    container: str,
    containers: Sequence[ListedContainer],
) -> Iterator[Fired]:
    """Yield rules VEH-01 and VEH-02.

    Only a plate that agrees in every character, from an issuer that agrees, makes a fact mandatory:
    one that may be misread, or whose issuer is not known, asks for a look.

    Args:
        plate: What was read or entered.
        vehicles: Those that were found for it.
        container: ISO 6346 number.
        containers: Those that were found for it.
    """
    for vehicle in dict.fromkeys(vehicles):  # two packs may hold the same record
        if may_be(plate, vehicle):
            yield _vehicle(plate, vehicle)
    for listed in dict.fromkeys(containers):
        if container and listed.number == container:
            yield _container(listed)


def _issuers(read: str, listed: str) -> Agreement:
    """Compare two issuers: a country agrees with each of its parts, an unknown one with none."""
    if not read or not listed:
        return Agreement.ABSENT
    if read == listed:
        return Agreement.AGREES
    (country, part), (listed_country, listed_part) = _parts(read), _parts(listed)
    whole = not part or not listed_part
    return Agreement.CLOSE if whole and country == listed_country else Agreement.DIFFERS


def _parts(issuer: str) -> tuple[str, str]:
    country, _, part = issuer.partition("-")
    return country, part


def _vehicle(plate: Plate, listed: ListedVehicle) -> Fired:
    places = differing(plate.number, listed.plate)
    issuers = _issuers(plate.state, listed.state)
    sure = not places and issuers in (Agreement.AGREES, Agreement.CLOSE)
    evidence = (
        EvidenceLine(
            EvidenceField.PLATE,
            Agreement.CLOSE if places else Agreement.AGREES,
            plate.number,
            listed.plate,
            note=EvidenceNote.LOOKS_ALIKE if places else "",
        ),
        EvidenceLine(EvidenceField.PLATE_STATE, issuers, plate.state, listed.state),
    )
    settles = (Settles.PLATE,) if places else ()
    if issuers is Agreement.ABSENT:
        settles = (*settles, Settles.PLATE_STATE)
    values = {
        "plate": listed.plate,
        "plate_state": listed.state,
        "read_plate": plate.number,
        "differing": ",".join(str(place + 1) for place in places),
    }
    return _fired(FactKind.VEHICLE_LISTED, RuleId.VEHICLE, listed, values, evidence, settles, sure)


def _container(listed: ListedContainer) -> Fired:
    evidence = (
        EvidenceLine(EvidenceField.CONTAINER, Agreement.AGREES, listed.number, listed.number),
    )
    values = {"container": listed.number}
    return _fired(
        FactKind.CONTAINER_LISTED, RuleId.CONTAINER, listed, values, evidence, (), sure=True
    )


def _fired(
    kind: FactKind,
    rule: RuleId,
    listed: ListedVehicle | ListedContainer,
    values: dict[str, str],
    evidence: tuple[EvidenceLine, ...],
    settles: tuple[Settles, ...],
    sure: bool,  # noqa: FBT001 - the last of many, and always named or a variable of this name
) -> Fired:
    refer = sure and listed.level is not AlertLevel.ATTENTION
    fact = Fact(
        kind=kind,
        severity=Verdict.REFER if refer else Verdict.ATTENTION,
        mandatory=refer,
        source=Source.VEHICLES,
        confidence=Confidence.EXACT_NUMBER_AND_ISSUER if sure else Confidence.POSSIBLE_MATCH,
        rule_id=rule,
        values={
            "lookout_id": listed.id,
            "level": listed.level,
            "listed_reason": listed.reason,
            **values,
        },
        as_of=listed.listed_on,
        evidence=evidence,
        settles=settles,
        listing=f"{listed.id}@{listed.version}",
    )
    step = Step.REFER if refer else Step.LOOK_AT_VEHICLE
    suggestion = Suggestion(step, rule, "M", "M-VEH")
    return Fired(fact, suggestion, quiet=sure and listed.level is AlertLevel.SAFETY)
