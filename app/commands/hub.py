"""`gatehouse hub`: serve a port's stations, or invite a new one."""

import argparse
import ssl
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import SystemClock
from app.ids import new_id
from app.problems import Problem, ProblemCode

if TYPE_CHECKING:  # the server loads when there is something to serve
    from app.hub.server import Tls


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped, or print a one-time code.

    Raises:
        Problem: DATABASE_UNREACHABLE, KEYRING_MISSING, KEYRING_LOCKED, KEY_MISSING, STORE_NEWER,
            ARGUMENTS_WRONG.
    """
    from app.bootstrap.hub import open_hub
    from app.hub.server import listen
    from app.hub.server import run as serve
    from app.logs import station_log
    from app.records.vaults import KeyringVault

    tls = _tls(arguments.certificate, arguments.private_key)
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
    scheme = "https" if tls else "http"
    address = f"{arguments.host}:{arguments.listen}"
    try:
        listening = listen(arguments.host, arguments.listen)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", "") or str(error)
        raise Problem(ProblemCode.ARGUMENTS_WRONG, f"{address}: {why}") from None
    with station_log(home), listening:
        sys.stdout.write(f"The hub serves at {scheme}://{address}\n")
        sys.stdout.flush()
        serve(hub, listening, tls)
    return 0


def _tls(certificate: Path | None, private_key: Path | None) -> "Tls | None":
    """Return the files for TLS once they are known to work; None for a hub behind a proxy."""
    from app.hub.server import Tls

    if certificate is None and private_key is None:
        return None
    if certificate is None or private_key is None:
        raise Problem(
            ProblemCode.ARGUMENTS_WRONG, "--certificate and --private-key belong together"
        )
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, private_key)
    except FileNotFoundError:
        raise Problem(ProblemCode.FILE_MISSING, "certificate or private key") from None
    except (ssl.SSLError, OSError):
        raise Problem(
            ProblemCode.ARGUMENTS_WRONG, "the certificate and the private key cannot be used"
        ) from None
    return Tls(certificate, private_key)
