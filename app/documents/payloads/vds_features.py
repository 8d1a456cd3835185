"""The fields of a visible digital seal, read as their kind of document has them."""

from dataclasses import dataclass

from app.documents.payloads.c40 import decode_c40
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.payloads.tlv import Tlv
from app.documents.payloads.vds_kinds import FEATURES, Coding, FeatureRule, VdsField, VdsKind
from app.documents.reading import MrzFormat

_ZONES = {
    Coding.MRV_A: (MrzFormat.MRV_A, 44, (28, 44)),
    Coding.MRV_B: (MrzFormat.MRV_B, 36, (28, 36)),
    Coding.TD2: (MrzFormat.TD2, 36, (36,)),
}
"""Width of both lines, and how much of the second one the seal has (9303-7 clause 9.1.3)."""

_FILLER = "<"


@dataclass(frozen=True, slots=True)
class StayLength:
    """How long the holder of a visa may stay (ICAO Doc 9303-7 clause 9.1.3, table 1).

    The sum of days, months and years. All 0: to the date on which the visa ends. All 255: as the
    authorities decide at entry. All 254: transit, without entering the country.
    """

    days: int
    months: int
    years: int

    @property
    def until_visa_ends(self) -> bool:
        """Say whether the last day of the visa is the last day of the stay."""
        return self._all(0)

    @property
    def decided_at_entry(self) -> bool:
        """Say whether it is for the border's authorities to decide."""
        return self._all(255)

    @property
    def transit_only(self) -> bool:
        """Say whether the country may not be entered."""
        return self._all(254)

    def _all(self, value: int) -> bool:
        return self.days == self.months == self.years == value


@dataclass(frozen=True, slots=True)
class Feature:
    """One field of a seal.

    Attributes:
        raw: Its bytes, exactly.
        text: As text where it is some: blanks at its end left out; lines of a machine readable zone
            with their `<`, joined by a line feed; else empty.
    """

    tag: int
    field: VdsField
    raw: bytes
    text: str = ""


@dataclass(frozen=True, slots=True)
class Zone:
    """The machine readable zone as the seal has it, and as many characters of it.

    Attributes:
        lines: As signed: the second line of a visa may have 28 characters.
    """

    format: MrzFormat
    lines: tuple[str, str]

    @property
    def document_code(self) -> str:
        """Return the one or two letters that say which kind of document it is."""
        return self.lines[0][:2].rstrip(_FILLER)

    @property
    def whole_lines(self) -> tuple[str, str]:
        """Return both lines in full width; what the seal leaves out is filled with `<`."""
        first, second = self.lines
        return first, second.ljust(len(first), _FILLER)


@dataclass(frozen=True, slots=True)
class Features:
    """All fields of a seal.

    Attributes:
        entries: Entries a visa permits, 0 for any number; None where it does not say.
    """

    fields: tuple[Feature, ...]
    zone: Zone | None
    stay: StayLength | None
    entries: int | None
    warnings: tuple[PayloadWarning, ...]


def read_features(kind: VdsKind, fields: list[Tlv]) -> Features:
    """Read the fields of a seal of this kind. What does not fit is a warning and stays bytes."""
    rules = FEATURES[kind]
    features: list[Feature] = []
    read: set[int] = set()
    warnings: list[PayloadWarning] = []
    zone: Zone | None = None
    stay: StayLength | None = None
    entries: int | None = None
    for field in fields:
        rule = rules.get(field.tag)
        if rule is None:
            features.append(Feature(field.tag, VdsField.UNKNOWN, field.value))
            if rules:
                warnings.append(PayloadWarning.UNKNOWN_FIELD)
            continue
        if field.tag in read:
            warnings.append(PayloadWarning.FIELD_TWICE)
            continue
        read.add(field.tag)
        text = ""
        try:
            if rule.coding in _ZONES:
                zone = _zone(rule.coding, field.value)
                text = "\n".join(zone.lines)
            elif rule.coding is Coding.STAY:
                stay = _stay(field.value)
            elif rule.coding is Coding.NUMBER:
                entries = int.from_bytes(field.value, "big")
            else:
                text = _text(rule, field.value)
        except PayloadError:
            warnings.append(PayloadWarning.FIELD_UNREADABLE)
        features.append(Feature(field.tag, rule.field, field.value, text))
    here = {feature.field for feature in features}
    needed = {rule.field for rule in rules.values() if rule.required}
    if needed - here or (kind is VdsKind.VISA and zone is None):
        warnings.append(PayloadWarning.FIELD_MISSING)
    return Features(tuple(features), zone, stay, entries, tuple(dict.fromkeys(warnings)))


def _text(rule: FeatureRule, raw: bytes) -> str:
    if rule.coding is Coding.C40:
        return decode_c40(raw).rstrip()
    if rule.coding is Coding.UTF8:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise PayloadError("UTF-8") from error
    return ""


def _zone(coding: Coding, raw: bytes) -> Zone:
    """Return the lines.

    Raises:
        PayloadError: Not as long as this zone is.
    """
    layout, width, second = _ZONES[coding]
    text = decode_c40(raw).replace(" ", _FILLER)
    if len(text) - width not in second:
        raise PayloadError("zone: length")
    return Zone(layout, (text[:width], text[width:]))


def _stay(raw: bytes) -> StayLength:
    if len(raw) == 1:
        return StayLength(raw[0], 0, 0)
    if len(raw) != 3:
        raise PayloadError("duration of stay: size")
    return StayLength(*raw)
