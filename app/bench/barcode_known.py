"""Symbols of our own whose every field is known, and what becomes of a seal with one other bit."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime

from app.bench.figures import Better, Figure, figure
from app.documents.barcodes import read_barcodes
from app.documents.code_reading import read_code
from app.documents.seals.seal_verdict import SealState
from app.specimens.seal_authority import specimen_trust_store
from app.specimens.signed_symbols import known_symbols, sealed_symbols
from app.specimens.symbol_pages import symbol_on_paper

_NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def specimen_figures() -> Iterator[Figure]:
    """Read each symbol from a picture, and compare its bytes, its fields and its seal."""
    store = specimen_trust_store()
    exact: list[bool] = []
    verified: list[bool] = []
    fields: dict[str, list[bool]] = defaultdict(list)
    for seed, known in enumerate(known_symbols()):
        picture = symbol_on_paper(known.payload, known.symbology, seed)
        found = [symbol.payload for symbol in read_barcodes(picture.pixels)]
        exact.append(found == [known.payload])
        code = read_code(known.symbology, found[0] if found else b"", (), store, _NOW).barcode
        fields[known.kind] += [code.fields.get(name) == it for name, it in known.fields.items()]
        if known.kind not in ("aamva", "bcbp"):
            verified.append(code.seal is not None and code.seal.state is SealState.VERIFIED)
    yield share("barcode.specimens.exact", exact)
    for kind, right in fields.items():
        yield share(f"barcode.specimens.{kind}.fields", right)
    yield share("barcode.specimens.seals_verified", verified)


def seal_figures() -> Iterator[Figure]:
    """Change each bit of each seal, one at a time; not one may still be verified."""
    store = specimen_trust_store()
    bits = verified = 0
    for known in sealed_symbols():
        for bit in range(8 * len(known.payload)):
            changed = bytearray(known.payload)
            changed[bit // 8] ^= 1 << bit % 8
            seal = read_code(known.symbology, bytes(changed), (), store, _NOW).barcode.seal
            bits += 1
            verified += seal is not None and seal.state is SealState.VERIFIED
    yield figure("barcode.seals.bits_changed", bits, "bits")
    yield figure("barcode.seals.changed_but_verified", verified, "seals", target=0)


def share(name: str, right: list[bool]) -> Figure:
    """Return the share that is right, which has to be all of them."""
    value = sum(right) / max(1, len(right))
    return figure(name, value, "share", target=1, better=Better.HIGHER)
