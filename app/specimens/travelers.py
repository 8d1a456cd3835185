"""The five invented travelers of the demo.

Names, numbers and dates are fixed: the lookouts of the demo's reference pack are made for them.
Every date but one expiry lies far enough away that the demo plays the same for years.
"""

from datetime import date

from app.documents.reading import CheckName, MrzFormat, PartialDate, Sex, TravelDocument
from app.specimens.look import Cut, Hair, Look, Skin
from app.specimens.specimen import Specimen

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

TRAVELERS = (ROUTINE, EXPIRED, WRONG_DIGIT, LISTED, NAMESAKE)
"""In the order in which the demo's shift meets them."""
