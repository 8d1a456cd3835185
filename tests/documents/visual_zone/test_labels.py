"""Captions are known in several languages, also where a letter was misread, and no value is one."""

import pytest

from app.documents.visual_zone.labels import Caption, caption_of


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("Surname / Nom", Caption.SURNAME),
        ("OIPind/ SURNAME", Caption.SURNAME),
        ("Given names/ Prenoms", Caption.GIVEN_NAMES),
        ("Prénom(s)", Caption.GIVEN_NAMES),
        ("Passport No./No du passeport", Caption.PASSPORT_NUMBER),
        ("CARTE D’IDENTITÉNo", Caption.DOCUMENT_NUMBER),
        ("Visa No./No du visa", Caption.DOCUMENT_NUMBER),
        ("Date ot birth / Date de naissanee", Caption.BIRTH_DATE),
        ("Date of expiry /Date d'expiration", Caption.EXPIRY_DATE),
        ("Valid until/ Jusqu'au", Caption.EXPIRY_DATE),
        ("Date of issue/ Date de délivrance", Caption.OTHER),
        ("Valid from /Valable du", Caption.OTHER),
        ("Place of birth / Lieu de naissance", Caption.OTHER),
    ],
)
def test_a_caption_is_known(text: str, caption: Caption) -> None:
    assert caption_of(text) is caption


@pytest.mark.parametrize(
    "text", ["", "ERIKSSON", "ANNA MARIA", "17 JUN 1991", "L898902C3", "REPUBLIC OF UTOPIA", "NOE"]
)
def test_a_value_is_no_caption(text: str) -> None:
    assert caption_of(text) is None
