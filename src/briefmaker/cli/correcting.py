"""What `approve --corrects` seals beside an edition: the note that tells readers what was wrong."""

from __future__ import annotations

from dataclasses import dataclass

from briefmaker import plugins
from briefmaker.cli.project import Place
from briefmaker.delivery.parcel import CORRECTION
from briefmaker.editions import Edition, edition_of, iter_editions
from briefmaker.editions.corrections import Concern, concerns_of, correction_note
from briefmaker.errors import ApprovalError
from briefmaker.pipeline import Build, Corpus, theme_of

FORMATS = ("docx", "pdf", "eml")


@dataclass(frozen=True, slots=True)
class Correcting:
    """The edition that is corrected, and what of it no longer stands."""

    place: Place
    of: Edition
    found: tuple[Concern, ...]
    because: str

    def note(self, date: str) -> dict[str, bytes]:
        """Return the correction note of that date in its formats, by file name."""
        project = self.place.settings.project
        note = correction_note(self.of, self.found, project.author, project.language, date, self.because)
        theme = theme_of(self.place.settings)
        stem = f"{self.of.manifest.topic}{CORRECTION}"
        return {f"{stem}.{kind}": plugins.load("renderers", kind)(note, theme)[0] for kind in FORMATS}


def correction_of(
    place: Place, corpus: Corpus, build: Build, topic: str, corrects: str | None, because: str
) -> Correcting | None:
    """Return what an edition corrects; None where it corrects none.

    Raises ApprovalError where there is no such edition, or nothing says what was wrong with it.
    """
    if corrects is None:
        if because.strip():
            raise ApprovalError("--because says what was wrong with an edition; --corrects names it", topic)
        return None
    edition = edition_of(place.out, topic, corrects)
    if edition is None or corrects == build.edition:
        message = f"there is no other sealed edition {corrects} that this one could correct"
        raise ApprovalError(message, str(place.out / "editions" / topic))
    other = next(
        (each for each in iter_editions(place.out, topic) if each.manifest.corrects == corrects), None
    )
    if other and other.label != build.edition:
        message = (
            f"{corrects} is corrected by {other.label} already; `--corrects {other.label}` corrects that one"
        )
        raise ApprovalError(message, topic)
    found = concerns_of(edition, corpus.texts)
    if not found and not because.strip():
        message = f"nothing in the sources says what was wrong with {corrects}; --because TEXT says it"
        raise ApprovalError(message, topic)
    return Correcting(place, edition, found, " ".join(because.split()))
