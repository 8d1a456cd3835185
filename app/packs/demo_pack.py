"""The demo's reference pack: some hundred invented people, documents and vehicles of Utopia.

Every name is put together from syllables, so that it reads like a name and belongs to nobody. Six
records are made for the demo's travelers: the person that traveler 4 is, the namesake that traveler
5 is not and her redress number, the lost passport of traveler 6, the authorization of traveler 7,
and the membership of traveler 8.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from app.packs.build import build_pack
from app.packs.pack_format import Manifest
from app.paths import resources
from app.screening.answers import (
    AlertLevel,
    Entries,
    ListedContainer,
    ListedDocument,
    ListedVehicle,
    Lookout,
    Membership,
    Permit,
    PermitKind,
    Redress,
)
from app.specimens.travelers import (
    LISTED,
    LOST,
    NAMESAKE,
    NAMESAKE_LISTED_BIRTH_DATE,
    OVERSTAY,
    TRUSTED,
)

NAME = "demo-lists"
LISTED_ID = "LK-4107"
NAMESAKE_ID = "LK-5521"
PROGRAM = "Utopia Fast Lane"
REDRESS_NUMBER = "R44710825"
"""What traveler 5 was given for an earlier card; whoever tries may enter it at the booth: F5, 6."""
LISTED_PLATE = "KR0B418"
"""A plate of Utopia that no traveler of the demo has: whoever tries may enter it, or `KRO8418`."""

_SEED = 9303
_PEOPLE = 360
_LOST_DOCUMENTS = 240
_MEMBERS = 120
_PERMITS = 90
_REDRESSES = 30
_MEMBERSHIP = timedelta(days=5 * 365)
_LONGEST_LISTED = timedelta(days=6 * 365)

_STARTS = ("BAL", "COR", "DREN", "EL", "FAR", "GOR", "HAL", "IS", "JOR", "KEL", "LOR", "MAR", "NEV")
_MIDDLES = ("A", "AVI", "ENO", "I", "ILA", "O", "OMA", "U", "UNI", "ERE")
_ENDS = ("DANE", "FELT", "GARD", "HOLM", "KOVAR", "LUND", "MONDE", "NESKI", "QUIST", "RANO", "TZIN")
_GIVEN_STARTS = ("AD", "BEL", "CAL", "DOR", "ED", "FEN", "GAL", "HES", "IL", "KOR", "LE", "MIR")
_GIVEN_ENDS = ("AN", "ARO", "ENA", "ESSA", "IAN", "INO", "IRA", "OLAN", "ORIN", "UNE", "YA")

# Lookout classes and how often each is listed, in percent; the reasons are invented, too.
_CLASSES = {1: 2, 2: 6, 3: 42, 4: 16, 5: 7, 6: 22, 7: 5}
_REASONS = {
    1: "may be armed",
    2: "warrant of the court of Amaurot",
    3: "wanted for questioning",
    4: "uses documents of others",
    5: "driver of a listed vehicle",
    6: "undeclared goods found earlier",
    7: "not the listed person of this name",
}
_PLATE_REASONS = {
    AlertLevel.SAFETY: "driver may be armed",
    AlertLevel.REFER: "reported stolen",
    AlertLevel.ATTENTION: "undeclared goods found earlier",
}
_ISSUERS = ("UTO", "UTO", "UTO", "EUE", "UNO", "XPO")


def build_demo_pack(folder: Path, *, produced_at: datetime) -> Manifest:
    """Write the demo's pack into `folder`; the same moment always gives the same pack.

    Args:
        folder: Is made if it is not there.
        produced_at: The moment the lists claim to be from; aware.
    """
    chance = Random(_SEED)  # noqa: S311 - invented data, no secret
    today = produced_at.date()
    return build_pack(
        folder,
        name=NAME,
        version=f"{today:%Y.%m.%d}",
        produced_at=produced_at,
        lookouts=(_listed(today), _namesake(today), *_people(chance, today)),
        lost_documents=(_lost(today), *_lost_documents(chance, today)),
        memberships=(_trusted(today), *_members(chance, today)),
        permits=(_authorization(today), *_permits(chance, today)),
        redresses=(_redress(today), *_redresses(chance, today)),
        vehicles=_vehicles(today),
        containers=(_container(today),),
        rules=(resources() / "rules" / "utopia.yaml").read_bytes(),
    )


def _listed(today: date) -> Lookout:
    """Traveler 4, under an older passport."""
    document = LISTED.document
    return Lookout(
        id=LISTED_ID,
        version=2,
        lookout_class=3,
        surname=document.surname,
        given_names=document.given_names,
        birth_date=document.birth_date.iso,
        nationality=document.nationality,
        reason="wanted for questioning: import of protected birds",
        listed_on=(today - timedelta(days=37)).isoformat(),
        sex=document.sex,
        aliases=(("VAN TONGEREN", "CASIMIR"),),
        documents=(("UTO", "U15F60327"),),
    )


def _namesake(today: date) -> Lookout:
    """Another woman of the name of traveler 5, born on another day, with another card."""
    document = NAMESAKE.document
    return Lookout(
        id=NAMESAKE_ID,
        version=1,
        lookout_class=3,
        surname=document.surname,
        given_names=document.given_names,
        birth_date=NAMESAKE_LISTED_BIRTH_DATE,
        nationality="UTO",
        reason="wanted for questioning: false statement",
        listed_on=(today - timedelta(days=112)).isoformat(),
        sex=document.sex,
        documents=(("UTO", "C20K48119"),),
    )


def _lost(today: date) -> ListedDocument:
    """The passport of traveler 6."""
    document = LOST.document
    listed_on = (today - timedelta(days=21)).isoformat()
    return ListedDocument(document.issuing_state, document.document_number, "lost", listed_on)


def _trusted(today: date) -> Membership:
    """The membership of traveler 8: two years old, vetted again lately."""
    document = TRUSTED.document
    begun = today - timedelta(days=2 * 365)
    return _membership(
        begun, today - timedelta(days=11), document.issuing_state, document.document_number
    )


def _people(chance: Random, today: date) -> Iterator[Lookout]:
    for number in range(_PEOPLE):
        lookout_class = chance.choices(tuple(_CLASSES), tuple(_CLASSES.values()))[0]
        with_document = lookout_class == 4 or chance.random() < 0.4
        yield Lookout(
            id=f"LK-{1000 + number}",
            version=chance.choice((1, 1, 1, 2, 3)),
            lookout_class=lookout_class,
            surname=_surname(chance),
            given_names=_given_names(chance),
            birth_date=_birth_date(chance),
            nationality=chance.choice(("UTO", "UTO", "UTO", "XXA", "")),
            reason=_REASONS[lookout_class],
            listed_on=_listed_on(chance, today),
            sex=chance.choice(("F", "M", "M", "")),
            aliases=((_surname(chance), _given_names(chance)),) if chance.random() < 0.1 else (),
            documents=(("UTO", _number(chance)),) if with_document else (),
        )


def _lost_documents(chance: Random, today: date) -> Iterator[ListedDocument]:
    for _ in range(_LOST_DOCUMENTS):
        yield ListedDocument(
            issuing_state=chance.choice(_ISSUERS),
            number=_number(chance),
            reason=chance.choice(("lost", "lost", "lost", "stolen", "stolen", "revoked")),
            listed_on=_listed_on(chance, today),
        )


def _members(chance: Random, today: date) -> Iterator[Membership]:
    """Some of whom no longer are."""
    for _ in range(_MEMBERS):
        begun = today - timedelta(days=chance.randrange(6 * 365))
        vetted_on = begun + timedelta(days=chance.randrange((today - begun).days + 1))
        yield _membership(begun, vetted_on, "UTO", _number(chance))


def _membership(begun: date, vetted_on: date, issuing_state: str, number: str) -> Membership:
    return Membership(
        program=PROGRAM,
        valid_from=begun.isoformat(),
        valid_until=(begun + _MEMBERSHIP).isoformat(),
        vetted_on=vetted_on.isoformat(),
        issuing_state=issuing_state,
        document_number=number,
    )


def _authorization(today: date) -> Permit:
    """What traveler 7, who is nobody's citizen, came with."""
    document = OVERSTAY.document
    return _permit(
        PermitKind.AUTHORIZATION,
        "TA5520917",
        today - timedelta(days=200),
        document.issuing_state,
        document.document_number,
    )


def _permits(chance: Random, today: date) -> Iterator[Permit]:
    """Some of which have lapsed."""
    for number in range(_PERMITS):
        kind = chance.choice(tuple(PermitKind))
        issued_on = today - timedelta(days=chance.randrange(3 * 365))
        yield _permit(kind, f"TV{100000 + number}", issued_on, "XPO", _number(chance))


def _permit(
    kind: PermitKind, number: str, issued_on: date, issuing_state: str, document_number: str
) -> Permit:
    """Return a permit that is valid from its issue on: a visa for a year, else for two."""
    visa = kind is PermitKind.VISA
    return Permit(
        kind=kind,
        number=number,
        category="B1" if visa else "visitor",
        entries=Entries.ONE if visa else Entries.MANY,
        issued_on=issued_on.isoformat(),
        valid_from=issued_on.isoformat(),
        valid_until=(issued_on + timedelta(days=365 if visa else 730)).isoformat(),
        issuing_state=issuing_state,
        document_number=document_number,
    )


def _redress(today: date) -> Redress:
    """Of traveler 5, for the card that she had before."""
    granted_on = (today - timedelta(days=480)).isoformat()
    born = NAMESAKE.document.birth_date.iso
    return Redress(REDRESS_NUMBER, NAMESAKE_ID, granted_on, "UTO", "C31F40772", born)


def _redresses(chance: Random, today: date) -> Iterator[Redress]:
    for number in range(_REDRESSES):
        granted_on, born = _listed_on(chance, today), _birth_date(chance)
        yield Redress(f"R{50000000 + number}", "", granted_on, "UTO", _number(chance), born)


def _vehicles(today: date) -> Iterator[ListedVehicle]:
    """Numbered behind the people, so that each `LK-` number means one record."""
    listed_on = (today - timedelta(days=9)).isoformat()
    yield ListedVehicle(
        "LK-7001", 1, LISTED_PLATE, "UTO", AlertLevel.REFER, "hidden compartment", listed_on
    )
    for number, level in enumerate(AlertLevel, start=2):
        plate = f"ZV{number}S{number}7"
        yield ListedVehicle(
            f"LK-700{number}", 1, plate, "UTO", level, _PLATE_REASONS[level], listed_on
        )


def _container(today: date) -> ListedContainer:
    listed_on = (today - timedelta(days=4)).isoformat()
    return ListedContainer(
        "LK-7101", 1, "UTOU4107005", AlertLevel.REFER, "seal found broken at sea", listed_on
    )


def _surname(chance: Random) -> str:
    surname = chance.choice(_STARTS) + chance.choice(_MIDDLES) + chance.choice(_ENDS)
    return f"{surname} {_surname(chance)}" if chance.random() < 0.15 else surname


def _given_names(chance: Random) -> str:
    names = [
        chance.choice(_GIVEN_STARTS) + chance.choice(_GIVEN_ENDS)
        for _ in range(chance.choice((1, 1, 2)))
    ]
    return " ".join(names)


def _birth_date(chance: Random) -> str:
    """Return a full date mostly, sometimes the year alone, sometimes nothing, as on real lists."""
    born = date(1948, 1, 1) + timedelta(days=chance.randrange(57 * 365))
    return chance.choices((born.isoformat(), f"{born.year}-XX-XX", ""), (88, 9, 3))[0]


def _listed_on(chance: Random, today: date) -> str:
    return (today - timedelta(days=chance.randrange(1, _LONGEST_LISTED.days))).isoformat()


def _number(chance: Random) -> str:
    """Return a number of the form that no traveler of the demo has: `Z` and eight digits."""
    return f"Z{chance.randrange(10**8):08d}"
