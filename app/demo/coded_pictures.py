"""Pictures of documents with barcodes, and whom the demo's stations trust to seal them."""

from pathlib import Path

from app.bootstrap.workstation import trust_path
from app.documents.seals.trust_store import REVOKED, SIGNERS, TRUSTED
from app.records.durable import make_private_folder, write_durably
from app.specimens.boarding_pass import render_boarding_pass
from app.specimens.coded_travelers import DRIVING, PASS_OF_ANOTHER, PASSENGER, VISITOR
from app.specimens.licence import render_licence
from app.specimens.render import render
from app.specimens.seal_authority import seal_authority, seal_signer
from app.specimens.sealed_visa import render_sealed_visa

_DRAWN = {
    DRIVING.name: lambda: render_licence(DRIVING),
    PASSENGER.name: lambda: render(PASSENGER),
    PASS_OF_ANOTHER.name: lambda: render_boarding_pass(PASS_OF_ANOTHER),
    VISITOR.visa.name: lambda: render_sealed_visa(VISITOR),
}


def draw_codes(folder: Path) -> dict[str, Path]:
    """Draw what the scanner delivers of these, by name; what was drawn before is used again."""
    places = {name: folder / f"{name}.png" for name in _DRAWN}
    for name, place in places.items():
        if not place.exists():
            part = place.with_suffix(".part.png")
            _DRAWN[name]().save(part)
            part.replace(place)
    return places


def trust_utopia(home: Path) -> None:
    """Lay Utopia's authority, its signer and its list of withdrawn signers into a station's folder.

    Its keys are made from words that everybody may read: only invented documents are sealed by it.
    """
    authority = seal_authority()
    files = {
        TRUSTED: ("utopia.cer", authority.certificate),
        SIGNERS: ("utopia-ms.cer", seal_signer().certificate),
        REVOKED: ("utopia.crl", authority.revoke()),
    }
    make_private_folder(trust_path(home))
    for folder, (name, data) in files.items():
        make_private_folder(trust_path(home) / folder)
        write_durably(trust_path(home) / folder / name, data)
