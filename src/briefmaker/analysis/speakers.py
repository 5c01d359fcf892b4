"""Who says a quotation: from its own sentence, the sentence before, or the speech that it goes on from.

Rules in order of trust: the cue before the quotation (`X said: “`), the cue after it (`” said X`,
`” X said`), a cue that its sentence shares, the speech that runs on. Where none applies the speaker
stays open. What the words of a mention mean (a surname, `he`, `the secretary`) is settled by `Cast`.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefmaker.analysis.attribution import before_colon, cue_after, cue_before, is_claimed_behind, label
from briefmaker.analysis.cast import Cast
from briefmaker.analysis.continuation import inherited, introduced, shared
from briefmaker.analysis.scene import Attribution, Scene, narrative_around


def attribute(scene: Scene, cast: Cast) -> tuple[Attribution, ...]:
    """Return an attribution for each quotation of the scene, in its order."""
    found: list[Attribution] = []
    for number in range(len(scene.quoted)):
        found.append(_attribute(scene, cast, number, found))
    return tuple(found)


def _attribute(scene: Scene, cast: Cast, number: int, earlier: Sequence[Attribution]) -> Attribution:
    before, after = narrative_around(scene, number)
    opens_sentence = not before.of(scene.text).strip(" ,;:—–-") or is_claimed_behind(
        scene, number, before, after
    )
    return (
        label(scene, cast, number)
        or (None if opens_sentence else cue_before(scene, cast, number, before))
        or cue_after(scene, cast, number, after)
        or before_colon(scene, cast, before)
        or shared(scene, number, earlier)
        or inherited(scene, number, earlier)
        or introduced(scene, cast, number)
        or Attribution(None, None)
    )
