"""C40: three characters of the machine readable zone in two bytes (ICAO Doc 9303-13 clause 2.6)."""

from app.documents.payloads.payload_error import PayloadError

_ALPHABET = "   " + " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""By C40 value. 0 to 2 are shifts, of which only 0 occurs, to fill up the last triple."""

_VALUES = {letter: value for value, letter in enumerate(_ALPHABET) if value > 2}
_FIRST = 3
_ONE_LEFT = 0xFE  # what follows is one character, as Data Matrix writes ASCII: plus one


def decode_c40(data: bytes) -> str:
    """Return the text: capitals, digits and blanks.

    Args:
        data: An even number of bytes.

    Raises:
        PayloadError: It is no C40.
    """
    if len(data) % 2:
        raise PayloadError("C40: an odd number of bytes")
    letters: list[str] = []
    for at in range(0, len(data), 2):
        last = at == len(data) - 2
        if data[at] == _ONE_LEFT:
            letter = chr(max(data[at + 1] - 1, 0))
            if not last or letter not in _VALUES:
                raise PayloadError("C40: single character")
            letters.append(letter)
            continue
        number = int.from_bytes(data[at : at + 2], "big") - 1
        triple = (number // 1600, number // 40 % 40, number % 40)
        if number < 0 or triple[0] >= len(_ALPHABET):
            raise PayloadError("C40: triple")
        if last and triple[2] == 0:
            triple = (*triple[:2], _FIRST)
            letters.extend(_letters(triple)[:2])
        else:
            letters.extend(_letters(triple))
    return "".join(letters)


def encode_c40(text: str) -> bytes:
    """Write a text; `<` becomes a blank.

    Raises:
        ValueError: It has other characters than capitals, digits, blanks and `<`.
    """
    try:
        values = [_VALUES[letter] for letter in text.replace("<", " ")]
    except KeyError as error:
        raise ValueError("a character that C40 does not have here") from error
    data = bytearray()
    for at in range(0, len(values), 3):
        triple = values[at : at + 3]
        if len(triple) == 1:
            data += bytes((_ONE_LEFT, ord(_ALPHABET[triple[0]]) + 1))
            continue
        first, second, third = (*triple, 0)[:3]
        data += (1600 * first + 40 * second + third + 1).to_bytes(2, "big")
    return bytes(data)


def _letters(triple: tuple[int, ...]) -> list[str]:
    if any(value < _FIRST for value in triple):
        raise PayloadError("C40: shift")
    return [_ALPHABET[value] for value in triple]
