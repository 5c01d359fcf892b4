"""The parcel that `send` is asked for: of a sealed edition, or of a draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefmaker.cli.project import settle
from briefmaker.config import Settings, load_settings
from briefmaker.config.recipients import read_recipients
from briefmaker.delivery.parcel import Parcel, draft_parcel, sealed_parcel
from briefmaker.editions import Edition, file_hash, iter_editions
from briefmaker.editions.manifest import FILE
from briefmaker.errors import DeliveryError, UsageError
from briefmaker.ledger import Ledger
from briefmaker.model.recipient import Recipient


class SupersededError(DeliveryError):
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
    if order.is_draft:
        return _draft(order)
    editions = list(iter_editions(order.out, order.topic))
    edition = _chosen(order, editions)
    parcel = sealed_parcel(edition, editions, order.settings.publishers)
    for label in (edition.label, *(each.of for each in parcel.corrections)):
        _require_known(order, next((each for each in editions if each.label == label), None), label)
    return parcel


def require_standing(order: Order, parcel: Parcel) -> None:
    """Raise SupersededError where another edition has taken the place of this one in the meantime."""
    if not order.is_draft:
        _require_not_corrected(order, parcel.label, iter_editions(order.out, order.topic))


def newest(out: Path, topic: str, label: str | None = None) -> Edition | None:
    """Return the edition of `topic` that was approved last, or that of this label."""
    editions = (each for each in iter_editions(out, topic) if label in (None, each.label))
    return max(editions, key=lambda each: each.moment, default=None)


def _chosen(order: Order, editions: Sequence[Edition]) -> Edition:
    """Return the edition that is asked for: the newest that no other corrects, or that of a label."""
    found = [each for each in editions if order.edition in (None, each.label)]
    if not found:
        named = f"no edition {order.edition}" if order.edition else "no edition"
        message = f"{named} has been approved: `briefmaker approve {order.topic} --by NAME` does that"
        raise DeliveryError(message, order.topic)
    corrected = {each.manifest.corrects for each in editions}
    edition = max(found, key=lambda each: (each.label not in corrected, each.moment))
    _require_not_corrected(order, edition.label, editions)
    return edition


def _require_not_corrected(order: Order, label: str, editions: Iterable[Edition]) -> None:
    corrected_by = next((each.label for each in editions if each.manifest.corrects == label), None)
    if corrected_by:
        message = f"was corrected by the edition {corrected_by}, which goes out instead"
        raise SupersededError(message, f"{order.topic} {label}")


def _require_known(order: Order, edition: Edition | None, label: str) -> None:
    """Raise DeliveryError where the ledger has not seen an edition sealed, or has seen another."""
    known = order.ledger.sealed(order.topic, label)
    if known is None and not order.is_first:
        message = (
            f"does not know the edition {label} of {order.topic}, so that nobody can say who has got it: put "
            "the ledger back from its newest copy; where nobody has got it yet, say so with --not-sent-yet"
        )
        raise DeliveryError(message, str(order.ledger.path))
    if edition and known not in (None, file_hash((edition.folder / FILE).read_bytes())):
        message = "is not the manifest that this edition was sealed with. Nothing of it goes out"
        raise DeliveryError(message, str(edition.folder / FILE))


def _draft(order: Order) -> Parcel:
    """Return the parcel of a draft, made once more: what somebody has changed by hand goes nowhere."""
    from briefmaker.cli.remade import earlier_of, made_again, standing
    from briefmaker.delivery.mailing import mail_of
    from briefmaker.editions.draft import build_of, require_same
    from briefmaker.pipeline import read_corpus
    from briefmaker.verify import require_verified
    from briefmaker.verify.files import read_document

    place = settle(order.project, None, order.out)
    for edition in iter_editions(order.out, order.topic):
        _require_known(order, edition, edition.label)
    where = order.out / f"{order.topic}.json"
    record = read_document(where).record
    if record.get("status") != "draft":
        raise SupersededError("is approved; without --draft it goes out", str(where))
    if order.edition not in (None, record["edition"]["label"]):
        message = f"is a draft of another edition by now: {record['edition']['label']}"
        raise SupersededError(message, str(where))
    build = build_of(record, order.settings, order.templates, earlier_of(order.out, record))
    corpus = read_corpus(place.sources, order.settings, deep=place.deep)
    made = made_again(record, corpus, build)
    require_same(standing(order.out, made.files), made.files, order.out)
    mail = mail_of(made.record, corpus, build)
    require_verified(mail.files, corpus.texts)
    return draft_parcel(made, mail.files[f"{order.topic}.eml"], order.settings.publishers, str(where))
