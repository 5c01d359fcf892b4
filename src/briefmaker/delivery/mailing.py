"""The mail of an edition, made when it is approved and sealed with it.

A topic's mail is made by the template `mail`. A joint pack, and a draft that an editor has changed, open the
mail themselves: no template knows what an editor has cut.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefmaker.compose import MOST_WORDS
from briefmaker.delivery.opening import opening
from briefmaker.drafts.again import is_edited
from briefmaker.drafts.documents import make_edited
from briefmaker.drafts.edited import original_of
from briefmaker.drafts.settle import Settled
from briefmaker.editions.draft import make
from briefmaker.pipeline import JOINT, MAIL, Build, Corpus, Pack

STEM = "-mail"
"""Ends the names of the files of a mail: `ukraine-mail.eml` and its record."""


def mail_of(record: Mapping[str, Any], corpus: Corpus, build: Build) -> Pack:
    """Return the mail of the document of `record`, as `TOPIC.eml` and its record; raises as a build does."""
    topic = record["topic"]["id"]
    mail = replace(build, template=MAIL, formats=("eml",))
    if topic != JOINT and not is_edited(record):
        return make(topic, corpus, mail)
    original = original_of(record, topic)
    own = tuple(record.get("edited", {}).get("own", ()))
    return make_edited(Settled(opening(original.last, MOST_WORDS), own, (), ()), original, mail)


def sealed_names(files: Mapping[str, bytes], topic: str) -> dict[str, bytes]:
    """Return the files of a mail under the names that they are sealed by."""
    return {f"{topic}{STEM}{name.removeprefix(topic)}": content for name, content in files.items()}
