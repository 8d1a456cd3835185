"""Which stations the hub knows: enrollment by a one-time code, and who may speak now."""

import base64
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import Connection, Engine, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from app.clock import Clock, timestamp
from app.hub.refusals import Refused
from app.hub.tables import hub_nonce, hub_port, hub_station
from app.sync.enrollment import answer_proof, code_key, request_proof
from app.sync.protocol import (
    CLOCK_TOLERANCE_S,
    Enroll,
    Enrolled,
    RefusalCode,
    require_names,
)
from app.sync.signatures import RequestHead, Signed, Unsigned, fingerprint, verify_request

CODE_VALID = timedelta(hours=24)
_CODE_BYTES = 10  # 80 bits: no one guesses it, and sixteen letters can be typed


@dataclass(frozen=True, slots=True)
class Caller:
    """The station that made a request, proven by its signature.

    Attributes:
        signed: What the signature covers; the body is checked against it once it is here.
    """

    station: str
    port: str
    public_key: Ed25519PublicKey
    signed: Signed


@dataclass(frozen=True, slots=True)
class Stations:
    """The hub's list of stations."""

    engine: Engine
    signing_key: Ed25519PrivateKey
    hub_epoch: str
    clock: Clock

    def new_code(self, station: str, port: str) -> str:
        """Make the one-time code with which `station` of `port` may enroll within a day.

        A station that is enrolled already stays so until the code is used; then its new key counts.

        Raises:
            Problem: ARGUMENTS_WRONG, when one of the names is no name.
        """
        require_names(station, port)
        raw = base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode("ascii")
        code = "-".join(raw[start : start + 4] for start in range(0, len(raw), 4))
        values = {
            "port": port,
            "code_key": code_key(code),
            "code_spent": False,
            "code_until": int((self.clock.now() + CODE_VALID).timestamp()),
        }
        with self.engine.begin() as connection:
            if not _exists(connection, port):
                connection.execute(insert(hub_port).values(name=port, last_position=0))
            changed = connection.execute(
                update(hub_station).where(hub_station.c.name == station).values(values)
            )
            if not changed.rowcount:
                connection.execute(insert(hub_station).values(name=station, **values))
        return code

    def enroll(self, request: Enroll) -> Enrolled:
        """Take a station in whose request proves the code; give it the hub's key.

        The same request again gets the same answer, for the first one may have been lost.

        Raises:
            Refused: ENROLLMENT, whatever is wrong: an outsider learns nothing about stations.
        """
        with self.engine.begin() as connection:
            row = connection.execute(
                select(hub_station).where(hub_station.c.name == request.station).with_for_update()
            ).one_or_none()
            if row is None or row.code_key is None or self.clock.now().timestamp() > row.code_until:
                raise Refused(RefusalCode.ENROLLMENT)
            if not hmac.compare_digest(request.proof, request_proof(row.code_key, request)):
                raise Refused(RefusalCode.ENROLLMENT)
            if row.code_spent and row.public_key != request.public_key:
                raise Refused(RefusalCode.ENROLLMENT)
            connection.execute(
                update(hub_station)
                .where(hub_station.c.name == request.station)
                .values(public_key=request.public_key, code_spent=True)
            )
        answer = Enrolled(
            station=request.station,
            port=row.port,
            hub_key=self.signing_key.public_key().public_bytes_raw(),
            hub_epoch=self.hub_epoch,
            proof=bytes(32),
        )
        return answer_proof(row.code_key, request, answer)

    def admit(self, head: RequestHead) -> Caller:
        """Say who makes this request, from its head alone; a body is not read for strangers.

        Raises:
            Refused: UNSIGNED, CLOCK or REPLAYED.
        """
        with self.engine.begin() as connection:
            caller = self._recognize(connection, head)
            _remember(connection, caller.signed, int(self.clock.now().timestamp()))
        return caller

    def _recognize(self, connection: Connection, head: RequestHead) -> Caller:
        ports: dict[str, tuple[str, Ed25519PublicKey]] = {}
        find = _key_finder(connection, ports)
        try:
            signed = verify_request(head, find, hub=fingerprint(self.signing_key.public_key()))
        except Unsigned:
            raise Refused(RefusalCode.UNSIGNED) from None
        now = self.clock.now()
        if abs((now - signed.created).total_seconds()) > CLOCK_TOLERANCE_S:
            raise Refused(RefusalCode.CLOCK, server_time=timestamp(now))
        port, key = ports[signed.key_id]
        return Caller(signed.key_id, port, key, signed)


def _exists(connection: Connection, port: str) -> bool:
    found = connection.execute(select(hub_port.c.name).where(hub_port.c.name == port))
    return found.first() is not None


def _key_finder(
    connection: Connection, found: dict[str, tuple[str, Ed25519PublicKey]]
) -> Callable[[str], Ed25519PublicKey | None]:
    """Return a function that looks a station's key up, and notes it and its port in `found`."""

    def find(name: str) -> Ed25519PublicKey | None:
        row = connection.execute(
            select(hub_station.c.port, hub_station.c.public_key).where(hub_station.c.name == name)
        ).one_or_none()
        if row is None or row.public_key is None:
            return None
        key = Ed25519PublicKey.from_public_bytes(row.public_key)
        found[name] = (row.port, key)
        return key

    return find


def _remember(connection: Connection, signed: Signed, now: int) -> None:
    """Note the nonce for as long as the request's time would be accepted.

    Raises:
        Refused: REPLAYED, when it is noted already.
    """
    if connection.dialect.name == "postgresql":
        # A nonce lost in a power cut would let a replay through, and every route takes a replay
        # without harm: not worth waiting for the disk at every request.
        connection.execute(text("SET LOCAL synchronous_commit TO OFF"))
    connection.execute(
        delete(hub_nonce).where(hub_nonce.c.station == signed.key_id, hub_nonce.c.until < now)
    )
    until = int(signed.created.timestamp()) + CLOCK_TOLERANCE_S
    try:
        connection.execute(
            insert(hub_nonce).values(station=signed.key_id, nonce=signed.nonce, until=until)
        )
    except IntegrityError:
        raise Refused(RefusalCode.REPLAYED) from None
