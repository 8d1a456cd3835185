"""The words by which a scan is found: what it shows, and what officers type to find it."""

import re
import unicodedata
from collections.abc import Iterable

from app.radiographs.manifest import Manifest
from app.radiographs.scan_events import Load

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[A-Z]{3,4}[ \-]?[0-9]{3}[ \-]?[0-9]{3}[ \-]?[0-9]", re.IGNORECASE)
LONGEST = 40
_MOST = 400


def folded(text: str) -> str:
    """Return text as it is compared: without case and accents, in compatible letters."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in one form, each once; the rest of very long ones is cut off."""
    found = (word.replace("_", "")[:LONGEST] for word in _WORD.findall(folded(text)))
    return tuple(dict.fromkeys(filter(None, found)))


def asked_for(text: str) -> tuple[str, ...]:
    """Return the beginnings of words that somebody typed; a container's parts are one word."""
    return words_of(_NUMBER.sub(lambda found: "".join(words_of(found[0])), text))


def found_by(load: Load, manifest: Manifest, others: Iterable[str]) -> tuple[str, ...]:
    """Return every word by which a scan is found.

    Args:
        load: What it shows; plate and container are one word each.
        manifest: The goods that are declared, with their codes.
        others: Further texts: the scanner, the file's name.
    """
    whole = ("".join(words_of(each)) for each in (load.container, load.plate))
    texts = [manifest.reference, manifest.shipper, *others]
    for line in manifest.lines:
        texts += (line.description, line.hs_code)
    found = [each[:LONGEST] for each in whole if each]
    found += (word for text in texts for word in words_of(text))
    return tuple(dict.fromkeys(found))[:_MOST]
