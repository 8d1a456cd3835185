"""Rows that stay from one traveler to the next: a new widget costs more than new words."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QBoxLayout, QWidget

R = TypeVar("R", bound=QWidget)


class KeptRows(Generic[R]):
    """The rows of a column, made when they are first needed, then only filled anew or hidden."""

    def __init__(self, column: QBoxLayout, make: Callable[[int], R], at: int | None = None) -> None:
        """Take a part of a column.

        Args:
            column: Where the rows stand.
            make: Returns the row of a place, from 0.
            at: Place of the first row in the column; by default they follow what is in it.
        """
        self._column = column
        self._make = make
        self._at = column.count() if at is None else at
        self._rows: list[R] = []

    def first(self, count: int) -> list[R]:
        """Return that many rows, to be filled, and hide the others."""
        while len(self._rows) < count:
            row = self._make(len(self._rows))
            self._column.insertWidget(self._at + len(self._rows), row)
            self._rows.append(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < count)
        return self._rows[:count]
