"""Makes both nets of the reader again: `gatehouse train mrz`."""

from importlib.util import find_spec
from pathlib import Path

from app.documents.mrz_reader.training.train_lines import train_lines
from app.documents.mrz_reader.training.train_zones import train_zones
from app.paths import resources
from app.problems import Problem, ProblemCode

_SYSTEM_FONTS = Path("/usr/share/fonts")


def train(
    out_dir: Path,
    *,
    font_folders: list[Path] | None = None,
    line_steps: int = 8000,
    zone_steps: int = 2500,
    seed: int = 1,
    threads: int = 1,
) -> tuple[Path, Path]:
    """Train the recognizer and the heat-map net; about two hours on two cores.

    Args:
        out_dir: Gets the two ONNX files, and their figures as JSON; nothing else is touched.
        font_folders: Where fonts are looked for; by default the program's and the system's.
        line_steps: Batches of 32 lines for the recognizer.
        zone_steps: Batches of 8 scenes for the heat-map net.
        seed: Of the data and of the first weights.
        threads: Of torch.

    Raises:
        Problem: TRAINER_MISSING, without torch or onnx; FILE_MISSING, without OCR-B.
    """
    missing = [name for name in ("torch", "onnx") if find_spec(name) is None]
    if missing:
        raise Problem(ProblemCode.TRAINER_MISSING, ", ".join(missing))
    folders = font_folders or [resources() / "fonts", _SYSTEM_FONTS]
    lines = train_lines(out_dir, font_folders=folders, steps=line_steps, seed=seed, threads=threads)
    zones = train_zones(out_dir, font_folders=folders, steps=zone_steps, seed=seed, threads=threads)
    return lines, zones
