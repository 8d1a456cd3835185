"""A trolley case as a baggage scanner sees it, and one thing in it that is dense."""

from __future__ import annotations

import numpy as np

from app.specimens.container_truck import Planted
from app.specimens.radiograph_scene import Material, Scene

BAG = (0.96, 0.64)
"""Width and height of the scanned area, in meters."""

_LEFT, _LOW, _WIDE, _TALL = 0.12, 0.1, 0.72, 0.44
_DEEP = 0.26


def build_bag(scene: Scene, rng: np.random.Generator) -> Planted:
    """Fill `scene` with a packed case; return where its dense object is."""
    scene.box(0.0, 0.03, (BAG[0], 0.025), Material.RUBBER, 0.02)  # belt
    _case(scene)
    _clothes(scene, rng)
    _shoes(scene, rng)
    _bottle(scene, _LEFT + 0.08 + float(rng.uniform(0, 0.1)))
    _laptop(scene, rng)
    return _plant(scene, rng)


def _case(scene: Scene) -> None:
    scene.box(_LEFT, _LOW, (_WIDE, _TALL), Material.PLASTIC, 0.005)
    scene.frame(_LEFT, _LOW, (_WIDE, _TALL), 0.006, Material.PLASTIC, _DEEP)
    for at in (0.06, _TALL - 0.075):  # tubes of the handle, along the case
        scene.box(_LEFT + 0.02, _LOW + at, (_WIDE - 0.1, 0.012), Material.ALUMINUM, 0.006)
    for wheel in (_LEFT + 0.04, _LEFT + _WIDE - 0.04):
        scene.ring(wheel, _LOW - 0.022, (0.0, 0.022), Material.PLASTIC, 0.03)
        scene.ring(wheel, _LOW - 0.022, (0.0, 0.004), Material.STEEL, 0.05)
    for lock in (0.3, 0.4):
        scene.box(_LEFT + lock, _LOW + _TALL - 0.02, (0.03, 0.014), Material.STEEL, 0.004)


def _clothes(scene: Scene, rng: np.random.Generator) -> None:
    for _ in range(26):
        x = _LEFT + float(rng.uniform(0.1, _WIDE - 0.1))
        y = _LOW + float(rng.uniform(0.06, _TALL - 0.06))
        radii = float(rng.uniform(0.04, 0.1)), float(rng.uniform(0.025, 0.06))
        scene.body(x, y, radii, Material.CLOTH, float(rng.uniform(0.05, 0.14)))


def _shoes(scene: Scene, rng: np.random.Generator) -> None:
    left, low = _LEFT + 0.42 + float(rng.uniform(0, 0.04)), _LOW + 0.03
    for pair in range(2):
        at = low + pair * 0.09
        scene.box(left, at, (0.24, 0.018), Material.RUBBER, 0.09)
        scene.body(left + 0.11, at + 0.05, (0.12, 0.035), Material.CLOTH, 0.12)
        scene.box(left + 0.05, at + 0.008, (0.09, 0.003), Material.STEEL, 0.02)  # shank


def _bottle(scene: Scene, left: float) -> None:
    scene.box(left, _LOW + 0.04, (0.075, 0.2), Material.WATER, 0.07)
    scene.box(left, _LOW + 0.04, (0.075, 0.23), Material.PLASTIC, 0.002)
    scene.box(left + 0.025, _LOW + 0.27, (0.025, 0.03), Material.PLASTIC, 0.025)


def _laptop(scene: Scene, rng: np.random.Generator) -> None:
    left, low = _LEFT + 0.24 + float(rng.uniform(0, 0.08)), _LOW + 0.24
    scene.box(left, low, (0.32, 0.17), Material.ALUMINUM, 0.003)
    scene.box(left + 0.02, low + 0.02, (0.28, 0.06), Material.COPPER, 0.0004)  # cells
    for cell in range(3):
        scene.box(left + 0.03 + cell * 0.09, low + 0.025, (0.08, 0.05), Material.ALUMINUM, 0.005)
    scene.box(left + 0.06, low + 0.1, (0.14, 0.05), Material.COPPER, 0.0006)  # board
    for part in range(9):
        at = left + 0.07 + part % 5 * 0.024, low + 0.105 + part // 5 * 0.02
        scene.box(*at, (0.012, 0.012), Material.COPPER, 0.001)


def _plant(scene: Scene, rng: np.random.Generator) -> Planted:
    """Hide a small heavy block, steel around lead, among the clothes."""
    across, up = 0.028, 0.04
    x = _LEFT + float(rng.uniform(0.12, 0.2))
    y = _LOW + float(rng.uniform(0.3, 0.36))
    scene.body(x, y, (across, up), Material.STEEL, 0.02)
    scene.body(x, y, (across * 0.7, up * 0.7), Material.LEAD, 0.008)
    return Planted(x - across, y - up, 2 * across, 2 * up)
