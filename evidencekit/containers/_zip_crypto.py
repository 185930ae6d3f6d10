"""Locked ZIP members: the old cipher (PKWARE's "traditional") and WinZip's AES, both as their public notes describe them."""

import struct
from collections.abc import Iterator

from evidencekit.containers._zip_directory import AES_EXTRA, DESCRIPTOR_FLAG, STRONG_FLAG, Entry


class WrongPassword(Exception):
    """The password does not fit."""


def decrypted(packed: Iterator[bytes], entry: Entry, password: bytes) -> tuple[Iterator[bytes], int]:
    """The packed bytes in clear and the real packing method; WrongPassword if the check value does not fit."""
    if entry.flags & STRONG_FLAG:
        raise WrongPassword
    if AES_EXTRA in entry.extra:
        return _aes(b"".join(packed), entry.extra[AES_EXTRA], password)
    return _traditional(b"".join(packed), entry, password), entry.method


def _crc_table() -> tuple[int, ...]:
    """The table of CRC-32 (polynomial 0xEDB88320): the cipher needs single steps, which zlib does not offer."""
    table = []
    for number in range(256):
        for _ in range(8):
            number = (number >> 1) ^ (0xEDB88320 if number & 1 else 0)
        table.append(number)
    return tuple(table)


_CRC_TABLE = _crc_table()


def _crc_step(crc: int, byte: int) -> int:
    return (crc >> 8) ^ _CRC_TABLE[(crc ^ byte) & 0xFF]


def _traditional(data: bytes, entry: Entry, password: bytes) -> Iterator[bytes]:
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte: int) -> None:
        keys[0] = _crc_step(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = _crc_step(keys[2], keys[1] >> 24)

    for byte in password:
        update(byte)
    clear = bytearray()
    for byte in data:
        key = keys[2] | 2
        plain = byte ^ ((key * (key ^ 1)) >> 8) & 0xFF
        update(plain)
        clear.append(plain)
    check = (entry.modified >> 8) & 0xFF if entry.flags & DESCRIPTOR_FLAG else entry.crc >> 24
    if len(clear) < 12 or clear[11] != check:
        raise WrongPassword
    return iter((bytes(clear[12:]),))


def _aes(data: bytes, extra: bytes, password: bytes) -> tuple[Iterator[bytes], int]:
    import hashlib
    import hmac

    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    strength, method = struct.unpack_from("<BH", extra, 4)
    length = {1: 16, 2: 24, 3: 32}[strength]
    salt, check, body, tag = (
        data[: length // 2],
        data[length // 2 : length // 2 + 2],
        data[length // 2 + 2 : -10],
        data[-10:],
    )
    keys = hashlib.pbkdf2_hmac("sha1", password, salt, 1000, 2 * length + 2)
    if keys[-2:] != check or not hmac.compare_digest(
        hmac.new(keys[length:-2], body, "sha1").digest()[:10], tag
    ):
        raise WrongPassword
    # WinZip counts in little-endian, which no library mode does: the key stream is made block by block through ECB.
    blocks = (len(body) + 15) // 16
    counter = b"".join(number.to_bytes(16, "little") for number in range(1, blocks + 1))
    stream = Cipher(algorithms.AES(keys[:length]), modes.ECB()).encryptor().update(counter)
    clear = (int.from_bytes(body, "little") ^ int.from_bytes(stream[: len(body)], "little")).to_bytes(
        len(body), "little"
    )
    return iter((clear,)), method
