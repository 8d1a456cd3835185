"""Where the program's own files and the station's data lie."""

import os
from pathlib import Path

from platformdirs import user_data_path

_HERE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder of fonts, themes, icons and reference data, in a wheel or a checkout."""
    installed = _HERE / "_resources"
    return installed if installed.is_dir() else _HERE.parent / "resources"


def station_home() -> Path:
    """Return the folder of this station's store: `GATEHOUSE_HOME`, or the user's data folder."""
    chosen = os.environ.get("GATEHOUSE_HOME")
    return Path(chosen) if chosen else user_data_path("gatehouse", appauthor=False)
