"""A hub without its server: keys, database, what the routes speak to."""

from pathlib import Path

from app.clock import Clock
from app.hub.database import begin_new_life, open_postgres, open_sqlite
from app.hub.service import Hub, make_hub
from app.ids import NewId
from app.problems import Problem, ProblemCode
from app.records.durable import make_private_folder
from app.records.keys import StationKeys
from app.records.vaults import KeyVault

_NAME = "hub"


def open_hub(
    home: Path,
    vault: KeyVault,
    database: str | None,
    clock: Clock,
    make_id: NewId,
    *,
    restored: bool = False,
) -> Hub:
    """Open the hub whose keys `vault` has; the first start in `home` makes them.

    Args:
        home: Folder of the embedded database and the pictures.
        vault: Where its keys lie.
        database: `postgresql://...`; None for the embedded database, an encrypted SQLite file.
        clock: The hub's time.
        make_id: Makes identifiers.
        restored: The database came back from a backup: stations are told to compare and send again.

    Raises:
        Problem: DATABASE_UNREACHABLE, KEYRING_MISSING, KEYRING_LOCKED, KEY_MISSING, STORE_NEWER.
    """
    keys = _keys(vault, is_first_start=not home.exists())
    make_private_folder(home)
    engine = (
        open_postgres(database) if database else open_sqlite(home / "hub.db", keys.derive("store"))
    )
    if restored:
        begin_new_life(engine, make_id)
    return make_hub(engine, keys, pictures=home / "pictures", clock=clock, new_id=make_id)


def _keys(vault: KeyVault, *, is_first_start: bool) -> StationKeys:
    try:
        return vault.load(_NAME)
    except Problem as problem:
        if problem.code is not ProblemCode.KEY_MISSING or not is_first_start:
            raise
    keys = StationKeys.generate()
    vault.save(_NAME, keys)
    return keys
