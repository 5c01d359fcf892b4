"""The server on this machine's own address: it serves the page that was made, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock

from briefmaker.errors import BriefmakerError
from briefmaker.preview.page import WRAPPER

HOST = "127.0.0.1"
_NOTHING_YET = b"<!doctype html><html lang=en><title>Preview</title><p>There is nothing to show yet."


class Preview:
    """The page as it was last made, and what is wrong with the files now."""

    def __init__(self, make: Callable[[], bytes]) -> None:
        """Keep `make`, which gives the page; it is not called yet."""
        self._make, self._lock = make, Lock()
        self.version = 0
        """Counts the pages that were made."""
        self.page = _NOTHING_YET
        self.fault: str | None = None
        """What is wrong, with file and line; the page stays the last good one."""

    def refresh(self) -> str | None:
        """Make the page anew; return what is wrong, None where nothing is."""
        try:
            page, fault = self._make(), None
        except BriefmakerError as error:
            page, fault = self.page, str(error)
        except Exception as error:  # noqa: BLE001 - the preview goes on, whatever is in a file
            page, fault = self.page, f"internal error: {type(error).__name__}: {error}"
        with self._lock:
            self.version += fault is None
            self.page, self.fault = page, fault
        return fault

    def state(self) -> bytes:
        """Return version and fault as JSON."""
        with self._lock:
            return json.dumps({"version": self.version, "fault": self.fault}).encode()


def open_server(preview: Preview, port: int = 0) -> ThreadingHTTPServer:
    """Return a server for `preview`, listening on 127.0.0.1; port 0 is any free one.

    Raises BriefmakerError where the port is taken. It serves once `serve_forever` runs.
    """
    try:
        return ThreadingHTTPServer((HOST, port), _handler(preview))
    except OSError as error:
        message = f"port {port} cannot be used: {error.strerror or error}; name another with --port"
        raise BriefmakerError(message) from error


def _handler(preview: Preview) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer with one of three things: the page around, the briefing, the state."""
            answers: dict[str, tuple[str, Callable[[], bytes]]] = {
                "/": ("text/html", lambda: WRAPPER),
                "/pack": ("text/html", lambda: preview.page),
                "/state": ("application/json", preview.state),
            }
            if not self._is_asked_by_name():
                self.send_error(403, "The preview answers this machine only")
            elif self.path not in answers:
                self.send_error(404, "The preview serves the briefing and nothing else")
            else:
                kind, content = answers[self.path]
                self._send(kind, content())

        def _is_asked_by_name(self) -> bool:
            """Return whether the browser asked for this address: a foreign name could lead here too."""
            port = self.connection.getsockname()[1]
            return self.headers.get("Host") in (f"{HOST}:{port}", f"localhost:{port}")

        def _send(self, kind: str, content: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
            """Say nothing: each look of the browser would be a line."""

    return Handler
