"""The bench of barcodes judges what it measured, also where a sample is not what its list says."""

import csv
import json
from itertools import islice
from pathlib import Path

import pytest
from PIL import Image

from app.bench.barcode import Counts, run
from app.bench.barcode_samples import sample_figures
from app.specimens.seal_authority import seal_authority, seal_signer
from app.specimens.signed_symbols import KnownSymbol, known_symbols
from app.specimens.symbol_pages import symbol_on_paper

_COLUMNS = ("file", "kind", "symbology", "expected_text_file", "expected_fields")


def test_cards_are_measured_beside_both_peers() -> None:
    figures = {one.name: one for one in islice(run(counts=Counts(every_card=64)), 6)}
    read = figures["barcode.cards.read.beside_zxing_cpp"]
    assert (read.value, read.met, read.peer) == (1, True, "zxing-cpp")
    assert figures["barcode.cards.read.beside_pyzbar"].peer_value == 0, "zbar reads no PDF417"
    assert figures["barcode.cards.wrong.beside_zxing_cpp"].value == 0
    assert figures["barcode.cpu.card.median"].value > 0


@pytest.fixture(scope="module")
def symbols() -> dict[str, KnownSymbol]:
    return {known.kind: known for known in known_symbols()}


def _written(folder: Path, symbols: dict[str, KnownSymbol], **wrong: str) -> Path:
    """Write samples and their list; `wrong` is said of the boarding pass instead of the truth."""
    expected: dict[str, dict[str, object]] = {
        "bcbp": {"passenger_name": "LINDQUIST/MARA   ", "legs": 2, "leg1.flight_number": "0412 "},
        "vds": {"PASSPORT_NUMBER": "U4K7P2063", "signature": "valid"},
        "vds_nc": {"name": "LINDQUIST  MARA ELIN", "signature_math": "valid"},
        "idb": {"magic": "NDB1", "signed": True},
    }
    expected["bcbp"] |= wrong
    rows = [{"file": "csca.crt", "kind": "csca"}, {"file": "none.png", "kind": "none"}]
    (folder / "csca.crt").write_bytes(seal_authority().certificate)
    (folder / "signer.crt").write_bytes(seal_signer().certificate)
    Image.new("RGB", (300, 200), "white").save(folder / "none.png")
    for kind, fields in expected.items():
        known = symbols[kind]
        (folder / f"{kind}.bin").write_bytes(known.payload)
        picture = symbol_on_paper(known.payload, known.symbology, 1)
        Image.fromarray(picture.pixels).save(folder / f"{kind}.png")
        row = {
            "kind": kind,
            "expected_text_file": f"{kind}.bin",
            "expected_fields": json.dumps(fields),
        }
        rows += [{**row, "file": f"{kind}{ending}"} for ending in (".bin", ".png")]
    with (folder / "truth.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, _COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return folder / "truth.csv"


def test_samples_that_are_what_their_list_says(
    tmp_path: Path, symbols: dict[str, KnownSymbol]
) -> None:
    figures = list(sample_figures(tmp_path, _written(tmp_path, symbols)))
    assert [one.name for one in figures if not one.met] == []
    assert {one.name.removeprefix("barcode.samples.") for one in figures} == {
        "exact",
        *(f"{kind}.fields" for kind in ("bcbp", "vds", "vds_nc", "idb")),
        "seals",
        "false_reads",
    }


def test_a_field_that_differs_is_a_missed_target(
    tmp_path: Path, symbols: dict[str, KnownSymbol]
) -> None:
    truth = _written(tmp_path, symbols, passenger_name="SOMEBODY/ELSE")
    figures = list(sample_figures(tmp_path, truth))
    assert [one.name for one in figures if not one.met] == ["barcode.samples.bcbp.fields"]


def test_a_seal_said_to_be_wrong_that_is_right_is_a_missed_target(
    tmp_path: Path, symbols: dict[str, KnownSymbol]
) -> None:
    truth = _written(tmp_path, symbols)
    truth.write_text(
        truth.read_text().replace('""signature"": ""valid""', '""signature"": ""INVALID""')
    )
    figures = list(sample_figures(tmp_path, truth))
    assert [one.name for one in figures if not one.met] == ["barcode.samples.seals"]
