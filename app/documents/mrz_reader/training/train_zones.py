"""Trains the heat-map net on invented scenes and writes it as ONNX."""

import json
import logging
import time
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.mrz_reader.training.export import export
from app.documents.mrz_reader.training.feed import feed
from app.documents.mrz_reader.training.lettering import load_founts
from app.documents.mrz_reader.training.page_maker import SIDE, PageMaker
from app.documents.mrz_reader.zone_heat_map import CELL, scene_picture

_LOG = logging.getLogger(__name__)

MODEL_NAME = "mrz_zones.onnx"
_BATCH = 8
_PEAK_RATE = 4e-3
_VALIDATION_SEED = 20_000_003
_VALIDATION_BATCHES = 20
_CHECKPOINT_EVERY = 200
_ZONE_WEIGHT = 3.0  # a zone covers few cells
_ANGLE_WEIGHT = 0.5

Floats = NDArray[np.float32]


def train_zones(
    out_dir: Path, *, font_folders: list[Path], steps: int = 3000, seed: int = 1, threads: int = 1
) -> Path:
    """Train and export; needs torch and onnx, which the product does not.

    Args:
        out_dir: Gets `mrz_zones.onnx` and `.json` (the figures).
        font_folders: Where OCR-B and the other fonts lie.
        steps: Batches of 8 scenes.
        seed: Of the data and of the first weights.
        threads: Of torch; two more processes make the scenes.

    Returns:
        Path of the ONNX file.
    """
    import torch

    from app.documents.mrz_reader.training.zone_net import zone_net

    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    out_dir.mkdir(parents=True, exist_ok=True)
    net = zone_net()
    optimizer = torch.optim.AdamW(net.parameters(), lr=_PEAK_RATE, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, _PEAK_RATE, total_steps=steps, pct_start=0.1
    )
    make = partial(_batch, PageMaker(load_founts(font_folders), font_folders))
    validation = list(feed(make, _VALIDATION_SEED, _VALIDATION_BATCHES))
    began, mean_loss = time.monotonic(), 0.0
    for step, (scenes, wanted) in enumerate(feed(make, seed, steps), start=1):
        net.train()
        loss = _loss(net(torch.from_numpy(scenes)), torch.from_numpy(wanted))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        mean_loss += (float(loss) - mean_loss) / min(step, 100)
        if step % _CHECKPOINT_EVERY == 0 or step == steps:
            figures = _measure(net, validation)
            figures |= {"step": step, "seed": seed, "loss": round(mean_loss, 4)}
            figures["minutes"] = round((time.monotonic() - began) / 60, 1)
            _LOG.info("%s", figures)
            (out_dir / "mrz_zones.json").write_text(json.dumps(figures, indent=2) + "\n")
            export(net, (1, SIDE, SIDE), out_dir / MODEL_NAME)
    return out_dir / MODEL_NAME


def _batch(maker: PageMaker, *, rng: np.random.Generator) -> tuple[Floats, Floats]:
    scenes, wanted = [], []
    for _ in range(_BATCH):
        scene, zones = maker.make(rng)
        scenes.append(scene_picture(scene))
        wanted.append(_target(zones))
    return np.stack(scenes)[:, None], np.stack(wanted)


def _target(zones: Floats) -> Floats:
    """Return (3, 64, 64): whether a cell lies in a zone, cosine and sine of twice its angle."""
    cells = SIDE // CELL
    target = np.zeros((3, cells, cells), np.float32)
    for corners in zones:
        mask = np.zeros((cells * 4, cells * 4), np.uint8)
        cv2.fillConvexPoly(mask, np.rint(corners / CELL * 4).astype(np.int32), 1)
        inside = cv2.resize(mask.astype(np.float32), (cells, cells), interpolation=cv2.INTER_AREA)
        along = corners[1] - corners[0] + corners[2] - corners[3]
        twice = 2 * np.arctan2(along[1], along[0])
        target[0] = np.maximum(target[0], inside > 0.4)
        target[1:][:, inside > 0.4] = np.array([[np.cos(twice)], [np.sin(twice)]])
    return target


def _loss(found: Any, wanted: Any) -> Any:
    import torch
    from torch.nn.functional import binary_cross_entropy_with_logits

    inside = wanted[:, :1]
    mask = binary_cross_entropy_with_logits(
        found[:, :1], inside, pos_weight=torch.tensor(_ZONE_WEIGHT)
    )
    angle = ((found[:, 1:] - wanted[:, 1:]) ** 2 * inside).sum() / inside.sum().clamp(min=1)
    return mask + _ANGLE_WEIGHT * angle


def _measure(net: Any, validation: list[tuple[Floats, Floats]]) -> dict[str, float]:
    """Return how well cells are told apart: intersection over union, and the mean angle error."""
    import torch

    net.eval()
    shared = either = 0.0
    errors = []
    with torch.no_grad():
        for scenes, wanted in validation:
            found = net(torch.from_numpy(scenes)).numpy()
            inside, truth = found[:, 0] > 0, wanted[:, 0] > 0
            shared += float((inside & truth).sum())
            either += float((inside | truth).sum())
            twice = np.arctan2(found[:, 2], found[:, 1]) - np.arctan2(wanted[:, 2], wanted[:, 1])
            wrapped = (twice[truth] + np.pi) % (2 * np.pi) - np.pi
            errors.append(np.abs(np.degrees(wrapped)) / 2)
    return {
        "overlap": round(shared / max(either, 1.0), 4),
        "angle_error_degrees": round(float(np.concatenate(errors).mean()), 2),
    }
