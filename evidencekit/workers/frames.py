"""Messages on a socket: a JSON header and a body of bytes, each with its length in front."""

import json
import socket
import struct
from collections.abc import Iterator
from typing import Any

_HEAD = struct.Struct(">IQ")

#: A header or body beyond these is not one of ours: the worker that sent it has gone mad.
MAX_HEADER = 64 << 20
MAX_BODY = 512 << 20


class BadFrame(Exception):
    """Bytes that are no message."""


def pack(header: Any, body: bytes = b"") -> bytes:
    """One message as bytes."""
    encoded = json.dumps(header, separators=(",", ":")).encode("ascii")
    return _HEAD.pack(len(encoded), len(body)) + encoded + body


def receive(connection: socket.socket) -> tuple[Any, bytes] | None:
    """The next message of a blocking socket; None when the other side has closed."""
    head = _exactly(connection, _HEAD.size)
    if head is None:
        return None
    header_length, body_length = _lengths(head)
    header = _exactly(connection, header_length)
    body = _exactly(connection, body_length)
    if header is None or body is None:
        return None
    return json.loads(header), body


def _exactly(connection: socket.socket, length: int) -> bytes | None:
    chunks = []
    while length:
        chunk = connection.recv(min(length, 1 << 20))
        if not chunk:
            return None
        chunks.append(chunk)
        length -= len(chunk)
    return b"".join(chunks)


def _lengths(head: bytes) -> tuple[int, int]:
    header_length, body_length = _HEAD.unpack(head)
    if header_length > MAX_HEADER or body_length > MAX_BODY:
        raise BadFrame(f"{header_length} + {body_length} bytes")
    return header_length, body_length


class Inbox:
    """Collects what a non-blocking socket yields and cuts it into messages."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, chunk: bytes) -> Iterator[tuple[Any, bytes]]:
        """Yield the messages that *chunk* completes; BadFrame where there is none."""
        self._bytes += chunk
        while len(self._bytes) >= _HEAD.size:
            header_length, body_length = _lengths(bytes(self._bytes[: _HEAD.size]))
            middle = _HEAD.size + header_length
            if len(self._bytes) < middle + body_length:
                return
            header = bytes(self._bytes[_HEAD.size : middle])
            body = bytes(self._bytes[middle : middle + body_length])
            del self._bytes[: middle + body_length]
            try:
                yield json.loads(header), body
            except ValueError as fault:
                raise BadFrame(str(fault)) from fault
