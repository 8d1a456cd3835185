"""Three more invented travelers of the demo, known by what their barcodes say."""

from dataclasses import replace
from datetime import date

from app.documents.reading import MrzFormat, PartialDate, Sex, TravelDocument
from app.specimens.boarding_pass import PassSpecimen, one_flight
from app.specimens.licence import LicenceSpecimen
from app.specimens.licence_payload import Licence
from app.specimens.look import Cut, Hair, Look, Skin
from app.specimens.sealed_visa import SealedVisa
from app.specimens.specimen import Specimen

DRIVING = LicenceSpecimen(
    name="16-licence",
    licence=Licence(
        surname="THORNE",
        first_name="MARCUS",
        middle_names="ELLERY",
        number="T6204175",
        birth_date=date(1983, 3, 29),
        issue_date=date(2024, 2, 1),
        expiry_date=date(2034, 2, 1),
        sex=Sex.MALE,
    ),
    look=Look(171, Skin.OLIVE, Hair.BROWN, Cut.CROPPED, beard=True),
)
"""He shows a driver licence and nothing else; it is not enhanced."""

DRIVER_OF_LICENCE = Specimen(
    name=DRIVING.name,
    document=TravelDocument(
        document_code="DL",
        issuing_state="UTO-AM",
        document_number=DRIVING.licence.number,
        surname=DRIVING.licence.surname,
        given_names="MARCUS ELLERY",
        nationality="",
        birth_date=PartialDate(1983, 3, 29),
        sex=Sex.MALE,
        expiry_date=PartialDate(2034, 2, 1),
    ),
    format=MrzFormat.TD1,
    look=DRIVING.look,
    issued_on=DRIVING.licence.issue_date,
)
"""The same licence, as its barcode is read; it has no machine readable zone to be printed."""

PASSENGER = Specimen(
    name="17-passenger",
    document=TravelDocument(
        document_code="P",
        issuing_state="UTO",
        document_number="U72K05518",
        surname="ABERNATHY",
        given_names="ROWAN SAGE",
        nationality="UTO",
        birth_date=PartialDate(1996, 10, 4),
        sex=Sex.FEMALE,
        expiry_date=PartialDate(2035, 6, 2),
    ),
    format=MrzFormat.TD3,
    look=Look(181, Skin.BROWN, Hair.BLACK, Cut.LONG),
    issued_on=date(2025, 6, 3),
    birth_place="AMAUROT",
)
"""Her passport is sound; her boarding pass names somebody else."""

PASS_OF_ANOTHER = PassSpecimen(
    name="17-boarding-pass",
    boarding_pass=one_flight(("ABERCROMBIE", "ROLANDMR"), ("UT", "412"), ("AMA", "SLZ"), 148),
    symbology="Aztec",
)

_VISA = replace(
    PASSENGER,
    name="18-sealed-visa",
    document=TravelDocument(
        document_code="V",
        issuing_state="UTO",
        document_number="V00412345",
        surname="DELACROIX",
        given_names="YARA NOEMI",
        nationality="XXA",
        birth_date=PartialDate(1990, 12, 19),
        sex=Sex.FEMALE,
        expiry_date=PartialDate(2035, 4, 30),
    ),
    format=MrzFormat.MRV_B,
    look=Look(191, Skin.AMBER, Hair.BROWN, Cut.BOB),
    issued_on=date(2025, 5, 1),
)
VISITOR = SealedVisa(_VISA, passport_number="X4410927")
"""Her visa's digital seal is sound, and signed by Utopia."""
