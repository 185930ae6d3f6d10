"""Put on the path of tested commands: a socket to anything but this machine is a failure that nobody can overlook."""

import os
import socket

_connect = socket.socket.connect
_lookup = socket.getaddrinfo


def _refuse(what: object) -> None:
    os.write(2, f"NETWORK {what!r}\n".encode())
    os._exit(97)


def connect(self: socket.socket, address: object) -> None:
    if self.family not in (socket.AF_UNIX,):
        _refuse(address)
    _connect(self, address)


def getaddrinfo(host: object, *arguments: object, **named: object) -> object:
    if host not in (None, "", "localhost", "127.0.0.1", "::1"):
        _refuse(host)
    return _lookup(host, *arguments, **named)


socket.socket.connect = connect
socket.getaddrinfo = getaddrinfo
