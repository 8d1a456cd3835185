"""What is declared about a load: what can be read is read, and nothing else is made up."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.radiographs.manifest import (
    GoodsLine,
    Manifest,
    ManifestError,
    ManifestFlaw,
    read_manifest,
)

_TILES = GoodsLine("Ceramic tiles, glazed", "690721", 22, "pallet", 18_400_500)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_is_read_whatever_parts_its_columns(mark: str) -> None:
    rows = (
        ("HS_Code", "description", "packages", "package_kind", "gross_kg", "country"),
        ("6907.21", '"Ceramic tiles, glazed"', "22", "pallet", "18400.5", "UTO"),
    )
    text = "\n".join(mark.join(row) for row in rows)
    assert read_manifest(text.encode("utf-8-sig")) == Manifest((_TILES,))


def test_json_says_the_same_and_more() -> None:
    line = {
        "hs_code": "690721",
        "description": "Ceramic tiles, glazed",
        "packages": 22,
        "package_kind": "pallet",
        "gross_kg": 18400.5,
    }
    said = {"lines": [line], "reference": "BL 7", "shipper": "Utopia Tiles"}
    read = read_manifest(json.dumps(said).encode())
    assert read == Manifest((_TILES,), "BL 7", "Utopia Tiles")


def test_what_cannot_be_used_is_counted_and_keeps_nothing_back() -> None:
    content = (
        b"description,hs_code,packages,gross_kg\nTiles,69A,-3,1e99\n,,5,\n,,,\nBananas,0803,9,\n"
    )
    read = read_manifest(content)
    assert read.lines == (GoodsLine("Tiles"), GoodsLine("Bananas", "0803", 9))
    assert read.unread == 4


@pytest.mark.parametrize(
    ("content", "flaw"),
    [
        (b"", ManifestFlaw.NO_DESCRIPTION),
        (b"goods\nTiles", ManifestFlaw.NO_DESCRIPTION),
        (b"description\n", ManifestFlaw.NO_LINES),
        (b"{", ManifestFlaw.NOT_JSON),
        (b'{"lines": 7}', ManifestFlaw.NO_LINES),
        (b"\xff\xfe\x00", ManifestFlaw.NOT_TEXT),
        (b"a" * 2_000_001, ManifestFlaw.TOO_LARGE),
    ],
)
def test_what_is_no_manifest_is_refused_with_the_reason(content: bytes, flaw: ManifestFlaw) -> None:
    with pytest.raises(ManifestError) as caught:
        read_manifest(content)
    assert caught.value.flaw is flaw


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_content_is_read_or_refused(content: bytes) -> None:
    for begun in (content, b"description,packages,gross_kg\n" + content):
        try:
            read = read_manifest(begun)
        except ManifestError:
            continue
        assert read.lines
        assert all(line.description and line.description.isprintable() for line in read.lines)
