"""Bytes to pages: one module a family of formats, found by its place.

Each module offers MEDIA_TYPES (what it reads), VERSION (raised whenever its output changes: cached pages of another version are
read again) and `extract(path, media_type, settings) -> Extraction`. It runs in a worker process that may be killed at any moment;
it raises Unreadable, Encrypted or lets an exception go (told as unreadable) and never prints.
"""
