from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from briefmaker.errors import BriefmakerError, TemplateError
from briefmaker.preview import Preview, Watch, open_server


class Desk:
    """Makes the page that it is told to make, or fails as it is told."""

    def __init__(self) -> None:
        self.page = b"<p>one"
        self.error: Exception | None = None

    def __call__(self) -> bytes:
        if self.error:
            raise self.error
        return self.page


@contextmanager
def served(preview: Preview) -> Iterator[int]:
    server = open_server(preview)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def get(port: int, path: str, host: str | None = None) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_the_page_and_its_state_are_served() -> None:
    preview = Preview(Desk())
    assert preview.refresh() is None

    with served(preview) as port:
        assert get(port, "/pack") == (200, "<p>one")
        assert json.loads(get(port, "/state")[1]) == {"version": 1, "fault": None}
        assert 'src="/pack"' in get(port, "/")[1]
        assert get(port, "/pack", f"localhost:{port}")[0] == 200


@pytest.mark.parametrize(
    "path", ["/out/ukraine.pdf", "/../briefmaker.toml", "/pack/..", "/pack?x", "/desk.toml"]
)
def test_nothing_else_is_served(path: str) -> None:
    with served(Preview(Desk())) as port:
        assert get(port, path)[0] == 404


def test_a_foreign_name_that_leads_here_gets_nothing() -> None:
    with served(Preview(Desk())) as port:
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1"):
            assert get(port, "/pack", host)[0] == 403


def test_a_fault_is_said_and_the_last_good_page_stays() -> None:
    desk = Desk()
    preview = Preview(desk)
    preview.refresh()
    desk.error = TemplateError("there is no variable `topc`", "mine.md.j2:3")

    assert preview.refresh() == "mine.md.j2:3: there is no variable `topc`"
    with served(preview) as port:
        assert get(port, "/pack")[1] == "<p>one"
        fault = "mine.md.j2:3: there is no variable `topc`"
        assert json.loads(get(port, "/state")[1]) == {"version": 1, "fault": fault}

    desk.error, desk.page = None, b"<p>two"
    assert preview.refresh() is None
    assert (preview.version, preview.page, preview.fault) == (2, b"<p>two", None)


def test_no_file_ends_the_preview_whatever_is_in_it() -> None:
    desk = Desk()
    desk.error = RuntimeError("odd")
    preview = Preview(desk)

    assert preview.refresh() == "internal error: RuntimeError: odd"
    assert b"nothing to show yet" in preview.page


def test_a_port_that_is_taken_is_said() -> None:
    with served(Preview(Desk())) as port, pytest.raises(BriefmakerError) as raised:
        open_server(Preview(Desk()), port)

    assert (
        str(raised.value) == f"port {port} cannot be used: Address already in use; name another with --port"
    )


def test_a_file_that_is_saved_made_or_gone_is_a_change(tmp_path: Path) -> None:
    folder, single = tmp_path / "templates", tmp_path / "desk.toml"
    watch = Watch([folder, single])

    assert not watch.changed()
    single.write_text("a")
    assert watch.changed()
    assert not watch.changed()
    (folder / "parts").mkdir(parents=True)
    (folder / "parts" / "a.md.j2").write_text("a")
    assert watch.changed()
    (folder / "parts" / "a.md.j2").write_text("ab")
    assert watch.changed()
    single.unlink()
    assert watch.changed()
    assert not watch.changed()
