"""Readers: a file's bytes in, an `Article` out. They change nothing and guess nothing.

A reader is a function `(raw: bytes, path: str) -> Read`, registered by file ending in the entry
points `briefmaker.readers`; it raises InputError for a file that it cannot read.
"""

from briefmaker.readers.decoding import decoded
from briefmaker.readers.folder import Folder, read_file, read_folder
from briefmaker.readers.read import Read

__all__ = ["Folder", "Read", "decoded", "read_file", "read_folder"]
