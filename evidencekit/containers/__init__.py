"""Archives and mails: one module a family, found by its place.

Each offers MEDIA_TYPES, VERSION and `unpack(path, media_type, spool, settings) -> None`: it puts every member into the spool, in the
container's order, taken out or refused with a reason; it raises Encrypted or Unreadable when not even the list can be had. It runs in a
worker process. A member's name is only ever a word: on the disk members are called by number.
"""
