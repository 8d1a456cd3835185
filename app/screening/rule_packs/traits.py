"""The three lists of traits that decide what a rule of a pack may look at."""

from app.screening.rules import Trait

FORBIDDEN = frozenset(
    {
        "race",
        "racial",
        "ethnicity",
        "ethnic",
        "religion",
        "religious",
        "faith",
        "caste",
        "tribe",
        "gender",
        "disability",
    }
)
"""There is no field for these anywhere, and no rule may speak of them."""

IDENTITY_ONLY = frozenset({"sex", "photo", "face", "name", "surname", "birthplace"})
"""Shown and compared with the person, never a condition: names and places of birth stand for
descent."""

NEEDS_BASIS = {
    Trait.NATIONALITY: "the nationality of the traveler, or what stands for it: the state that "
    "issued the document, the country of a plate",
    Trait.AGE: "the age of the traveler; a rule that is not there to protect spares minors",
}
"""A rule looks at these only where its legal basis says that it covers them."""


def forbidden_word(text: str) -> str | None:
    """Return the first forbidden trait that `text` names, or None.

    Words are those of sentences and those between the underscores of a name alike.
    """
    return next((word for word in words_of(text) if word in FORBIDDEN), None)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a sentence or a name, in lower case."""
    return tuple("".join(each if each.isalpha() else " " for each in text.lower()).split())
