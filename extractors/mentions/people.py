"""A sentence in, the people in it out; never reporters, photographers or editors.

西安经开区党工委副书记、管委会主任丁宁说 -> Person 丁宁; 本报记者 丁一 -> nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.mentions.lexicon import alternation, common, context, opening
from extractors.mentions.view import View
from extractors.model import Mention

_HAN = "\u4e00-\u9fff"
_PRESS = re.compile(
    r"(?:记者|通讯员|摄影|编辑|责编|实习生|撰稿|作者|报道)[\s：:、]*(?:[" + _HAN + r"]{2,4}[\s、，]+){0,4}$"
)
_PHOTO = re.compile(r"[\s]*(?:摄|供图|绘|摄影|文/|/文|图/|报道)")


@cache
def _given() -> re.Pattern[str]:
    double, single, then = (alternation(f"person.{name}") for name in ("surname2", "surname", "next"))
    return re.compile(f"(?:{double}[{_HAN}]{{1,2}}|{single}[{_HAN}]{{1,2}}?)(?=$|{then})")


@cache
def _foreign_name() -> re.Pattern[str]:
    piece = f"[{_HAN}]{{1,8}}(?:[·•・][{_HAN}A-Z]{{1,8}})*[·•・][{_HAN}A-Z]{{1,8}}?"
    return re.compile(f"{piece}(?=$|[^{_HAN}]|{alternation('person.next')}|打趣|如)")


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(f"(?![的和等与在及也])[{_HAN}]{{2,4}}?(?={alternation('person.says')})")


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(f"[^，。；：“”]{{0,4}}{alternation('person.says')}")


def find(view: View) -> Iterator[Mention]:
    """People by title, by what they say, and by the segmenter."""
    if view.sentence.kind == "byline":
        return
    for mention in (*_foreign(view), *_titled(view), *_tagged(view)):
        if not _PRESS.search(view.text[max(0, mention.start - 24) : mention.start]) and not _PHOTO.match(
            view.text, mention.end
        ):
            yield mention


def _foreign(view: View) -> Iterator[Mention]:
    if "·" not in view.text and "•" not in view.text and "・" not in view.text:
        return
    for name in _foreign_name().finditer(view.text):
        start = max(name.start(), view.left(name.start() + name.group().find("·")))
        titles = [h.end for h in view.words.get("title", ()) if name.start() < h.end < name.end()]
        token = next((t for t in view.tokens if t.tag == "PER" and t.start <= name.end() - 1 < t.end), None)
        if titles:
            start = max(start, titles[-1])
        elif token is not None:
            start = max(start, token.start) if token.start < name.start() + name.group().find("·") else start
        if name.end() - start >= 3:
            if not name.group().startswith("·") and all(
                p in common() for p in view.text[start : name.end()].split("·")
            ):
                continue
            if not any(n.start == start and n.known.type == "Place" for n in view.named):
                sure = titles or token is not None or _speech().match(view.text, name.end())
                yield view.mention(start, name.end(), "Person", "people.foreign", 0.85 if sure else 0.45)


def _titled(view: View) -> Iterator[Mention]:
    """A Chinese name right behind a title, the whole of it (董事长, not 董事)."""
    longest = {hit.start: hit.end for hit in view.words.get("title", ())}
    for hit in view.words.get("title", ()):
        if hit.end < longest[hit.start]:
            continue
        found = _given().match(view.text, hit.end)
        if found is None:
            found = _speaker().match(view.text, hit.end)
        if found is None or hit.end - hit.start < 2:
            continue
        end = found.end()
        token = view.starts.get(hit.end)
        if token is not None and token.tag == "PER":
            end = max(token.end, end)
        elif view.starts and end not in view.ends:
            continue
        word = view.text[hit.end : end]
        if word in common() and not (token is not None and token.tag == "PER"):
            continue
        yield view.mention(hit.end, end, "Person", "people.titled", 0.9)


def _tagged(view: View) -> Iterator[Mention]:
    """The segmenter's people who carry a surname, surer when they speak or follow a title.

    Where it cut the title (董事|长秦朗) the name begins behind it.
    """
    titles = {hit.end for hit in view.words.get("title", ())}
    for token in view.tokens:
        if token.tag != "PER":
            continue
        cut = (h.end for h in view.words.get("title", ()) if h.start < token.start < h.end < token.end)
        start = max(cut, default=token.start)
        size = token.end - start
        if not 2 <= size <= 7:
            continue
        word = view.text[start : token.end]
        if start in titles or (view.text[start - 1] in " ：:" and start - 1 in titles):
            yield view.mention(start, token.end, "Person", "people.tagged", 0.92)
        elif _speech().match(view.text, token.end) and (word[0] in context("person.surname") or size > 3):
            yield view.mention(token.start, token.end, "Person", "people.tagged", 0.8)
        elif word[0] in context("person.surname") and 2 <= size <= 4:
            acts = opening("person.acts").match(view.text, token.end) is not None
            yield view.mention(token.start, token.end, "Person", "people.tagged", 0.7 if acts else 0.45)
