"""The pages that were read for the people at the booth, as long as they stand there."""

from uuid import UUID

from app.ui.primary.pictures import PagePicture
from app.ui.primary.scanner import ReadPage

_MOST = 4  # pages of a coach would fill the memory: older ones are fetched from the store again


class ReadPages:
    """Holds the newest readings with their pictures, by person."""

    def __init__(self) -> None:
        self._reads: dict[UUID, ReadPage] = {}  # the newest last
        self._pictures: dict[UUID, PagePicture] = {}

    def keep(self, person: UUID, read: ReadPage) -> None:
        """Note what was read last of somebody; a typed correction keeps the picture it is of."""
        self._reads.pop(person, None)
        self._reads[person] = read
        if read.picture is not None:
            self.keep_picture(person, read.picture)
        while len(self._reads) > _MOST:
            del self._reads[next(iter(self._reads))]

    def keep_picture(self, person: UUID, picture: PagePicture) -> None:
        """Note a picture that was fetched from the store."""
        self._pictures.pop(person, None)
        self._pictures[person] = picture
        while len(self._pictures) > _MOST:
            del self._pictures[next(iter(self._pictures))]

    def read_of(self, person: UUID) -> ReadPage | None:
        """Return the reading of somebody; None after a restart, or once it is too old."""
        return self._reads.get(person)

    def picture_of(self, person: UUID) -> PagePicture | None:
        """Return the picture of somebody's page, if it is at hand."""
        return self._pictures.get(person)

    def forget(self) -> None:
        """Let everything go: other people come."""
        self._reads.clear()
        self._pictures.clear()
