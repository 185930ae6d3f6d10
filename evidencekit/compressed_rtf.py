"""Unpacks the RTF bodies of Outlook mails (Microsoft's public note [MS-OXRTFCP]): LZ77 over a 4 KiB ring that starts filled."""

import struct

_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial"
    b"Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_RING = 4096
_MAX_BYTES = 64 << 20


def decompressed(data: bytes) -> bytes | None:
    """The RTF, or None for what is none.

    >>> decompressed(struct.pack("<4L", 17, 5, 0x414C454D, 0) + b"{\\\\rtf")
    b'{\\\\rtf'
    """
    if len(data) < 16:
        return None
    _, size, kind, _ = struct.unpack_from("<4L", data)
    size = min(size, _MAX_BYTES)
    if kind == 0x414C454D:
        return data[16 : 16 + size]
    if kind != 0x75465A4C:
        return None
    ring = bytearray(_START.ljust(_RING, b" "))
    write, at = len(_START), 16
    out = bytearray()
    while at < len(data) and len(out) < size:
        control = data[at]
        at += 1
        for bit in range(8):
            if control >> bit & 1:
                if at + 2 > len(data):
                    return bytes(out)
                token = data[at] << 8 | data[at + 1]
                at += 2
                read, length = token >> 4, (token & 15) + 2
                if read == write % _RING:
                    return bytes(out)
                for step in range(length):
                    byte = ring[(read + step) % _RING]
                    out.append(byte)
                    ring[write % _RING] = byte
                    write += 1
            elif at < len(data):
                out.append(data[at])
                ring[write % _RING] = data[at]
                write += 1
                at += 1
    return bytes(out[:size])
