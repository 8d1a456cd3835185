"""Which kind of payload a symbol holds: the one whose grammar it follows."""

from collections.abc import Callable
from typing import TypeAlias

from app.documents.payloads.aamva import AamvaLicence, read_aamva
from app.documents.payloads.bcbp import BoardingPass, read_bcbp
from app.documents.payloads.idb import DRAFT_MAGIC, IdbBarcode, read_idb
from app.documents.payloads.idb import MAGIC as IDB_MAGIC
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.vds import MAGIC as VDS_MAGIC
from app.documents.payloads.vds import VdsSeal, read_vds
from app.documents.payloads.vds_nc import VdsNcSeal, read_vds_nc

Payload: TypeAlias = AamvaLicence | BoardingPass | VdsSeal | VdsNcSeal | IdbBarcode

_BEGINNINGS: tuple[tuple[bytes, Callable[[bytes], Payload]], ...] = (
    (bytes((VDS_MAGIC,)), read_vds),
    (IDB_MAGIC.encode("ascii"), read_idb),
    (DRAFT_MAGIC.encode("ascii"), read_idb),
    (b"{", read_vds_nc),
    (b"M", read_bcbp),
    (b"", read_aamva),  # its header may have lost what stands before it
)


def read_payload(payload: bytes) -> Payload | None:
    """Return what the bytes of a symbol say; None where they follow no grammar known here."""
    for beginning, read in _BEGINNINGS:
        if payload.startswith(beginning):
            try:
                return read(payload)
            except PayloadError:
                continue
    return None
