"""The marks of an image, and how they were before: a value, so every step can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from app.radiographs.marks import Mark

_MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class MarkHistory:
    """The marks now, how they were before each step, and the steps that were undone.

    Attributes:
        marks: In the order of marking.
        before: Earlier states, the last one last; the oldest of very many are forgotten.
        after: Undone states, the next one last.
    """

    marks: tuple[Mark, ...] = ()
    before: tuple[tuple[Mark, ...], ...] = ()
    after: tuple[tuple[Mark, ...], ...] = ()

    def put(self, mark: Mark) -> MarkHistory:
        """Return the history with one mark more, or with this one in the place of its id."""
        if any(each.id == mark.id for each in self.marks):
            now = tuple(mark if each.id == mark.id else each for each in self.marks)
        else:
            now = (*self.marks, mark)
        return self._stepped(now)

    def without(self, mark_id: UUID) -> MarkHistory:
        """Return the history after a mark was taken away."""
        return self._stepped(tuple(each for each in self.marks if each.id != mark_id))

    @property
    def can_undo(self) -> bool:
        """Say whether there is a step to go back."""
        return bool(self.before)

    @property
    def can_redo(self) -> bool:
        """Say whether a step was undone."""
        return bool(self.after)

    def undone(self) -> MarkHistory:
        """Return the history one step back; the same if there is none."""
        if not self.before:
            return self
        return MarkHistory(self.before[-1], self.before[:-1], (*self.after, self.marks))

    def redone(self) -> MarkHistory:
        """Return the history one step on again; the same if nothing was undone."""
        if not self.after:
            return self
        return MarkHistory(self.after[-1], (*self.before, self.marks), self.after[:-1])

    def _stepped(self, now: tuple[Mark, ...]) -> MarkHistory:
        if now == self.marks:
            return self
        return replace(self, marks=now, before=(*self.before, self.marks)[-_MOST_STEPS:], after=())
