"""What all projections are made with: names of constraints, and two kinds of text."""

from sqlalchemy import Dialect, MetaData, Text, TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

_LABEL_LENGTH = 128


class Words(TypeDecorator[str]):
    """Text that people, documents or other stations gave, of any length.

    PostgreSQL takes no NUL in a text, so one becomes U+FFFD; the event keeps what was said.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - given by SQLAlchemy
        """Make the text fit to be stored."""
        return value.replace("\0", "\ufffd") if value else value


class Label(TypeDecorator[str]):
    """Short text to find rows by, cut at 128 characters: PostgreSQL cannot index longer ones."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - given by SQLAlchemy
        """Make the text fit to be indexed, when it is stored and when it is asked for."""
        return value[:_LABEL_LENGTH].replace("\0", "\ufffd") if value else value


metadata = MetaData(naming_convention=NAMING)
