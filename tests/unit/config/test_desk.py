from __future__ import annotations

from pathlib import Path

import pytest

from briefmaker.config import desk_text, read_desk
from briefmaker.errors import ConfigError
from briefmaker.model.desk import Decision, Desk, Slot

WRITTEN = Desk(
    (Decision("pin", "3f2a9c41d07b", "a.txt", "The “dam” holds."), Decision("note", "b", "c.txt", "d", "e")),
    (Slot("ukraine", "bottom-line", "The corridor\nis shut."),),
)


def read(tmp_path: Path, text: str) -> Desk:
    (tmp_path / "desk.toml").write_text(text, encoding="utf-8")
    return read_desk(tmp_path)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    found = read(tmp_path, desk_text(WRITTEN))

    assert found.slots == WRITTEN.slots
    assert [(d.kind, d.id, d.words, d.value) for d in found.decisions] == [
        (d.kind, d.id, d.words, d.value) for d in WRITTEN.decisions
    ]


def test_a_project_without_the_file_has_decided_nothing(tmp_path: Path) -> None:
    assert read_desk(tmp_path) == Desk()


def test_every_problem_is_reported_with_its_line(tmp_path: Path) -> None:
    slot = '[[slot]]\ntopic = "ukraine"\nname = "bottom"\ntext = "x"\n'
    text = f'{slot}\n[[pin]]\nid = "a"\n\n[[slot]]\ntopic = "x"\n'

    with pytest.raises(ConfigError) as raised:
        read(tmp_path, text)

    path = tmp_path / "desk.toml"
    assert [str(problem) for problem in raised.value.problems] == [
        f"{path}:1: there is no slot `bottom`; did you mean `bottom-line`?",
        f"{path}:9: the slot lacks `name`, a text",
        f"{path}:6: the decision lacks `path`, a text",
    ]


def test_an_emptied_slot_is_gone() -> None:
    assert WRITTEN.with_slot(Slot("ukraine", "bottom-line", " ")).slots == ()
