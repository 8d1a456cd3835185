"""`gatehouse hub`: serve a port's stations, or invite a new one."""

import argparse
import sys

from app.clock import SystemClock
from app.ids import new_id
from app.problems import Problem, ProblemCode


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped, or print a one-time code.

    Raises:
        Problem: DATABASE_UNREACHABLE, KEYRING_MISSING, KEYRING_LOCKED, KEY_MISSING, STORE_NEWER,
            ARGUMENTS_WRONG.
    """
    from app.bootstrap.hub import open_hub
    from app.hub.server import Tls, listen
    from app.hub.server import run as serve
    from app.logs import station_log
    from app.records.vaults import KeyringVault

    if bool(arguments.certificate) != bool(arguments.private_key):
        raise Problem(
            ProblemCode.ARGUMENTS_WRONG, "--certificate and --private-key belong together"
        )
    home = arguments.home / "hub"
    hub = open_hub(
        home,
        KeyringVault(),
        arguments.database,
        SystemClock(),
        new_id,
        restored=arguments.restored,
    )
    if arguments.new_code:
        station, port = arguments.new_code
        sys.stdout.write(hub.stations.new_code(station, port) + "\n")
        hub.engine.dispose()
        return 0
    tls = Tls(arguments.certificate, arguments.private_key) if arguments.certificate else None
    scheme = "https" if tls else "http"
    address = f"{arguments.host}:{arguments.listen}"
    try:
        listening = listen(arguments.host, arguments.listen)
    except (OSError, OverflowError) as error:  # the latter for what is no port at all
        why = getattr(error, "strerror", "") or str(error)
        raise Problem(ProblemCode.ARGUMENTS_WRONG, f"{address}: {why}") from None
    with station_log(home), listening:
        sys.stdout.write(f"The hub serves at {scheme}://{address}\n")
        sys.stdout.flush()
        serve(hub, listening, tls)
    return 0
