"""The hub's no: one status and one sentence for each reason, never a word of what was sent."""

from typing import Any

from app.sync.protocol import Refusal, RefusalCode

_ANSWERS: dict[RefusalCode, tuple[int, str]] = {
    RefusalCode.MALFORMED: (400, "This is not a message of the hub's protocol."),
    RefusalCode.NOT_FOUND: (404, "There is nothing here under this address."),
    RefusalCode.UNSIGNED: (401, "The request is not signed by an enrolled station."),
    RefusalCode.CLOCK: (401, "The station's clock is too far from the hub's."),
    RefusalCode.REPLAYED: (401, "This request was made before; sign it anew."),
    RefusalCode.ENROLLMENT: (403, "The code is not valid. Ask the hub's operator for a new one."),
    RefusalCode.TOO_LARGE: (413, "The request is larger than the hub takes; send less at once."),
    RefusalCode.TOO_SLOW: (408, "The request did not arrive in time; send it again."),
    RefusalCode.TOO_MANY: (429, "Too many requests; come back later."),
    RefusalCode.GAP: (409, "Events are missing before the first one; go on from `next_seq`."),
    RefusalCode.FORK: (
        409,
        "The hub holds other events under these numbers; these are kept apart.",
    ),
    RefusalCode.EPOCH: (409, "The hub was restored; go on from `next_seq`."),
    RefusalCode.CHAIN: (422, "The events are not one unbroken chain."),
    RefusalCode.BATCH_SIGNATURE: (422, "The batch is not signed by the station."),
    RefusalCode.CURSOR: (409, "The feed was rebuilt; read it from its beginning."),
    RefusalCode.OFFSET: (409, "The upload stands elsewhere; ask for its offset."),
    RefusalCode.DIGEST: (422, "The content is not what its name says; upload it again."),
    RefusalCode.UNAVAILABLE: (503, "The hub cannot store anything now; come back later."),
    RefusalCode.INTERNAL: (500, "The hub failed; its operator finds the reason in the log."),
}


class Refused(Exception):  # noqa: N818 - the hub's word for it
    """A request that is answered with a no.

    Attributes:
        refusal: What the answer says.
        status: HTTP status of the answer.
    """

    def __init__(self, code: RefusalCode, **details: Any) -> None:
        """Make the no; `details` are further fields of `Refusal`."""
        super().__init__(str(code))
        self.status, sentence = _ANSWERS[code]
        self.refusal = Refusal(code=code, message=sentence, **details)
