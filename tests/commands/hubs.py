"""`gatehouse hub` as an operator runs it: a process of its own, to be killed."""

from pathlib import Path

from sqlalchemy import Engine

from app.hub.database import open_postgres, open_sqlite
from app.hub.holdings import Holding, holdings
from app.records.vaults import KeyringVault
from tests.commands.command_line import gatehouse
from tests.faults.processes import Server, free_port


class HubProcess(Server):
    """A hub whose keys lie in the keyring of this test."""

    def __init__(self, home: Path, database: str | None = None) -> None:
        """Prepare a hub.

        Args:
            home: Its folder.
            database: `postgresql://...`; None for the embedded one.
        """
        self._home = home
        self._database = database
        where = ["--database", database] if database else []
        self._command = ["--home", str(home), "hub", *where]
        port = free_port()
        super().__init__("-m", "app", *self._command, "--listen", str(port), port=port)

    def new_code(self, station: str, port: str) -> str:
        """Have its operator make a one-time code for a station of a port."""
        answer = gatehouse(*self._command, "--new-code", station, port)
        assert answer.code == 0, answer
        return answer.out.strip()

    def holdings(self) -> dict[str, Holding]:
        """Return what its database holds by station; also while it does not run."""
        engine = self._engine()
        try:
            return holdings(engine)
        finally:
            engine.dispose()

    def _engine(self) -> Engine:
        if self._database is not None:
            return open_postgres(self._database)
        key = KeyringVault().load("hub").derive("store")
        return open_sqlite(self._home / "hub" / "hub.db", key)
