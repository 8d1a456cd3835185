"""The hub's routes. Who asks was settled at the gate; here only what is asked."""

from typing import Annotated, TypeVar

import msgspec
from fastapi import Depends, FastAPI, Header, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from app.hub.gate import CALLER
from app.hub.refusals import Refused
from app.hub.service import Hub
from app.hub.stations import Caller
from app.sync.protocol import (
    API,
    LENGTH_HEADER,
    MAX_ANNOUNCE_BYTES,
    MAX_BLOB_BYTES,
    MAX_CHUNK_BYTES,
    MAX_PUSH_BYTES,
    MAX_SMALL_BYTES,
    OFFSET_HEADER,
    Announce,
    Enroll,
    Malformed,
    Push,
    RefusalCode,
    decode,
    encode,
)

_JSON = "application/json"
_BYTES = "application/offset+octet-stream"

_T = TypeVar("_T")


def body_limit(method: str, path: str) -> int:
    """Return how many bytes a request may carry."""
    if method == "PATCH":
        return MAX_CHUNK_BYTES
    sizes = {f"{API}/push": MAX_PUSH_BYTES, f"{API}/announce": MAX_ANNOUNCE_BYTES}
    return sizes.get(path, MAX_SMALL_BYTES)


def _caller(request: Request) -> Caller:
    caller: Caller | None = request.scope.get(CALLER)
    if caller is None:
        raise Refused(RefusalCode.UNSIGNED)
    return caller


async def _content(request: Request) -> bytes:
    return await request.body()


Who = Annotated[Caller, Depends(_caller)]
Content = Annotated[bytes, Depends(_content)]
Sha256 = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
Cursor = Annotated[str, Query(max_length=64)]
Epoch = Annotated[int, Query(ge=1, lt=2**53)]
Size = Annotated[int, Header(ge=0, le=MAX_BLOB_BYTES)]


def make_routes(hub: Hub) -> FastAPI:
    """Return the routes over `hub`, without the gate; `server.make_app` adds it."""
    # No pages about the routes: what is not needed is not served.
    routes = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    routes.add_exception_handler(HTTPException, _no_such_route)
    routes.add_exception_handler(RequestValidationError, _malformed)

    @routes.post(f"{API}/push")
    def push(who: Who, content: Content) -> Response:
        return _said(hub.intake.push(who, _message(content, Push)))

    @routes.post(f"{API}/announce")
    def announce(who: Who, content: Content) -> Response:
        return _said(hub.announcements.announce(who, _message(content, Announce)))

    @routes.get(f"{API}/head")
    def head(who: Who) -> Response:
        return _said(hub.intake.head(who))

    @routes.get(f"{API}/feed")
    def feed(who: Who, after: Cursor = "", epoch: Epoch = 1) -> Response:
        return _said(hub.feed.page(who, after, epoch))

    @routes.head(f"{API}/blobs/{{sha256}}")
    def blob_offset(who: Who, sha256: Sha256) -> Response:
        offset, whole = hub.blobs.offset(who.port, sha256)
        sizes = {OFFSET_HEADER: str(offset)} | ({LENGTH_HEADER: str(offset)} if whole else {})
        return Response(headers=sizes)

    @routes.patch(f"{API}/blobs/{{sha256}}")
    def add_to_blob(
        who: Who, content: Content, sha256: Sha256, upload_offset: Size, upload_length: Size
    ) -> Response:
        offset = hub.blobs.append(
            who.port, sha256, offset=upload_offset, length=upload_length, piece=content
        )
        if offset == upload_length:
            hub.metrics.blob_bytes.inc(offset)
        return Response(status_code=204, headers={OFFSET_HEADER: str(offset)})

    @routes.get(f"{API}/blobs/{{sha256}}")
    def blob(who: Who, sha256: Sha256) -> Response:
        return Response(hub.blobs.get(who.port, sha256), media_type=_BYTES)

    @routes.post(f"{API}/enroll")
    def enroll(content: Content) -> Response:
        return _said(hub.stations.enroll(_message(content, Enroll)))

    @routes.get("/health")
    def health() -> Response:
        hub.check_database()
        return Response(b'{"status":"ok"}', media_type=_JSON)

    @routes.get("/metrics")
    def metrics() -> Response:
        return Response(hub.metrics.page(), media_type="text/plain; version=0.0.4")

    return routes


def _message(content: bytes, kind: type[_T]) -> _T:
    try:
        return decode(content, kind)
    except Malformed:
        raise Refused(RefusalCode.MALFORMED) from None


def _said(message: msgspec.Struct) -> Response:
    return Response(encode(message), media_type=_JSON)


def _no_such_route(_request: Request, _error: Exception) -> Response:
    return _no(Refused(RefusalCode.NOT_FOUND))


def _malformed(_request: Request, _error: Exception) -> Response:
    return _no(Refused(RefusalCode.MALFORMED))


def _no(refused: Refused) -> Response:
    return Response(encode(refused.refusal), refused.status, media_type=_JSON)
