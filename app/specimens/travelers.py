"""The invented travelers of the demo.

Names, numbers and dates are fixed: the lookouts of the demo's reference pack are made for them.
Every date but one expiry lies far enough away that the demo plays the same for years.
"""

from datetime import date

from app.documents.reading import CheckName, MrzFormat, PartialDate, Sex, TravelDocument
from app.specimens.look import Cut, Hair, Look, Skin
from app.specimens.specimen import Specimen

_VALID_YEARS = 10


def _passport(
    name: str,
    holder: tuple[str, str, str, Sex],
    *,
    born: date,
    issued: date,
    look: Look,
    document_code: str = "P",
    nationality: str = "UTO",
    birth_place: str = "AMAUROT",
) -> Specimen:
    """Make a sound passport of Utopia; `holder`: its number, surname, given names, sex."""
    number, surname, given_names, sex = holder
    return Specimen(
        name=name,
        document=TravelDocument(
            document_code=document_code,
            issuing_state="UTO",
            document_number=number,
            surname=surname,
            given_names=given_names,
            nationality=nationality,
            birth_date=PartialDate(born.year, born.month, born.day),
            sex=sex,
            expiry_date=PartialDate(issued.year + _VALID_YEARS, issued.month, issued.day - 1),
        ),
        format=MrzFormat.TD3,
        look=look,
        issued_on=issued,
        birth_place=birth_place,
    )


ROUTINE = Specimen(
    name="1-routine",
    document=TravelDocument(
        document_code="P",
        issuing_state="UTO",
        document_number="U4K7P2063",
        surname="OESTERGAARD",
        given_names="INGRID NOOR",
        nationality="UTO",
        birth_date=PartialDate(1991, 6, 17),
        sex=Sex.FEMALE,
        expiry_date=PartialDate(2035, 5, 21),
    ),
    format=MrzFormat.TD3,
    look=Look(11, Skin.PORCELAIN, Hair.BLOND, Cut.BOB),
    issued_on=date(2025, 5, 22),
    printed_surname="ØSTERGÅRD",
    printed_given_names="INGRID NOOR",
    birth_place="AMAUROT",
)
"""Nothing against her: valid document, on no list."""

EXPIRED = Specimen(
    name="2-expired",
    document=TravelDocument(
        document_code="P",
        issuing_state="UTO",
        document_number="U38B15947",
        surname="VENKATARAMANAN SUBRAHMANYAM",
        given_names="LAKSHMI PR",
        nationality="UTO",
        birth_date=PartialDate(1968, 11, 2),
        sex=Sex.FEMALE,
        expiry_date=PartialDate(2023, 3, 14),
        optional_data="ZE184226B",
        names_truncated=True,
    ),
    format=MrzFormat.TD3,
    look=Look(22, Skin.AMBER, Hair.BLACK, Cut.BUN),
    issued_on=date(2013, 3, 15),
    printed_surname="VENKATARAMANAN SUBRAHMANYAM",
    printed_given_names="LAKSHMI PRIYADARSHINI",
    birth_place="PORT ANYDER",
)
"""Her passport has expired; her name is too long for the machine readable zone."""

WRONG_DIGIT = Specimen(
    name="3-wrong-digit",
    document=TravelDocument(
        document_code="P",
        issuing_state="UTO",
        document_number="U61D90238",
        surname="OKONKWO BRANDT",
        given_names="CHIDI EMEKA",
        nationality="UTO",
        birth_date=PartialDate(1979, 9, 30),
        sex=Sex.MALE,
        expiry_date=PartialDate(2034, 8, 9),
    ),
    format=MrzFormat.TD3,
    look=Look(33, Skin.UMBER, Hair.BLACK, Cut.CROPPED, beard=True),
    issued_on=date(2024, 8, 10),
    printed_surname="OKONKWO-BRANDT",
    printed_given_names="CHIDI EMEKA",
    birth_place="NUSQUAMA",
    wrong_digits={CheckName.NUMBER_DIGIT: "7"},
)
"""The check digit of his passport's number is printed wrongly."""

LISTED = Specimen(
    name="4-listed",
    document=TravelDocument(
        document_code="P",
        issuing_state="UTO",
        document_number="U72M40815",
        surname="VANTONGEREN",
        given_names="CASIMIR RUBEN",
        nationality="UTO",
        birth_date=PartialDate(1982, 2, 21),
        sex=Sex.MALE,
        expiry_date=PartialDate(2033, 12, 4),
    ),
    format=MrzFormat.TD3,
    look=Look(44, Skin.ROSE, Hair.CHESTNUT, Cut.SIDE, beard=True),
    issued_on=date(2023, 12, 5),
    printed_surname="VANTONGEREN",
    printed_given_names="CASIMIR RUBEN",
    birth_place="AMAUROT",
)
"""A lookout names him: same name, same birth date. This passport's number is on no list."""

NAMESAKE = Specimen(
    name="5-namesake",
    document=TravelDocument(
        document_code="I",
        issuing_state="UTO",
        document_number="C59H70326",
        surname="SANTOS PEREIRA",
        given_names="MARIA HELENA",
        nationality="UTO",
        birth_date=PartialDate(1987, 4, 9),
        sex=Sex.FEMALE,
        expiry_date=PartialDate(2034, 1, 30),
    ),
    format=MrzFormat.TD1,
    look=Look(55, Skin.OLIVE, Hair.BROWN, Cut.LONG),
    issued_on=date(2024, 1, 31),
    printed_surname="SANTOS PEREIRA",
    printed_given_names="MARIA HELENA",
    birth_place="PORT ANYDER",
)
"""A lookout names another woman of her name, born on 4 September 1987 where she was on 9 April."""

NAMESAKE_LISTED_BIRTH_DATE = "1987-09-04"
"""Birth date of the listed person whose name NAMESAKE shares: her day and month, swapped."""

LOST = _passport(
    "6-lost",
    ("U15T64082", "FAIRWEATHER", "JUNO ELLEN", Sex.FEMALE),
    born=date(1951, 3, 8),
    issued=date(2024, 6, 19),
    look=Look(66, Skin.PORCELAIN, Hair.GREY, Cut.BUN),
)
"""Exactly this passport was reported lost."""

OVERSTAY = _passport(
    "7-overstay",
    ("U27R50914", "ARDENNE", "ILIAN", Sex.MALE),
    born=date(1985, 7, 19),
    issued=date(2023, 9, 12),
    look=Look(77, Skin.OLIVE, Hair.BLACK, Cut.SHORT, beard=True),
    birth_place="NUSQUAMA",
    document_code="PT",
    nationality="XXA",
)
"""A stateless resident of Utopia, and so a visitor wherever he goes: for whom a stay is counted."""

TRUSTED = _passport(
    "8-trusted",
    ("U83N17460", "NAKAMURA", "HARUKI", Sex.MALE),
    born=date(1977, 10, 5),
    issued=date(2025, 2, 3),
    look=Look(88, Skin.OLIVE, Hair.BLACK, Cut.SIDE),
)
"""A member of a trusted-traveler program."""

MINOR = _passport(
    "9-minor",
    ("U90C38271", "LINDQUIST", "TOVE", Sex.FEMALE),
    born=date(2016, 5, 28),
    issued=date(2025, 4, 14),
    look=Look(99, Skin.ROSE, Hair.AUBURN, Cut.BOB, child=True),
)
"""A girl who travels alone; under age until 2034."""

DRIVER = _passport(
    "10-driver",
    ("U44V82705", "OYELARAN", "TOBIAS", Sex.MALE),
    born=date(1980, 1, 27),
    issued=date(2024, 11, 6),
    look=Look(110, Skin.BROWN, Hair.BLACK, Cut.CROPPED),
    birth_place="PORT ANYDER",
)
"""Drives the car in which PASSENGER sits, and somebody whose document is never read."""

PASSENGER = _passport(
    "11-passenger",
    ("U44V82713", "OYELARAN", "MIREILLE", Sex.FEMALE),
    born=date(1983, 12, 11),
    issued=date(2024, 11, 6),
    look=Look(122, Skin.UMBER, Hair.BLACK, Cut.BUN),
)
"""Sits beside DRIVER."""

FLYER = _passport(
    "12-flyer",
    ("U56G09138", "HARRINGTON", "DELPHINE ROSE", Sex.FEMALE),
    born=date(1996, 9, 14),
    issued=date(2023, 10, 27),
    look=Look(132, Skin.ROSE, Hair.CHESTNUT, Cut.BOB),
    birth_place="PORT ANYDER",
)
"""Shows a boarding pass that was made out for somebody else of her family."""

BOARDING_PASS_OF_FLYER = "M1HARRINGTON/DELIA MS EQ7RT2A AMASLZUT 0412 148Y014C0031 100"  # noqa: S105 - no password
"""IATA Resolution 792: flight UT 412 from Amaurot to San Lorenzo, day 148, seat 14C."""

CARRIER_OF_CASH = _passport(
    "13-cash",
    ("U68X21594", "MARCHETTI", "AURELIO", Sex.MALE),
    born=date(1969, 4, 2),
    issued=date(2025, 1, 20),
    look=Look(143, Skin.ROSE, Hair.GREY, Cut.SIDE, beard=True),
    birth_place="NUSQUAMA",
)
"""Leaves the country with money that he does not declare."""

DRAWN = _passport(
    "14-drawn",
    ("U79L46032", "ABERNATHY", "SAMIRA", Sex.FEMALE),
    born=date(1989, 8, 23),
    issued=date(2024, 3, 5),
    look=Look(154, Skin.AMBER, Hair.BROWN, Cut.LONG),
)
"""Nothing against her; the lot falls on her."""

DAMAGED = _passport(
    "15-damaged",
    ("U31E75826", "BJORNDAHL", "ESKIL MAGNUS", Sex.MALE),
    born=date(1992, 2, 6),
    issued=date(2024, 7, 30),
    look=Look(165, Skin.PORCELAIN, Hair.BLOND, Cut.SHORT),
)
"""Nothing against him, but his page is captured so badly that it cannot be read: see `captures`."""

TRAVELERS = (
    ROUTINE,
    EXPIRED,
    WRONG_DIGIT,
    LISTED,
    NAMESAKE,
    LOST,
    OVERSTAY,
    TRUSTED,
    MINOR,
    DRIVER,
    PASSENGER,
    FLYER,
    CARRIER_OF_CASH,
    DRAWN,
    DAMAGED,
)
"""In the order in which the demo's shift meets them."""
