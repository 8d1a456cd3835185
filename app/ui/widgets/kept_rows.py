"""Rows that stay from one traveler to the next: a new widget costs more than new words."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QBoxLayout, QWidget

R = TypeVar("R", bound=QWidget)


class KeptRows(Generic[R]):
    """The rows of a column, made when they are first needed, then only filled anew or hidden."""

    def __init__(
        self, column: QBoxLayout, make: Callable[[int], R], empty: Callable[[R], None]
    ) -> None:
        """Take the place after what stands in a column.

        Args:
            column: Where the rows stand.
            make: Returns the row of a place, from 0.
            empty: Takes out of a row what it says: of who has gone, nothing stays out of sight.
        """
        self._column = column
        self._make = make
        self._empty = empty
        self._at = column.count()
        self._rows: list[R] = []

    def first(self, count: int) -> list[R]:
        """Return that many rows, to be filled, and hide the others."""
        while len(self._rows) < count:
            row = self._make(len(self._rows))
            self._column.insertWidget(self._at + len(self._rows), row)
            self._rows.append(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < count)
            if place >= count:
                self._empty(row)
        return self._rows[:count]
