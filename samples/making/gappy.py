"""The client with many gaps."""

from __future__ import annotations

from . import gappy_energy, gappy_legal, gappy_training
from .client import Client
from .company import GAPPY

FOLDER = "瀚宇精密-多缺口"


def build() -> Client:
    client = Client(FOLDER, GAPPY.name, GAPPY.code)
    for room in (gappy_legal, gappy_training, gappy_energy):
        room.add_all(client)
    return client
