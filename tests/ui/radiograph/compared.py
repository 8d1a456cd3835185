"""An image with an earlier one of the same container."""

import hashlib
from dataclasses import replace

from app.radiographs.scan_events import Load, scan_id
from tests.ui.radiograph.world import World

_SAME = Load(container="MSKU9070323")


def scan_again(world: World, name: str = "before.tif", seed: int = 9) -> None:
    """Open a scan, and know of an earlier one of the same container."""
    path = world.scan(name, seed=seed)
    world.look("now.tif")
    radiograph = world.page.view.radiograph
    assert radiograph is not None
    rows = world.port.scans.rows
    now = rows[scan_id(radiograph.sha256)]
    rows[now.id] = replace(now, load=_SAME)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    before = scan_id(digest)
    rows[before] = replace(
        now,
        id=before,
        file_name=name,
        sha256=digest,
        load=_SAME,
        taken_at="2026-08-09T09:30:00.000Z",
    )
