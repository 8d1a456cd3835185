"""Trains the recognizer on invented lines and writes it as ONNX. `gatehouse train mrz` calls it."""

import json
import logging
import time
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from app.documents.mrz_reader.alphabet import (
    BLANK,
    CHARACTERS,
    INDEX,
    LINE_HEIGHT,
    LINE_WIDTH,
)
from app.documents.mrz_reader.line_picture import normalize
from app.documents.mrz_reader.training.export import export
from app.documents.mrz_reader.training.feed import feed
from app.documents.mrz_reader.training.lettering import load_founts
from app.documents.mrz_reader.training.line_maker import LineMaker

_LOG = logging.getLogger(__name__)

MODEL_NAME = "mrz_lines.onnx"
_BATCH = 32
_PEAK_RATE = 3e-3
_VALIDATION_SEED = 20_000_003
_VALIDATION_LINES = 800
_CHECKPOINT_EVERY = 250


def train_lines(
    out_dir: Path,
    *,
    font_folders: list[Path],
    steps: int = 6000,
    seed: int = 1,
    threads: int = 1,
    resume: bool = False,
) -> Path:
    """Train and export; needs torch and onnx, which the product does not.

    Args:
        out_dir: Gets `mrz_lines.onnx`, `.pt` (the checkpoint) and `.json` (the figures).
        font_folders: Where OCR-B and the other fonts lie.
        steps: Batches of 32 lines.
        seed: Of the data and of the first weights.
        threads: Of torch; two more processes make the lines.
        resume: Go on from the checkpoint's weights, with a new schedule.

    Returns:
        Path of the ONNX file.
    """
    import torch
    from torch.nn.functional import ctc_loss

    from app.documents.mrz_reader.training.line_net import line_net

    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    out_dir.mkdir(parents=True, exist_ok=True)
    net = line_net()
    if resume:
        net.load_state_dict(torch.load(out_dir / "mrz_lines.pt"))
    optimizer = torch.optim.AdamW(net.parameters(), lr=_PEAK_RATE, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, _PEAK_RATE / (2 if resume else 1), total_steps=steps, pct_start=0.08
    )
    maker = LineMaker(load_founts(font_folders))
    validation = _batch(maker, rng=np.random.default_rng(_VALIDATION_SEED), count=_VALIDATION_LINES)
    began, mean_loss = time.monotonic(), 0.0
    for step, (lines, texts) in enumerate(
        feed(partial(_batch, maker, count=_BATCH), seed, steps), start=1
    ):
        net.train()
        logits = net(torch.from_numpy(lines)).permute(2, 0, 1).log_softmax(2)
        targets = torch.tensor([INDEX[char] + 1 for text in texts for char in text])
        lengths = torch.tensor([len(text) for text in texts])
        frames = torch.full((len(texts),), logits.shape[0])
        loss = ctc_loss(logits, targets, frames, lengths, blank=BLANK, zero_infinity=True)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimizer.step()
        schedule.step()
        mean_loss += (float(loss) - mean_loss) / min(step, 100)
        if step % _CHECKPOINT_EVERY == 0 or step == steps:
            torch.save(net.state_dict(), out_dir / "mrz_lines.pt")
            figures = _measure(net, validation)
            figures |= {"step": step, "seed": seed, "loss": round(mean_loss, 4)}
            figures["minutes"] = round((time.monotonic() - began) / 60, 1)
            _LOG.info("%s", figures)
            (out_dir / "mrz_lines.json").write_text(json.dumps(figures, indent=2) + "\n")
            export(net, (1, LINE_HEIGHT, LINE_WIDTH), out_dir / MODEL_NAME)
    return out_dir / MODEL_NAME


def _batch(
    maker: LineMaker, *, rng: np.random.Generator, count: int
) -> tuple[np.ndarray[Any, Any], list[str]]:
    made = [maker.make(rng) for _ in range(count)]
    return np.stack([normalize(line) for line, _ in made])[:, None], [text for _, text in made]


def _measure(net: Any, validation: tuple[np.ndarray[Any, Any], list[str]]) -> dict[str, float]:
    """Return the share of lines read wholly right, and of characters wrong, without any grammar."""
    import torch

    net.eval()
    lines, texts = validation
    right = wrong_characters = 0
    with torch.no_grad():
        for start in range(0, len(texts), 100):
            best = net(torch.from_numpy(lines[start : start + 100])).argmax(1).numpy()
            for frames, text in zip(best, texts[start : start + 100], strict=True):
                read = greedy(frames)
                right += read == text
                wrong_characters += _edits(read, text)
    total = sum(map(len, texts))
    return {
        "lines_right": round(right / len(texts), 4),
        "characters_wrong": round(wrong_characters / total, 5),
    }


def greedy(frames: np.ndarray[Any, Any]) -> str:
    """Read the likeliest class of every frame as CTC does: repeats merge, blanks part."""
    kept = frames[np.concatenate(([True], frames[1:] != frames[:-1]))]
    return "".join(CHARACTERS[place - 1] for place in kept if place != BLANK)


def _edits(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, start=1):
        above, row[0] = row[0], i
        for j, wanted in enumerate(other, start=1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (char != wanted))
    return row[-1]
