"""A Utopian visa and its digital seal (ICAO Doc 9303-7 clause 9), on a page of a passport."""

from dataclasses import dataclass

from PIL import Image

from app.documents.payloads.vds_features import StayLength
from app.specimens.paper import PASSPORT_TINT, printed_paper
from app.specimens.seal_authority import SealSigner, seal_signer
from app.specimens.seal_payloads import compose_visa_seal
from app.specimens.specimen import Specimen
from app.specimens.symbol import draw_symbol
from app.specimens.visa import VISA_B

_STAY = StayLength(days=90, months=0, years=0)
_MARGIN_MM = 3.0
_STRIP_MM = 26.0
_MODULE_PX = 5


@dataclass(frozen=True, slots=True)
class SealedVisa:
    """An invented visa of format B, and what its seal says.

    Attributes:
        visa: As printed.
        passport_number: Of the passport that it is stuck into.
        sealed: What the seal says instead of the printed zone; None for the same.
        altered: A byte of the seal was changed after it was signed.
    """

    visa: Specimen
    passport_number: str
    sealed: Specimen | None = None
    altered: bool = False

    def seal(self, signer: SealSigner | None = None) -> bytes:
        """Return the bytes of the seal, signed by Utopia's signer unless told otherwise."""
        first, second = (self.sealed or self.visa).lines
        seal = compose_visa_seal(
            (first, second),
            self.passport_number,
            signer or seal_signer(),
            issued=self.visa.issued_on,
            stay=_STAY,
            entries=0,
        )
        if not self.altered:
            return seal
        changed = bytearray(seal)
        changed[-1] ^= 1  # the last byte of the signature
        return bytes(changed)


def render_sealed_visa(specimen: SealedVisa, signer: SealSigner | None = None) -> Image.Image:
    """Draw the visa and its seal on a page, as a flatbed gives it."""
    scale = VISA_B.scale
    sticker = VISA_B.draw(specimen.visa)
    symbol = draw_symbol(specimen.seal(signer), "DataMatrix", _MODULE_PX)
    margin, strip = round(_MARGIN_MM * scale), max(round(_STRIP_MM * scale), symbol.width + 20)
    size = sticker.width + strip + 3 * margin, sticker.height + 2 * margin
    page = printed_paper(size, PASSPORT_TINT, specimen.visa.look.seed + 5)
    page.paste(sticker, (margin, margin))
    label = Image.new("RGB", (strip, symbol.height + 20), "#ffffff")
    label.paste(symbol, ((strip - symbol.width) // 2, 10))
    page.paste(label, (sticker.width + 2 * margin, round(size[1] * 0.5)))
    return page
