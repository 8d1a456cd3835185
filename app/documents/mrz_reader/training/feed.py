"""Makes batches in other processes, in an order that does not depend on their speed."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol, TypeVar

import numpy as np

_WORKERS = 2
_AHEAD = 6  # batches

Batch = TypeVar("Batch", covariant=True)


class MakeBatch(Protocol[Batch]):
    """Makes one batch from a generator."""

    def __call__(self, *, rng: np.random.Generator) -> Batch:
        """Return the batch; the same generator state gives the same batch."""
        ...


def feed(make_batch: MakeBatch[Batch], seed: int, steps: int) -> Iterator[Batch]:
    """Yield `steps` batches; batch `i` depends on `seed` and `i` alone."""
    from multiprocessing import get_context

    import cv2

    cv2.setNumThreads(1)  # a forked process cannot use the threads of its parent
    with get_context("fork").Pool(_WORKERS, cv2.setNumThreads, (1,)) as pool:
        make: Callable[[int], Batch] = partial(_seeded, make_batch, seed)
        waiting = []
        for step in range(steps):
            waiting.append(pool.apply_async(make, (step,)))
            if len(waiting) >= _AHEAD:
                yield waiting.pop(0).get()
        for batch in waiting:
            yield batch.get()


def _seeded(make_batch: MakeBatch[Batch], seed: int, step: int) -> Batch:
    return make_batch(rng=np.random.default_rng((seed, step)))
