"""Seals in JSON: what they say, and that there is one way only to write what is signed."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.payloads.signed_part import Digest
from app.documents.payloads.strict_json import Json, canonical, is_plain, read_json
from app.documents.payloads.vds_nc import VdsNcKind, read_vds_nc
from app.documents.reading import PartialDate, Sex
from app.specimens.seal_authority import seal_signer
from app.specimens.seal_payloads import compose_vds_nc

PERSON: dict[str, Json] = {
    "n": "LINDQUIST  MARA ELIN",
    "dob": "1991-06-17",
    "sex": "F",
    "i": "U4K7P2063",
}
MESSAGE: Json = {
    "pid": PERSON,
    "uvci": "U32870",
    "ve": [{"des": "XM68M6", "nam": "Smørbrød", "seq": 3}],
}


def seal(message: Json = MESSAGE) -> bytes:
    return compose_vds_nc(message, seal_signer())


def changed(path: str, value: Json) -> bytes:
    """Return the seal with another value at `sig.alg` or the like; None takes it away."""
    whole: Any = json.loads(seal())
    *names, last = path.split(".")
    part = whole
    for name in names:
        part = part[name]
    if value is None:
        del part[last]
    else:
        part[last] = value
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def test_everything_is_read() -> None:
    read = read_vds_nc(seal())
    assert (read.kind, read.type, read.version) == (VdsNcKind.VACCINATION, "icao.vacc", 1)
    assert (read.issuing_country, read.surname, read.given_names) == (
        "UTO",
        "LINDQUIST",
        "MARA ELIN",
    )
    assert (read.birth_date, read.sex) == (PartialDate(1991, 6, 17), Sex.FEMALE)
    assert (read.document_number, read.certificate_number) == ("U4K7P2063", "U32870")
    assert json.loads(read.message) == MESSAGE
    assert read.certificate == seal_signer().certificate
    assert (len(read.signature), read.exact, read.warnings) == (64, True, ())
    assert (read.signed_part.digest, read.signed_part.document_type) == (Digest.SHA256, "NV")
    assert b'{"hdr":{"is":"UTO","t":"icao.vacc","v":1},"msg":{"pid":{"dob":' in read.signed


def test_order_and_blanks_do_not_matter_for_what_is_signed() -> None:
    whole = json.loads(seal())
    other = json.dumps(dict(reversed(whole.items())), ensure_ascii=False, indent=2)
    read = read_vds_nc(other.encode() + b"\r\n")
    assert read.signed == read_vds_nc(seal()).signed
    assert read.exact


@pytest.mark.parametrize(
    ("old", "new"), [("ø", "\\u00f8"), (":3", ":3.0"), (":3", ":3e0"), ("{", "{\t"), (",", ",\r")]
)
def test_what_could_be_written_otherwise_is_not_exact(old: str, new: str) -> None:
    read = read_vds_nc(seal().decode().replace(old, new, 1).encode())
    assert not read.exact
    assert read.warnings == (PayloadWarning.WRITTEN_UNUSUALLY,)
    assert read.signed == read_vds_nc(seal()).signed


def test_test_certificates_and_others() -> None:
    tested = compose_vds_nc({"pid": PERSON, "utci": "T1"}, seal_signer(), kind=VdsNcKind.TEST)
    read = read_vds_nc(tested)
    assert (read.kind, read.certificate_number) == (VdsNcKind.TEST, "T1")
    other = read_vds_nc(changed("data.hdr.t", "icao.other"))
    assert (other.kind, other.type) == (VdsNcKind.OTHER, "icao.other")
    assert other.warnings == (PayloadWarning.UNKNOWN_KIND,)


@pytest.mark.parametrize(
    ("person", "warning"),
    [
        ({"n": "LINDQUIST MARA"}, PayloadWarning.NAME_UNDIVIDED),
        ({}, PayloadWarning.FIELD_MISSING),
        ({"n": "LINDQUIST  MARA", "dob": "1991-02-30"}, PayloadWarning.DATE_UNREADABLE),
        ({"n": "LINDQUIST  MARA", "dob": "17.6.1991"}, PayloadWarning.DATE_UNREADABLE),
    ],
)
def test_odd_persons_are_warnings(person: dict[str, Json], warning: PayloadWarning) -> None:
    assert read_vds_nc(seal({"pid": person})).warnings == (warning,)


def test_partial_birth_date() -> None:
    read = read_vds_nc(seal({"pid": {"n": "A  B", "dob": "1991"}}))
    assert (read.birth_date, read.warnings) == (PartialDate(1991), ())


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b'{"data":{},"sig":{}}',
        changed("sig.alg", 1),
        changed("sig.cer", None),
        changed("sig.more", "x"),
        changed("data.more", "x"),
        changed("data.hdr.v", True),
        changed("data.hdr.v", "1"),
        changed("data.msg", "x"),
        changed("data.msg.pid", "x"),
        changed("sig.sigvl", "A"),
        changed("sig.sigvl", "AB"),
        changed("sig.sigvl", "AA=A"),
        changed("sig.sigvl", "A+8="),
        seal().replace(b"U32870", b"\\ud800"),
        seal()[:-1] + b',"more":1}',
        seal().replace(b'"v":1', b'"v":1,"v":1'),
        seal().replace(b'"v":1', b'"v":NaN'),
        seal().replace(b'"v":1', b'"v":1e999'),
        seal().replace(b'"v":1', b'"v":9007199254740993'),
        b"[" * 60_000,
        b'{"a":' * 10_000,
        b'"' + b'\\"' * 30_000,
        b'"' * 60_001,
        b" " * 1_000_000,
    ],
)
def test_what_is_no_seal_or_says_something_twice_is_an_error(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        read_vds_nc(payload)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@given(JSON.filter(lambda value: "\\ud" not in json.dumps(value)))
def test_canonical_form_is_plain_and_comes_back(value: Json) -> None:
    text = canonical(value).decode()
    assert read_json(text) == value
    assert is_plain(text)
    assert canonical(read_json(json.dumps(value, indent=1))).decode() == text
