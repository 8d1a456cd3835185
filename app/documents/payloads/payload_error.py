"""The one way in which reading a payload fails."""


class PayloadError(ValueError):
    """The text is no payload of the kind asked for.

    Its message names the item of the standard that does not fit and never quotes the text, so that
    it may stand in a log.
    """
