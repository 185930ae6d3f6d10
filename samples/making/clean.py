"""The nearly clean client."""

from __future__ import annotations

from . import (
    clean_application,
    clean_energy,
    clean_environment,
    clean_legal,
    clean_products,
    clean_systems,
    clean_training,
)
from .client import Client
from .company import CLEAN

FOLDER = "澄光电器-近乎齐备"


def build() -> Client:
    client = Client(FOLDER, CLEAN.name, CLEAN.code)
    for room in (
        clean_legal,
        clean_systems,
        clean_training,
        clean_energy,
        clean_products,
        clean_environment,
        clean_application,
    ):
        room.add_all(client)
    return client
