"""Scans as a scanner leaves them in its folder."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty
from app.encounters.conveyance import Conveyance
from app.encounters.referral import Instruction, ReferralClass
from app.encounters.referral_events import Referred
from app.journal.event import Draft
from app.radiographs.decision import Look, ViewKind
from app.radiographs.scan_sidecar import SUFFIX
from app.services.access import authorship
from app.services.radiograph_views import ScanRow
from app.specimens.radiograph import draw_radiograph, write_tiff
from tests.ui.card.summaries import summary

CONTAINER = "MSKU9070323"
SEEN = Look(seen_whole=True, shown_ms=42_000, views=(ViewKind.STANDARD, ViewKind.ZOOM))
_MANIFEST = (
    "description,hs_code,packages,package_kind,gross_kg\n"
    '"Ceramic tiles, glazed",6907.21,22,pallet,18400\nGrout,321410,40,bag,1000\n'
)


def leave(folder: Path, name: str, seed: int = 7, **said: Any) -> tuple[Path, Path]:
    """Leave image, sidecar and manifest; return the first two. `said` goes into the sidecar."""
    image = folder / name
    write_tiff(image, draw_radiograph(seed, 400).pixels)
    manifest = image.with_suffix(".csv")
    manifest.write_text(_MANIFEST)
    sidecar = image.with_name(image.name + SUFFIX)
    whole = {
        "taken_at": "2026-11-24T11:31:00Z",
        "scanner": "Portal 2",
        "energies": ["6 MeV"],
        "container": "MSKU 907032-3",
        "manifest": manifest.name,
        **said,
    }
    sidecar.write_text(json.dumps(whole))
    return image, sidecar


def received(station: Workstation, folder: Path, name: str, seed: int = 7, **said: Any) -> ScanRow:
    """Leave a scan and take it in."""
    row = station.deciding.scan(station.intake.receive(*leave(folder, name, seed, **said)))
    assert row is not None
    return row


def referred(station: Workstation, vega: Duty, referral_id: UUID, conveyance: Conveyance) -> UUID:
    """Send somebody in this vehicle to secondary."""
    sent = Referred(
        encounter_id=referral_id,
        referral_class=ReferralClass.OFFICER,
        reasons=("O-NII",),
        note="",
        instruction=Instruction.NONE,
        documents_held=True,
        released_by="4412 R. Vega",
        port=vega.post.port,
        lane=vega.post.lane,
        summary=replace(summary(), facts=()),
        conveyance=conveyance,
    )
    station.journal.append(Draft(sent, referral_id, authorship(vega, "refer")))
    return referral_id
