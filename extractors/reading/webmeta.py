"""The head of a web page in (`meta`, JSON-LD); its title, date, source and address as printed there out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from extractors.reading import dates

_TITLES = ("articletitle", "og:title", "twitter:title", "headline")
_DATES = (
    *("pubdate", "publishdate", "publish_date", "publishtime", "article:published_time", "og:published_time"),
    *("bytedance:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "og:release_date"),
)
_PUBLISHERS = ("contentsource", "source", "mediaid", "article:source")
_SITES = ("og:site_name", "sitename", "application-name")
_URLS = ("og:url", "url")
_LONGEST = 300
_ADDRESS = re.compile(r"https?://\S+")
_NEWS = re.compile(r"(?:News|Reportage)?\w*Article$|BlogPosting$|Report$")
_TAIL = re.compile(
    r"\s*[_|｜]\s*[^_|｜]{1,30}$|\s*[-–—]+\s*[^-–—_|]{0,20}(?:网|报|政府|频道|新闻|门户|官网|平台|在线|中心|版)$"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says, None where it says nothing; `whole` is the window title, site name and all."""

    title: str | None = None
    whole: str | None = None
    published: str | None = None
    publisher: str | None = None
    site: str | None = None
    url: str | None = None


def head(root: Any) -> Head:
    """What the elements below `root` say of the page; a date only where it is one of publication."""
    named = _named(root)
    news = _news(root)
    whole = " ".join((root.findtext(".//title") or "")[:_LONGEST].split()) or None
    title = (_first(named, _TITLES) or _string(news.get("headline")) or "")[:_LONGEST]
    link = next(
        (found for found in (e.get("href", "") for e in root.iterfind(".//link[@rel='canonical']")) if found),
        "",
    )
    publisher = news.get("publisher")
    site = _string(publisher.get("name")) if isinstance(publisher, dict) else None
    stamps = [_first(named, (key,)) for key in _DATES] + [_string(news.get("datePublished"))]
    return Head(
        title=without_site(title) if title else None,
        whole=whole,
        published=next((stamp for stamp in stamps if stamp and dates.parse(stamp)), None),
        publisher=_first(named, _PUBLISHERS),
        site=_first(named, _SITES) or site,
        url=next((url for url in (link, _first(named, _URLS) or "") if _ADDRESS.fullmatch(url)), None),
    )


def without_site(title: str) -> str:
    """The title without the names of section and site behind it: `标题_栏目_某网` -> `标题`."""
    while (found := _TAIL.search(title)) and found.start() >= 4:
        title = title[: found.start()]
    return title.strip()


def _named(root: Any) -> Mapping[str, str]:
    """The contents of `meta`, by name in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        content = " ".join(meta.get("content", "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(named: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    return next((named[key] for key in keys if key in named), None)


def _news(root: Any) -> Mapping[str, Any]:
    """The first JSON-LD object of the page that is an article, else nothing."""
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json":
            try:
                data = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            for thing in _things(data):
                kind = thing.get("@type")
                kinds = kind if isinstance(kind, list) else [kind]
                if any(isinstance(one, str) and _NEWS.fullmatch(one) for one in kinds):
                    return thing
    return {}


def _things(data: object) -> Iterator[Mapping[str, Any]]:
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            inner = thing.get("@graph")
            if isinstance(inner, list):
                yield from (part for part in inner if isinstance(part, dict))


def _string(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
