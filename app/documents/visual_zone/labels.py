"""The captions of the visual zone, in the languages that pages are printed in.

ICAO Doc 9303-3 clause 3.4 wants each caption in English, French or Spanish beside the issuer's own.
"""

from enum import StrEnum
from unicodedata import combining, normalize

from rapidfuzz.distance import Indel

from app.documents.visual_zone.outcome import VisualField


class Caption(StrEnum):
    """What stands under a caption."""

    DOCUMENT_NUMBER = VisualField.DOCUMENT_NUMBER
    PASSPORT_NUMBER = "passport_number"  # on a visa it is another document's
    SURNAME = VisualField.SURNAME
    GIVEN_NAMES = VisualField.GIVEN_NAMES
    BIRTH_DATE = VisualField.BIRTH_DATE
    EXPIRY_DATE = VisualField.EXPIRY_DATE
    OTHER = "other"


_ALIKE = 0.8  # of the letters: a small caption is hard to read
_SHORTEST_TO_GUESS = 5  # letters: a shorter one must be exact, for it is soon like anything
_WORDS = {
    Caption.PASSPORT_NUMBER: (
        *(
            "passport no",
            "passport number",
            "passport nr",
            "no du passeport",
            "numero de passeport",
        ),
        *("passport n", "pasaporte no", "pass nr", "passnummer", "no de pasaporte", "cislo pasu"),
        *("travel document no", "no du titre de voyage"),
    ),
    Caption.DOCUMENT_NUMBER: (
        *("document no", "document number", "no du document", "card no", "card number"),
        *("carte d identite no", "identity card no", "identity card number", "id no", "dni num"),
        *("num soporte", "ausweisnummer", "visa no", "no du visa", "visa number", "visum nr"),
        *("documento no", "no de la carte", "licence no", "license no", "document nr", "no"),
    ),
    Caption.SURNAME: (
        *("surname", "nom", "surnames", "last name", "family name", "apellidos", "apellido"),
        *("nachname", "familienname", "cognome", "apelidos", "naam", "nazwisko", "prijmeni"),
    ),
    Caption.GIVEN_NAMES: (
        *("given names", "given name", "prenoms", "prenom", "prenom s", "forenames", "forename"),
        *("first name", "first names", "vornamen", "vorname", "nombre", "nombres", "nome"),
        *("voornamen", "imiona", "jmeno"),
    ),
    Caption.BIRTH_DATE: (
        *("date of birth", "date de naissance", "birth date", "naissance", "ne e le", "ne le"),
        *("geburtsdatum", "geburtstag", "fecha de nacimiento", "fecha nacimiento"),
        *("data di nascita", "data de nascimento", "geboortedatum", "data urodzenia"),
        *("datum narozeni",),
    ),
    Caption.EXPIRY_DATE: (
        *("date of expiry", "date d expiration", "expiry date", "valid until", "jusqu au"),
        *("valid to", "expires on", "expires", "expiration date", "gultig bis", "geldig tot"),
        *("fecha de caducidad", "valido hasta", "data di scadenza", "scadenza", "data waznosci"),
        *("platnost do", "date of expiration", "iv expires on"),
    ),
    Caption.OTHER: (
        *("date of issue", "date de delivrance", "issue date", "valid from", "valable du"),
        *("fecha de expedicion", "emision", "ausstellungsdatum", "datum vydani", "iv issue date"),
        *("place of birth", "lieu de naissance", "geburtsort", "lugar de nacimiento", "birthplace"),
        *("nationality", "nationalite", "nacionalidad", "staatsangehorigkeit", "sex", "sexe"),
        *("type", "code", "signature", "authority", "autorite", "place of issue", "fait a"),
        *("entries", "entrees", "personal no", "personal number", "no personnel", "height"),
        *(
            "registration number",
            "iv case number",
            "control number",
            "national id no",
            "profession",
        ),
        *("residence", "domicile", "address", "adresse", "signature du titulaire"),
        *(
            "name at birth",
            "nom de naissance",
            "geburtsname",
            "titre de voyage",
            "duration of stay",
        ),
    ),
}


def bare(text: str) -> str:
    """Write a text in small letters a to z and digits alone, marks and blanks left out."""
    plain = "".join(char for char in normalize("NFKD", text) if not combining(char))
    return "".join(char for char in plain.lower() if char.isascii() and char.isalnum())


_PHRASES = tuple((bare(phrase), caption) for caption, all_ in _WORDS.items() for phrase in all_)


def caption_of(text: str) -> Caption | None:
    """Return what a line is the caption of, or None where it is none.

    Bilingual captions stand beside one another with a stroke between; one that is known is enough.
    """
    best: tuple[float, Caption] | None = None
    for part in text.split("/"):
        said = bare(part).lstrip("0123456789")
        for phrase, caption in _PHRASES:
            alike = Indel.normalized_similarity(said, phrase)
            wanted = 1.0 if min(len(phrase), len(said)) < _SHORTEST_TO_GUESS else _ALIKE
            if alike >= wanted and (best is None or alike > best[0]):
                best = alike, caption
    return best[1] if best else None
