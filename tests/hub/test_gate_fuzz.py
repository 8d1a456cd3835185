"""Whatever arrives, signed or not, the answer is one of ours and never the hub's own failure."""

import asyncio
from datetime import timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.types import Message

from app.clock import SystemClock
from app.hub.server import make_app
from app.hub.service import Hub
from app.sync.enrollment import code_key, request_proof
from app.sync.protocol import Enroll, Refusal
from app.sync.signatures import RequestHead, fingerprint, sign_request
from tests.hub.chains import Chain
from tests.hub.worlds import KEYS, PORT

KEY = Chain("L4").key
HUB = fingerprint(KEYS.signing_key.public_key())

paths = st.sampled_from(
    ["/v1/push", "/v1/announce", "/v1/head", "/v1/feed", "/v1/blobs/" + "0" * 64, "/v1/enroll"]
) | st.text(st.characters(codec="ascii", exclude_characters="?# "), max_size=40).map("/{}".format)
methods = st.sampled_from(["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS", "ODD"])
fields = st.dictionaries(
    st.sampled_from([b"signature", b"signature-input", b"content-digest", b"upload-offset"]),
    st.binary(max_size=80),
)
near_json = st.binary(max_size=200) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(["station", "events", "epoch", "seq", "hash", "body", "prev_hash"]),
            inner,
        )
    ),
    max_leaves=20,
).map(msgspec.json.encode)


@pytest.fixture
def enrolled(hub: Hub) -> Hub:
    """The hub, with one station in it that the fuzzer can sign for."""
    key = code_key(hub.stations.new_code("L4", PORT))
    request = Enroll(station="L4", public_key=KEY.public_key().public_bytes_raw(), proof=bytes(32))
    hub.stations.enroll(msgspec.structs.replace(request, proof=request_proof(key, request)))
    return hub


async def _ask(
    hub: Hub, method: str, path: str, query: bytes, headers: dict[bytes, bytes], body: bytes
) -> tuple[int, bytes]:
    said: list[Message] = []
    parts: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return parts.pop() if parts else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        said.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode("latin-1"),
        "query_string": query,
        "root_path": "",
        "headers": list(headers.items()),
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 2),
        "state": {},
    }
    await make_app(hub)(scope, receive, send)
    return said[0]["status"], said[1]["body"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(methods, paths, st.binary(max_size=60), fields, near_json)
def test_strangers_get_a_sentence(
    enrolled: Hub, method: str, path: str, query: bytes, headers: dict[bytes, bytes], body: bytes
) -> None:
    status, content = asyncio.run(_ask(enrolled, method, path, query, headers, body))
    assert status in (400, 401, 403, 404, 413)
    if method != "HEAD":
        assert msgspec.json.decode(content, type=Refusal).message.endswith(".")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(methods, paths, st.sampled_from(["", "after=%00", "after=1.0&epoch=-1", "%zz"]), near_json)
def test_a_station_gone_mad_gets_a_sentence(
    enrolled: Hub, method: str, path: str, query: str, body: bytes
) -> None:
    url = f"http://hub{path}{'?' + query if query else ''}"
    head = RequestHead(method, url, {"upload-offset": "0", "upload-length": str(len(body))})
    now = SystemClock().now() + timedelta(seconds=1)
    try:
        sign_request(head, body, station="L4", key=KEY, hub=HUB, now=now, nonce=str(now))
    except Exception:  # noqa: BLE001 - an address that no client could sign
        return
    headers = {name.lower().encode(): value.encode() for name, value in head.headers.items()}
    status, _ = asyncio.run(_ask(enrolled, method, path, query.encode(), headers, body))
    assert status < 500
