"""`briefmaker recipients`: kept in a file, checked line by line, shown masked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefmaker.cli.app import app
from briefmaker.errors import BriefmakerError, ConfigError

CONFIG = '[topics.harbour]\ntitle = "The harbour"\nquery = "harbour*"\n'
ANNA, JONAS = "anna.berg@ministry.example", "jonas@hafen-münchen.example"
NO_COLUMN = (
    "its first line names no column `address`; columns are address, name, topics, format, language, active"
)
SECRETS = ("anna.berg", "jonas@", "Anna Berg")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "briefmaker.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


def run(*words: str) -> str:
    result = CliRunner().invoke(app, ["recipients", *words])
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output


def refused(*words: str) -> BriefmakerError:
    error = CliRunner().invoke(app, ["recipients", *words]).exception
    assert isinstance(error, BriefmakerError), error
    return error


@pytest.mark.usefixtures("desk")
def test_somebody_is_added_changed_and_removed() -> None:
    assert run("add", ANNA, "--name", "Anna Berg", "--topic", "harbour") == "added: a…@ministry.example\n"
    assert run("add", JONAS, "--format", "docx") == "added: j…@xn--hafen-mnchen-jlb.example\n"
    assert run("add", ANNA.upper(), "--topic", "pack") == "changed: A…@ministry.example\n"

    assert run("list") == (
        "A…@ministry.example  Anna Berg  pack  pdf\nj…@xn--hafen-mnchen-jlb.example  all  docx\n"
    )
    assert run("remove", ANNA) == "removed: a…@ministry.example\n"
    assert "ministry" not in run("list")


@pytest.mark.usefixtures("desk")
def test_addresses_are_shown_masked_unless_they_are_asked_for() -> None:
    run("add", ANNA, "--name", "Anna Berg")

    assert run("list", "--full").startswith(f"{ANNA}  Anna Berg  all")
    told = json.loads(run("list", "--json"))
    assert told == {
        "recipients": [
            {
                "address": "a…@ministry.example",
                "topics": ["all"],
                "format": "pdf",
                "language": None,
                "active": True,
            }
        ]
    }


def test_a_table_of_recipients_is_taken_over_whole(desk: Path) -> None:
    run("add", ANNA)
    (desk / "readers.csv").write_text(
        f'\ufeffAddress,Name,Topics,Active\n{ANNA},"Berg, Anna",harbour; pack,yes\n{JONAS},,,no\n\n',
        encoding="utf-8",
    )

    assert run("import", "readers.csv") == "added: 1; changed: 1\n"
    assert run("check") == "harbour: 1\npack: 1\nnot active: 1\n"
    assert run("list", "--topic", "harbour") == "a…@ministry.example  Berg, Anna  harbour, pack  pdf\n"


def test_of_a_table_with_faults_nobody_is_taken_and_each_fault_has_its_line(desk: Path) -> None:
    (desk / "readers.csv").write_text(
        f"address,topics,format,actve\n{ANNA},harbor,pdf,\nnobody,,,\n{ANNA},,word,\n{ANNA},,,,,\n",
        encoding="utf-8",
    )

    error = refused("import", "readers.csv")

    assert isinstance(error, ConfigError)
    assert str(error).splitlines() == [
        "readers.csv:1: there is no column `actve`; did you mean `active`?",
        "readers.csv:5: has 6 cells for 4 columns",
        "readers.csv:2: there is no topic `harbor`; did you mean `harbour`?",
        "readers.csv:3: the address is no address that mail can be sent to, such as name@example.org",
        "readers.csv:4: there is no format `word`; there are: docx, html, pdf",
    ]
    assert not (desk / "recipients.toml").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "name,topics\nAnna,\n",
            NO_COLUMN,
        ),
        (
            "",
            NO_COLUMN,
        ),
        ('address\n"a@b.example', "is no CSV: unexpected end of data"),
    ],
)
def test_what_is_no_table_of_recipients_is_an_error(text: str, message: str, desk: Path) -> None:
    (desk / "readers.csv").write_text(text, encoding="utf-8")

    error = refused("import", "readers.csv")

    assert isinstance(error, ConfigError)
    assert error.problems[0].message == message


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "address",
    [
        "a b@c.example",
        "a@b",
        "a@b..example",
        "@b.example",
        "a@b.example\nBcc: c@d.example",
        "a@-b.example",
        "a,b@c.example",
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(address: str) -> None:
    error = refused("add", address)

    assert isinstance(error, ConfigError)
    assert address not in str(error)
    assert "mail can be sent to" in str(error)


def test_every_fault_of_the_file_is_named_with_its_line(desk: Path) -> None:
    (desk / "recipients.toml").write_text(
        f'[[recipient]]\naddress = "{ANNA}"\nlanguage = "English"\n\n'
        f'[[recipient]]\naddress = "{ANNA}"\ntopics = []\nactive = "yes"\nnmae = "Anna Berg"\n\n'
        "[[recipient]]\nname = 1\n",
        encoding="utf-8",
    )

    error = refused("check")

    assert str(error).splitlines() == [
        "recipients.toml:1: `language` is no tag such as `en` or `en-GB`",
        "recipients.toml:5: there is no key `nmae`; did you mean `name`?",
        "recipients.toml:5: `topics` is no list of topics; `all` stands for every one",
        "recipients.toml:5: `active` is neither true nor false",
        "recipients.toml:11: the recipient lacks `address`, a text",
    ]
    assert not any(secret in str(error) for secret in SECRETS)


def test_one_address_stands_once(desk: Path) -> None:
    (desk / "recipients.toml").write_text(
        f'[[recipient]]\naddress = "{ANNA}"\n\n[[recipient]]\naddress = "{ANNA.upper()}"\n', encoding="utf-8"
    )

    assert (
        str(refused("list")) == "recipients.toml:4: A…@ministry.example stands in recipients.toml:1 already"
    )


@pytest.mark.usefixtures("desk")
def test_who_is_not_there_cannot_be_removed() -> None:
    assert str(refused("remove", ANNA)) == (
        "a…@ministry.example is no recipient; `briefmaker recipients list --full` lists them"
    )


def test_a_new_project_keeps_recipients_out_of_git(tmp_path: Path) -> None:
    CliRunner().invoke(app, ["init", str(tmp_path)])

    assert "recipients.toml" in (tmp_path / ".gitignore").read_text(encoding="utf-8").splitlines()


def told(desk: Path, text: str) -> str:
    (desk / "recipients.toml").write_text(text, encoding="utf-8")
    return run("list", "--full")


@pytest.mark.parametrize(
    "text",
    [
        '[[ recipient ]]\naddress = "a@x.example"\n[["recipient"]]\naddress = "b@x.example"\n',
        'recipient = [{address = "a@x.example"}, {address = "b@x.example"}]\n',
        '\ufeff[[recipient]]\naddress = "a@x.example"\n  [[recipient]] # two\naddress = "b@x.example"\n',
    ],
)
def test_nobody_is_lost_in_any_form_of_the_file(desk: Path, text: str) -> None:
    assert told(desk, text) == "a@x.example  all  pdf\nb@x.example  all  pdf\n"

    run("add", "c@x.example")
    run("remove", "a@x.example")

    assert run("list", "--full") == "b@x.example  all  pdf\nc@x.example  all  pdf\n"


@pytest.mark.parametrize(
    "text", ["recipient = 5\n", "[recipient]\naddress = 'a@x.example'\n", "recipient = 'x'\n"]
)
def test_what_is_no_list_of_recipients_is_said(desk: Path, text: str) -> None:
    (desk / "recipients.toml").write_text(text, encoding="utf-8")

    assert str(refused("list")) == (
        "recipients.toml: `recipient` is no list of tables: each begins with [[recipient]]"
    )


def test_what_is_not_named_stays_as_it_is(desk: Path) -> None:
    written = (
        "# our readers\n\n"
        f'[[recipient]]\naddress = "{ANNA}"  # on leave\nname = "Anna Berg"\nactive = false\n\n'
        '[[recipient]]\naddress = "b@x.example"  # a comment that stays\n'
    )
    (desk / "recipients.toml").write_text(written, encoding="utf-8")

    run("add", ANNA, "--topic", "harbour")

    assert (desk / "recipients.toml").read_text(encoding="utf-8") == (
        "# our readers\n\n"
        f'[[recipient]]\naddress = "{ANNA}"\nname = "Anna Berg"\ntopics = ["harbour"]\nactive = false\n\n'
        '[[recipient]]\naddress = "b@x.example"  # a comment that stays\n'
    )
    (desk / "more.csv").write_text(f"address,format\n{ANNA},docx\nb@x.example,html\n", encoding="utf-8")
    assert run("import", "more.csv") == "added: 0; changed: 2\n"
    assert (
        run("list") == "a…@ministry.example  Anna Berg  harbour  docx  not active\nb…@x.example  all  html\n"
    )
    run("add", ANNA, "--active")
    assert run("list").startswith("a…@ministry.example  Anna Berg  harbour  docx\n")


def test_a_domain_is_the_one_that_it_was_registered_as(desk: Path) -> None:
    run("add", "a@faß.example")
    run("add", "b@MÜNCHEN.example")

    assert run("list", "--full") == "a@xn--fa-hia.example  all  pdf\nb@xn--mnchen-3ya.example  all  pdf\n"
    assert run("remove", "a@faß.example") == "removed: a…@faß.example\n"
    assert (desk / "recipients.toml").stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("desk")
def test_an_address_that_would_be_read_as_something_else_is_refused() -> None:
    assert str(refused("add", "=?utf-8?q?x?=@x.example")) == (
        "the command line:2: =…@x.example is no address that mail can be sent to, such as name@example.org"
    )
    for name in ("Anna\u2028Berg", "Anna\u0085Berg", "x" * 201):
        assert "`name`" in str(refused("add", ANNA, "--name", name))


def test_a_file_that_cannot_be_changed_line_by_line_is_written_anew(desk: Path) -> None:
    path = desk / "recipients.toml"
    for text in (
        "recipient = []\n",
        '[[recipient]]\naddress = "a@x.example"\nname = """\\\n[[recipient]]"""\n',
    ):
        path.write_text(text, encoding="utf-8")
        before = run("list", "--full").count("@")

        run("add", "b@x.example")

        assert run("list", "--full").count("@") == before + 1


def test_a_comment_stays_above_what_it_is_about(desk: Path) -> None:
    path = desk / "recipients.toml"
    path.write_bytes(
        b'# all\r\n\r\n# one\r\n[[recipient]]\r\naddress = "a@x.example"\r\n\r\n'
        b'# two\r\n[[recipient]]\r\naddress = "b@x.example"\r\n'
    )

    run("add", "b@x.example", "--name", "B")
    run("remove", "a@x.example")

    assert path.read_bytes() == (
        b'# all\r\n\r\n# two\r\n[[recipient]]\r\naddress = "b@x.example"\r\nname = "B"\r\n'
    )
    run("add", "b@x.example", "--name", "")
    assert run("list") == "b…@x.example  all  pdf\n"


def test_a_link_to_the_file_stays_one(desk: Path) -> None:
    (desk / "shared").mkdir()
    (desk / "recipients.toml").symlink_to(desk / "shared" / "recipients.toml")

    run("add", ANNA)

    assert (desk / "recipients.toml").is_symlink()
    assert ANNA in (desk / "shared" / "recipients.toml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("desk")
def test_nobody_is_lost_where_two_add_at_once() -> None:
    line = [sys.executable, "-m", "briefmaker.cli", "recipients", "add"]
    adding = [subprocess.Popen([*line, f"n{n}@x.example"], stdout=subprocess.DEVNULL) for n in range(4)]

    assert [each.wait(60) for each in adding] == [0] * 4
    assert run("list").count("n…@x.example") == 4
