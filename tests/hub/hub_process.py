"""A hub in a process of its own, so that it can be killed: `hub_process DATABASE PICTURES PORT`."""

import signal
import sys
from pathlib import Path

from app.clock import SystemClock
from app.hub.database import open_postgres, open_sqlite
from app.hub.server import RunningHub
from app.hub.service import make_hub
from app.ids import new_id
from tests.hub.worlds import KEYS


def main(database: str, pictures: str, port: str) -> None:
    """Serve until killed; say "ready" once the address works."""
    is_server = database.startswith("postgresql://")
    engine = (
        open_postgres(database) if is_server else open_sqlite(Path(database), KEYS.derive("store"))
    )
    hub = make_hub(engine, KEYS, pictures=Path(pictures), clock=SystemClock(), new_id=new_id)
    with RunningHub(hub, port=int(port)):
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        signal.pause()


if __name__ == "__main__":
    main(*sys.argv[1:])
