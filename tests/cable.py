"""A serial cable for tests: a pseudo-terminal under a name of its own, with a plug to pull."""

import os
import tty
from pathlib import Path


class Cable:
    """A reader at the far end, the desk at `link`."""

    def __init__(self, link: Path) -> None:
        self.link = link
        self._far = -1
        self.plug_in()

    def plug_in(self) -> None:
        """Make the terminal, by the same name as before."""
        self._far, near = os.openpty()
        tty.setraw(near)
        self.link.unlink(missing_ok=True)
        self.link.symlink_to(os.ttyname(near))
        os.close(near)

    def unplug(self) -> None:
        """Pull it out; harmless to repeat."""
        self.link.unlink(missing_ok=True)
        if self._far >= 0:
            os.close(self._far)
            self._far = -1

    def send(self, content: bytes) -> None:
        """Send it all."""
        while content:
            content = content[os.write(self._far, content) :]
