"""The officer's key goes first: work in the background steps aside while it is answered.

Python runs one thread at a time, and every call into Qt is a chance for another thread to take its
turn: a busy store or pack makes a key press several times slower, though neither is in a hurry.
"""

import os
import sys
from threading import Event, current_thread, get_native_id, main_thread
from time import monotonic

LONGEST_S = 0.05
"""Longest time in seconds that anything steps aside for one key."""
_SWITCH_S = 0.0001  # Python's usual 5 ms is a third of what a whole answer takes
_NICE = 3  # a little: beside other programs a scan must still be quick

_until = 0.0
_answered = Event()


def take_turns_quickly() -> None:
    """Let threads take turns often enough for a screen. Called once, by who has one."""
    sys.setswitchinterval(_SWITCH_S)


def work_in_background() -> None:
    """Leave the processor to the screen, where it wants it. For each thread that is not the screen.

    On Linux a thread has a niceness of its own, and those that it starts inherit it; elsewhere
    nothing happens.
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, get_native_id(), _NICE)


def begin_answer() -> None:
    """Note that a key was pressed: until `end_answer`, and `LONGEST_S` at most, it goes first."""
    global _until
    _answered.clear()
    _until = monotonic() + LONGEST_S


def end_answer() -> None:
    """Note that the answer is painted."""
    global _until
    _until = 0.0
    _answered.set()


def answering() -> bool:
    """Say whether a key was pressed whose answer is not painted yet."""
    return monotonic() < _until


def step_aside() -> None:
    """Wait while a key is being answered. For steps of long work; costs next to nothing else."""
    if _until and current_thread() is not main_thread():
        _answered.wait(max(0.0, _until - monotonic()))
