"""The language of a run that is not the document's, in the tags that Word knows.

Word asks for a region and keeps East Asian and right-to-left languages apart (ECMA-376, 17.3.2.20).
Where only the script is certain the words are taken out of the spelling check, not put in a language.
"""

from __future__ import annotations

from briefmaker.renderers.languages import Stretch

_TAGS = {
    "be": 'w:val="be-BY"',
    "el": 'w:val="el-GR"',
    "he": 'w:bidi="he-IL"',
    "hy": 'w:val="hy-AM"',
    "ja": 'w:eastAsia="ja-JP"',
    "ka": 'w:val="ka-GE"',
    "ko": 'w:eastAsia="ko-KR"',
    "mk": 'w:val="mk-MK"',
    "sr": 'w:val="sr-Cyrl-RS"',
    "th": 'w:bidi="th-TH"',
    "uk": 'w:val="uk-UA"',
}


def language_properties(part: Stretch) -> str:
    """Return the run properties that say the language of `part`; none where it is the document's."""
    if not part.language:
        return ""
    direction = "<w:rtl/>" if part.from_right else ""
    tag = _TAGS.get(part.language)
    return f"{direction}<w:lang {tag}/>" if tag else f"<w:noProof/>{direction}"
