"""An edition in a folder that others read, such as a share: a file is put there once and never changed."""

from __future__ import annotations

from pathlib import Path

from briefmaker.delivery.parcel import FORMATS, Parcel
from briefmaker.errors import DeliveryError


def files_for(parcel: Parcel, folder: Path) -> dict[str, bytes]:
    """Return the files of the edition that are not in `folder` yet, by name.

    Raises DeliveryError where a file of such a name is there and says something else.
    """
    files = {parcel.file_name(kind): parcel.documents[kind] for kind in FORMATS if kind in parcel.documents}
    files |= {each.file_name: each.document for each in parcel.corrections}
    return {name: content for name, content in files.items() if not _is_there(folder / name, content)}


def _is_there(path: Path, content: bytes) -> bool:
    try:
        found = path.read_bytes()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise DeliveryError(f"cannot be read: {error.strerror}", str(path)) from error
    if found != content:
        message = "is there already and is another document; move it away, and find out who has put it there"
        raise DeliveryError(message, str(path))
    return True
