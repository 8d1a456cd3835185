"""A real Secret Service of our own, thrown away after: measuring must not touch the user's."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

_WAIT_S = 20


@contextmanager
def private_keyring() -> Iterator[dict[str, str]]:
    """Start a private session bus with an unlocked GNOME keyring on it.

    Yields:
        The environment in which a process finds it.

    Raises:
        FileNotFoundError: dbus-daemon, gnome-keyring-daemon or gdbus is not installed.
        subprocess.CalledProcessError: The keyring did not come up.
    """
    with tempfile.TemporaryDirectory(
        prefix="gatehouse-keyring-", ignore_cleanup_errors=True
    ) as home:
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert bus.stdout is not None
        environment = os.environ | {
            "HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_RUNTIME_DIR": home,
            "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
        }
        keyring = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        try:
            assert keyring.stdin is not None
            keyring.stdin.write(b"invented")
            keyring.stdin.close()
            subprocess.run(
                ["gdbus", "wait", "--session", f"--timeout={_WAIT_S}", "org.freedesktop.secrets"],
                env=environment,
                check=True,
                capture_output=True,
            )
            yield environment
        finally:
            for process in (keyring, bus):
                process.terminate()
                process.wait(_WAIT_S)
            bus.stdout.close()
