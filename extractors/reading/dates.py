"""A printed date in (`2024-12-04`, `新华社北京12月4日电`); the publication date out, never guessed."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-年/._]\s*(\d{1,2})\s*[-月/._]\s*(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_DAY = re.compile(r"(?<![\d年月])(\d{1,2})月(\d{1,2})日")
_NEAR = timedelta(days=31)


def parse(text: str) -> date | None:
    """The date that `text` begins with, a time of day after it ignored; None when it is none."""
    text = text.strip()
    return _valid(_DATE.match(text) or _COMPACT.match(text))


def in_name(stem: str) -> date | None:
    """The date at the head of a file name: `2024-12-04_page`, `20241204page`."""
    return parse(stem)


def printed(text: str) -> date | None:
    """The first full date in a dateline or page head."""
    return _valid(_DATE.search(text))


def dateline(text: str, published: date | None) -> date | None:
    """The date of a dateline; one without a year is dated by `published` if at most 31 days before it."""
    full = printed(text)
    day = _DAY.search(text)
    if full is not None or day is None or published is None:
        return full
    for year in (published.year, published.year - 1):
        found = _date(year, int(day[1]), int(day[2]))
        if found is not None and timedelta() <= published - found <= _NEAR:
            return found
    return None


def _valid(match: re.Match[str] | None) -> date | None:
    return _date(*(int(part) for part in match.groups())) if match else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
