"""What broken ASN.1 raises: `asn1crypto` reads lazily and leaves it to Python to stumble."""

ASN1_ERRORS = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    AssertionError,
)
"""Caught around reading of somebody else's bytes, and around nothing more."""
