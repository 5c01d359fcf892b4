"""A name and an address as they stand in a header.

Not left to the library: where it folds a long name between quotation marks (Python 3.11 to 3.13) it drops the
marks, and what the name holds is read as addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.charset import QP, Charset

from briefmaker.renderers.mail import in_one_line

_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_CHARSET = Charset("utf-8")
_CHARSET.header_encoding = QP
_LONGEST = 70
"""Letters of an encoded word: 75, and 76 of a line that begins with `To: ` (RFC 2047, 2)."""
_FOLDED = 400
"""Letters from which plain words are encoded, too: only these can be folded without more."""
_BESIDE = 60
"""Letters of a name that stands in one line with its address."""


def mailbox(name: str, address: str) -> str:
    """Return what stands behind `To:` or `From:` for somebody, on one line or several (RFC 5322, 3.4)."""
    plain = in_one_line(name)
    if not plain:
        return address
    if not plain.isascii() or len(plain) > _FOLDED:
        return "\r\n ".join([*_encoded(plain), f"<{address}>"])
    if not _ATOMS.fullmatch(plain):
        plain = '"{}"'.format(plain.replace("\\", "\\\\").replace('"', '\\"'))
    return f"{plain}\r\n <{address}>" if len(plain) > _BESIDE else f"{plain} <{address}>"


def _encoded(plain: str) -> Iterator[str]:
    """Yield encoded words, broken between words where that can be: not every reader joins the others rightly.

    White space between encoded words is none (RFC 2047, 6.2): a blank stands at the end of one.
    """
    piece = ""
    for part in _parts(plain):
        if piece and not _fits(piece + part):
            yield _CHARSET.header_encode(piece)
            piece = ""
        piece += part
    yield _CHARSET.header_encode(piece)


def _parts(plain: str) -> Iterator[str]:
    """Yield words with the blank behind them; one that is too long for itself, letter by letter."""
    for word in re.findall(r"[^ ]+ ?", plain):
        yield from (word,) if _fits(word) else word


def _fits(piece: str) -> bool:
    return len(_CHARSET.header_encode(piece)) <= _LONGEST
