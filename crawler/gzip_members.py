"""A gzip file member by member, so that a cut or damaged place costs only itself.

Python's `gzip` and warcio's reader both take a file as one stream: they pass over a cut-off end in silence and stop at
the first damage. A WARC file is read here as what it is, a row of members with one record each.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

_MAX_CONTENT = 16 * 1024 * 1024
_SLICE = 64 * 1024
_MAGIC = re.compile(rb"\x1f\x8b\x08")


@dataclass(frozen=True, slots=True)
class Member:
    """One gzip member, or a stretch that is none: then `content` is empty and `damage` says why."""

    offset: int
    length: int
    content: bytes
    damage: str = ""

    @property
    def whole(self) -> bool:
        return not self.damage


def members(data: bytes) -> Iterator[Member]:
    """The file in order, without gaps: whole records, and the damaged stretches between them."""
    offset = 0
    while offset < len(data):
        member = member_at(data, offset)
        if not member.whole:
            following = (m.start() for m in _MAGIC.finditer(data, offset + 1) if _begins_record(data, m.start()))
            member = replace(member, length=next(following, len(data)) - offset)
        yield member
        offset += member.length


def member_at(data: bytes, offset: int) -> Member:
    """The gzip member at `offset`; zlib itself checks its length and CRC-32."""
    inflate, end, content = zlib.decompressobj(wbits=31), offset, bytearray()
    while not inflate.eof:
        # In slices, because zlib copies all that follows the member.
        chunk = data[end : end + _SLICE]
        if not chunk:
            return Member(offset, 0, b"", "the record is cut off")
        try:
            content += inflate.decompress(chunk, _MAX_CONTENT - len(content))
        except zlib.error:
            return Member(offset, 0, b"", "the record is damaged")
        if inflate.unconsumed_tail or len(content) >= _MAX_CONTENT:
            return Member(offset, 0, b"", "the record is too long")
        end += len(chunk)
    return Member(offset, end - offset - len(inflate.unused_data), bytes(content))


def _begins_record(data: bytes, offset: int) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(memoryview(data)[offset : offset + 512], 5) == b"WARC/"
    except zlib.error:
        return False
