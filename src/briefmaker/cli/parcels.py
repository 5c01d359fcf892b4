"""The parcel that `send` is asked for: of a sealed edition, or of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefmaker.cli.project import settle
from briefmaker.config import Settings, load_settings
from briefmaker.config.recipients import read_recipients
from briefmaker.delivery.parcel import Parcel, draft_parcel, sealed_parcel
from briefmaker.editions import Edition, iter_editions
from briefmaker.errors import DeliveryError, UsageError
from briefmaker.ledger import Ledger
from briefmaker.model.recipient import Recipient


class CorrectedError(DeliveryError):
    """An edition that another has taken the place of goes out no more."""


@dataclass(frozen=True, slots=True)
class Order:
    """What `send` is asked for, and where."""

    settings: Settings
    out: Path
    project: Path | None
    templates: Path | None
    topic: str
    """Empty for every topic."""
    edition: str | None
    is_draft: bool
    is_first: bool
    """Whether nobody has the edition yet, though the ledger does not know it."""
    by: str | None
    as_data: bool

    @property
    def ledger(self) -> Ledger:
        """Return the ledger of the project."""
        return Ledger(self.settings.root)

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """Return the recipients of the project; raises ConfigError for a faulty file."""
        return read_recipients(self.settings.root, [topic.id for topic in self.settings.topics])


def settle_place(project: Path | None, out: Path | None) -> tuple[Settings, Path]:
    """Return the settings and where packs are; nothing is asked of the sources.

    Raises UsageError where there is no such project folder.
    """
    root = project or Path()
    if not root.is_dir():
        raise UsageError("there is no such project folder; name one with --project", str(root))
    settings = load_settings(root)
    return settings, out or root / settings.project.out


def parcel_of(order: Order) -> Parcel:
    """Return what is to go out; raises DeliveryError where it is not there, or may not."""
    return _draft(order) if order.is_draft else sealed_parcel(_sealed(order))


def newest(out: Path, topic: str) -> Edition | None:
    """Return the edition of `topic` that was approved last."""
    editions = iter_editions(out, topic)
    return max(editions, key=lambda each: (each.manifest.approved_at, each.label), default=None)


def _sealed(order: Order) -> Edition:
    editions = list(iter_editions(order.out, order.topic))
    found = [each for each in editions if order.edition in (None, each.label)]
    if not found:
        named = f"no edition {order.edition}" if order.edition else "no edition"
        message = f"{named} has been approved: `briefmaker approve {order.topic} --by NAME` does that"
        raise DeliveryError(message, order.topic)
    corrected_by = {each.manifest.corrects: each for each in editions}
    standing = [each for each in found if each.label not in corrected_by] or found
    edition = max(standing, key=lambda each: (each.manifest.approved_at, each.label))
    corrected = corrected_by.get(edition.label)
    if corrected:
        message = f"was corrected by the edition {corrected.label}, which goes out instead"
        raise CorrectedError(message, f"{order.topic} {edition.label}")
    if not order.is_first and not order.ledger.approvals(order.topic, edition.label):
        message = (
            f"does not know the edition {edition.label} of {order.topic}, so that nobody can say who has got "
            "it: put the ledger back from a copy; where nobody has got it yet, say so with --not-sent-yet"
        )
        raise DeliveryError(message, str(order.ledger.path))
    return edition


def _draft(order: Order) -> Parcel:
    """Return the parcel of a draft, made once more: what somebody has changed by hand goes nowhere."""
    from briefmaker.cli.remade import earlier_of, made_again, standing
    from briefmaker.delivery.mailing import mail_of
    from briefmaker.editions.draft import build_of, require_same
    from briefmaker.pipeline import read_corpus
    from briefmaker.verify import require_verified
    from briefmaker.verify.files import read_document

    place = settle(order.project, None, order.out)
    where = order.out / f"{order.topic}.json"
    record = read_document(where).record
    if record.get("status") != "draft":
        raise DeliveryError("is approved; without --draft it goes out", str(where))
    if order.edition not in (None, record["edition"]["label"]):
        raise DeliveryError(f"is a draft of the edition {record['edition']['label']}", str(where))
    build = build_of(record, order.settings, order.templates, earlier_of(order.out, record))
    corpus = read_corpus(place.sources, order.settings, deep=place.deep)
    made = made_again(record, corpus, build)
    require_same(standing(order.out, made.files), made.files, order.out)
    mail = mail_of(made.record, corpus, build)
    require_verified(mail.files, corpus.texts)
    return draft_parcel(made.record, made.files, mail.files[f"{order.topic}.eml"], str(where))
