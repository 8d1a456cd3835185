"""Putting words together: the lists hold them as they stand inside a sentence."""


def capital(text: str) -> str:
    """Return `text` as it stands at the beginning of a line."""
    return text[:1].upper() + text[1:]


def sentences(*parts: str) -> str:
    """Return the parts that are not empty as sentences."""
    return " ".join(
        capital(part) if part.endswith(".") else f"{capital(part)}." for part in parts if part
    )


def dotted(*parts: str) -> str:
    """Return the parts that are not empty in one line, a middle dot between them."""
    return " · ".join(part for part in parts if part)
