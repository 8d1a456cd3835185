"""What officers wrote, made fit to be shown in lines."""

_LONGEST_WORD = 40
_BREAK = "\u200b"  # ZERO WIDTH SPACE


def in_one_line(text: str) -> str:
    """Return a note without its line breaks."""
    return " ".join(text.split())


def breakable(text: str) -> str:
    """Let a word without end be broken: it must not make a window wider than the screen."""
    return " ".join(_broken(word) for word in text.split(" "))


def _broken(word: str) -> str:
    parts = (word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD))
    return _BREAK.join(parts)
