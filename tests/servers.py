"""The real services that tests talk to, thrown away after: a Secret Service and PostgreSQL."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

from app.bench.private_keyring import private_keyring

_databases = count(1)


@contextmanager
def private_secret_service() -> Iterator[str]:
    """Run a session bus with an unlocked GNOME keyring on it, in a home of its own."""
    with private_keyring() as environment:
        yield environment["DBUS_SESSION_BUS_ADDRESS"]


@pytest.fixture(scope="session")
def _secret_service_bus() -> Iterator[str]:
    """The keyring that the tests share; one that locks it starts its own."""
    with private_secret_service() as address:
        yield address


@pytest.fixture
def secret_service(_secret_service_bus: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Put a real, unlocked keyring within reach; give the address of its bus."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", _secret_service_bus)
    return _secret_service_bus


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Path]:
    """A throwaway PostgreSQL cluster on a Unix socket; gives the socket's folder."""
    folder = Path(tempfile.mkdtemp(prefix="gatehouse-postgres-"))
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
    # Nothing here outlives the tests, so it need not survive a power cut.
    options = (
        f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off "
        "-c synchronous_commit=off -c shared_buffers=32MB -c max_connections=60"
    )
    try:
        _postgres(folder, "initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        _postgres(folder, "pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield folder
        finally:
            _postgres(folder, "pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _postgres(folder: Path, name: str, *arguments: str) -> None:
    """Run a server program on the cluster in `folder`, as postgres where we are root.

    Debian keeps these programs off PATH, one folder for each major version.
    """
    programs = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    assert programs, "PostgreSQL is not installed: run installers/test.sh"
    as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    # Standard output would stay open in the server that pg_ctl starts: it goes to a file.
    with (folder / f"{name}.out").open("ab") as said:
        subprocess.run(
            [*as_owner, str(programs[-1]), "-D", str(folder / "data"), *arguments],
            check=True,
            cwd=folder,
            stdout=said,
            stderr=said,
            timeout=60,
        )


@pytest.fixture
def postgres_url(postgres_cluster: Path) -> Iterator[str]:
    """An empty PostgreSQL database of the test's own."""
    name = f"test_{next(_databases)}"
    server = f"host={postgres_cluster} user=postgres dbname=postgres"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    yield f"postgresql://postgres@/{name}?host={postgres_cluster}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
