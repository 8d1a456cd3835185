"""CPU time: that of all threads and child processes, whoever else uses the machine."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager


def cpu_seconds() -> float:
    """Return the CPU time of this process and its finished children, in microsecond steps."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent)


@contextmanager
def cpu_timed(spent_ms: list[float]) -> Iterator[None]:
    """Add the CPU milliseconds of the block."""
    began = cpu_seconds()
    yield
    spent_ms.append((cpu_seconds() - began) * 1000)
