"""Lines between a station and its hub that are not as good as one would wish."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Coroutine
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
_T = TypeVar("_T")


class Line:
    """A server on a thread of its own; `url` is its address."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="line")
        self.url = ""

    def __enter__(self) -> Self:
        self._thread.start()
        server = self._call(asyncio.start_server(self._one, "127.0.0.1", 0))
        self._server = server
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._call(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._talk(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _end(self) -> None:
        self._server.close()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _call(self, work: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)


class CuttingLine(Line):
    """Carries everything to the hub, but cuts the next `cuts` answers: they are lost on the way."""

    def __init__(self, hub_url: str, cuts: int = 0) -> None:
        super().__init__(self._carry)
        self._address = urlsplit(hub_url)
        self.cuts = cuts

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        to_hub = await asyncio.open_connection(self._address.hostname, self._address.port)
        forth = asyncio.ensure_future(_pump(reader, to_hub[1]))
        try:
            while answer := await to_hub[0].read(65536):
                if self.cuts > 0:
                    self.cuts -= 1
                    return
                writer.write(answer)
                await writer.drain()
        finally:
            forth.cancel()
            to_hub[1].close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(65536):
        writer.write(piece)
        await writer.drain()


def portal(answer: bytes) -> Line:
    """Return a line on which something answers every request with the same bytes."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()

    return Line(talk)
