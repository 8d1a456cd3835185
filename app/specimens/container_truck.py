"""A forty-foot container of boxed goods, on a truck or alone, and one dense thing among them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.specimens.radiograph_scene import Material, Scene

TRUCK, CONTAINER = (17.2, 4.5), (13.0, 3.3)
"""Width and height of the scanned area, in meters."""

_ON_TRUCK, _ALONE = (3.7, 1.3), (0.4, 0.25)  # left and low corner of the container
_SIZE = (12.19, 2.59)  # ISO 668, 1A
_WITHIN = 2.35  # depth of the container
_PALLETS = 10
_ROWS = 2  # of pallets, one behind the other
_DECK = 0.15
_WHEEL = 0.51
_AXLES = (1.75, 5.3, 6.6, 12.4, 13.7, 15.0)
_CAB = ((0.62, 0.6), (0.62, 1.85), (0.98, 3.2), (1.3, 3.42), (3.0, 3.42), (3.0, 0.6))
_WINDOW = ((0.78, 1.95), (1.03, 2.95), (1.95, 2.95), (1.95, 1.95))


@dataclass(frozen=True, slots=True)
class Planted:
    """Where the dense object lies, in meters."""

    left: float
    low: float
    width: float
    height: float


def build_truck(scene: Scene, rng: np.random.Generator) -> Planted:
    """Fill `scene` with a truck; return where its dense object is."""
    _chassis(scene)
    for axle in _AXLES:
        _wheel(scene, axle)
    _cab(scene)
    _container(scene, _ON_TRUCK)
    return _load(scene, rng, _ON_TRUCK)


def build_container(scene: Scene, rng: np.random.Generator) -> Planted:
    """Fill `scene` with a container that stands on its own; return where its dense object is."""
    _container(scene, _ALONE)
    return _load(scene, rng, _ALONE)


def _chassis(scene: Scene) -> None:
    scene.box(0.9, 0.86, (6.4, 0.28), Material.STEEL, 0.018)
    scene.box(3.8, 1.02, (12.0, 0.24), Material.STEEL, 0.02)
    for low in (1.02, 1.24):
        scene.box(3.8, low, (12.0, 0.02), Material.STEEL, 0.22)
    for cross in np.arange(4.2, 15.6, 1.15):
        scene.box(float(cross), 1.04, (0.09, 0.2), Material.STEEL, 0.12)
    scene.box(8.0, 0.55, (0.12, 0.5), Material.STEEL, 0.06)  # landing leg
    scene.box(7.88, 0.5, (0.36, 0.06), Material.STEEL, 0.2)


def _wheel(scene: Scene, axle: float) -> None:
    scene.ring(axle, _WHEEL, (0.29, _WHEEL), Material.RUBBER, 0.34)
    scene.ring(axle, _WHEEL, (0.0, 0.29), Material.STEEL, 0.016)
    scene.ring(axle, _WHEEL, (0.25, 0.3), Material.STEEL, 0.09)
    scene.ring(axle, _WHEEL, (0.0, 0.2), Material.STEEL, 0.12)  # drum
    scene.ring(axle, _WHEEL, (0.0, 0.075), Material.STEEL, 1.1)  # the axle itself


def _cab(scene: Scene) -> None:
    scene.sheet(_CAB, Material.STEEL, 0.005, edge=0.04, edge_through=0.03)
    scene.sheet(_WINDOW, Material.STEEL, -0.002, edge=0.03, edge_through=0.012)
    scene.box(1.5, 1.45, (0.42, 0.5), Material.GOODS, 1.6)  # seats
    scene.box(1.5, 1.9, (0.14, 0.75), Material.GOODS, 1.6)
    scene.box(0.95, 1.9, (0.3, 0.05), Material.STEEL, 0.25)  # dashboard
    scene.box(0.85, 0.75, (1.0, 0.62), Material.STEEL, 0.1)  # engine
    for cylinder in range(6):
        left = 0.93 + cylinder * 0.145
        scene.box(left, 0.95, (0.07, 0.34), Material.STEEL, -0.045)
    scene.box(0.72, 0.78, (0.08, 0.6), Material.ALUMINUM, 0.5)  # radiator
    scene.box(1.9, 0.8, (0.7, 0.34), Material.STEEL, 0.09)  # gearbox
    scene.box(3.15, 0.5, (1.2, 0.55), Material.ALUMINUM, 0.012)  # tank
    scene.box(3.17, 0.52, (1.16, 0.38), Material.DIESEL, 0.6)
    scene.sheet(((1.5, 3.42), (2.9, 3.9), (3.0, 3.42)), Material.GOODS, 0.12)  # wind deflector


def _container(scene: Scene, corner: tuple[float, float]) -> None:
    (left, low), (width, height) = corner, _SIZE
    scene.corrugated(left + 0.12, low + 0.16, (width - 0.24, height - 0.24), 0.278, 0.0018)
    scene.box(left, low + height - 0.012, (width, 0.012), Material.STEEL, 2.2)  # roof, edge on
    scene.box(left, low + height - 0.09, (width, 0.08), Material.STEEL, 0.016)
    scene.box(left, low, (width, 0.16), Material.STEEL, 0.012)
    scene.box(left + 0.1, low + 0.13, (width - 0.2, 0.028), Material.WOOD, _WITHIN)  # floor
    for beam in np.arange(left + 0.3, left + width - 0.2, 0.305):
        scene.box(float(beam), low + 0.02, (0.045, 0.11), Material.STEEL, 0.12)
    for post in (left, left + width - 0.12):
        scene.box(post, low, (0.12, height), Material.STEEL, 0.03)
        for fitting in (low, low + height - 0.12):
            scene.box(post, fitting, (0.12, 0.12), Material.STEEL, 0.14)
    for bar in (0.2, 0.55):  # locking bars of the doors, seen from the side
        scene.box(left + width - 0.02, low + bar, (0.05, 0.3), Material.STEEL, 0.06)


def _load(scene: Scene, rng: np.random.Generator, container: tuple[float, float]) -> Planted:
    (left, low), (width, height) = container, _SIZE
    step = (width - 0.5) / _PALLETS
    floor = low + 0.16
    tops: list[float] = []
    for pallet in range(_PALLETS):
        start = left + 0.22 + pallet * step
        layers = int(rng.integers(3, 6))
        _wooden_pallet(scene, start, floor, step - 0.09)
        corner = start, floor + _DECK
        rows = [_boxes(scene, rng, corner, step - 0.09, layers) for _ in range(_ROWS)]
        tops.append(min(*rows, low + height - 0.2))
    return _plant(scene, rng, tops, (left + 0.22, step, floor))


def _wooden_pallet(scene: Scene, left: float, low: float, width: float) -> None:
    for at in (low, low + _DECK - 0.02):
        scene.box(left, at, (width, 0.02), Material.WOOD, 1.7)
    for block in (0.0, 0.45, 0.9):
        scene.box(left + block * (width - 0.1), low + 0.02, (0.1, 0.11), Material.WOOD, 1.2)


def _boxes(
    scene: Scene,
    rng: np.random.Generator,
    corner: tuple[float, float],
    width: float,
    layers: int,
) -> float:
    """Stack boxes in layers; return how high they reach."""
    left, low = corner
    height, across = float(rng.uniform(0.34, 0.42)), int(rng.integers(2, 4))
    goods = float(rng.uniform(0.3, 0.75))
    for layer in range(layers):
        for column in range(across):
            fill = goods * float(rng.normal(1.0, 0.06))
            aside, above = rng.normal(0, 0.006, 2)
            at = (
                left + column * width / across + float(aside),
                low + layer * (height + 0.015) + abs(float(above)),
            )
            size = width / across - 0.018, height
            scene.box(*at, size, Material.GOODS, fill * _WITHIN / _ROWS)
            scene.frame(*at, size, 0.012, Material.GOODS, 0.2)
            for _ in range(int(rng.integers(2, 5))):  # what is in the boxes is not even
                inner = at[0] + float(rng.uniform(0.02, 0.6)) * size[0]
                upper = at[1] + float(rng.uniform(0.05, 0.6)) * height
                part = (0.35 * size[0], 0.3 * height)
                scene.box(inner, upper, part, Material.GOODS, float(rng.uniform(0.05, 0.3)))
    return low + layers * (height + 0.015)


def _plant(
    scene: Scene,
    rng: np.random.Generator,
    tops: list[float],
    row: tuple[float, float, float],
) -> Planted:
    """Hide a dense body, steel around lead, among the boxes of one pallet."""
    first, step, floor = row
    pallet = int(rng.integers(1, len(tops) - 1))
    across, up = 0.2, 0.26
    x = first + pallet * step + float(rng.uniform(0.35, 0.6)) * step
    y = float(rng.uniform(floor + _DECK + up + 0.1, max(floor + 0.8, tops[pallet] - up - 0.1)))
    scene.body(x, y, (across, up), Material.STEEL, 0.1)
    scene.body(x, y, (across * 0.7, up * 0.7), Material.LEAD, 0.07)
    return Planted(x - across, y - up, 2 * across, 2 * up)
