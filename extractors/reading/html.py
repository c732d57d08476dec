"""A saved web page in; its article out: title, date, source and address from its head, the news without the frame."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import dates
from extractors.reading.articles import Source, single
from extractors.reading.bylines import is_byline
from extractors.reading.decoding import decoded, document, raw
from extractors.reading.runs import run
from extractors.reading.weblines import Line, Page, walk
from extractors.reading.webmeta import Head, head, without_site

_CHARSET = re.compile(
    rb"(?:<meta[^>]{0,200}?charset\s*=\s*[\"']?|<\?xml[^>]{0,100}encoding\s*=\s*[\"'])\s*([\w.:-]+)", re.I
)
_DECLARED_WITHIN = 4096
_SHARE = 0.7
_FRAME = re.compile(
    r"(?:分享到?|打印|关闭|返回(?:顶部|首页|列表)|[上下]一[篇条页]|字[体号]|浏览(?:次数|量)|点击(?:次数|数|量)|阅读(?:数|量)?|收藏"
    r"|扫一扫|微信扫|长按|点击(?:上方|下方|关注|查看)|版权(?:所有|声明)|免责声明|声明|未经(?:书面)?(?:授权|许可)|当前位置|您(?:现在)?的位置"
    r"|首页|附件下载|主办(?:单位)?[:：]|承办|技术支持|网站标识|联系我们|原标题)(?!.*[。！？].{8}).*|.*(?:备案?号|ICP备|版权所有).*"
)
_MORE = re.compile(
    "[【\\[]?(?:相关(?:链接|阅读|新闻|报道|推荐|稿件|文章)|延伸阅读|推荐阅读|更多(?:新闻|阅读)|热点?(?:推荐|新闻|文章)|猜你喜欢|网友评论|精彩评论)[】\\]：:]?"
)
_LONGEST_INFO = 15
_LONGEST_LINE = 100


def read(path: Path, fallback: date | None) -> Iterator[Article]:
    """The article of the page. The document's text is its title, the lines that date and sign it, and the news.

    That text, into which offsets index, is the same for the same file; headings are marked with `#`, rows of
    tables written `| a | b |`. Raises SourceError when the page has no news in it.
    """
    data = raw(path)
    declared = _CHARSET.search(data, 0, _DECLARED_WITHIN)
    markup, encoding = decoded(path.name, data, declared[1].decode("ascii") if declared else None)
    root = parsed(markup)
    about = head(root) if root is not None else Head()
    page, body = _body(root)
    if not body:
        raise SourceError(
            path.name, "no article in this page; save the article's own page, or its text as .txt"
        )
    title, info, news = _parts(page, body, about)
    stamp = about.published or next((line.text for line in info if dates.printed(line.text)), None)
    info = [line for line in info if is_byline(line.text)]
    text = "\n".join([title] * bool(title) + [line.text for line in info] + [marked(line) for line in news])
    source = Source(
        id=path.stem,
        start=0,
        end=len(text),
        title=run(text, 0, len(title)) if title else None,
        published=(dates.printed(stamp) if stamp else None) or dates.in_name(path.stem),
        fallback=fallback,
        publisher=about.publisher,
        url=about.url,
    )
    article = single(document(path.name, data, text, encoding), source)
    yield article if article.publisher else replace(article, publisher=about.site)


def parsed(markup: str) -> Any:
    """The root element of the page, None when it has none."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(markup.replace("\x00", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def marked(line: Line) -> str:
    """The line as text, a heading with its `#`, a paragraph indented."""
    if line.level:
        return f"{'#' * line.level} {line.text}"
    return line.text if line.row or not line.fresh else f"\u3000\u3000{line.text}"


def _body(root: Any) -> tuple[Page, range]:
    """The page and which of its lines are news; asides are looked into only when there is none elsewhere."""
    empty = Page((), (), ())
    for everything in (False, True) if root is not None else ():
        page = walk(root, everything)
        if found := _densest(page):
            return page, found
    return empty, range(0)


def _densest(page: Page) -> range:
    """The lines of the innermost element that holds nearly all running text of the page."""
    total, count, best = [0] * len(page.parents), [0] * len(page.parents), [0] * len(page.parents)
    for line in page.lines:
        if letters := _prose(line):
            total[line.parent] += letters
            count[line.parent] += 1
    for number in range(len(page.parents) - 1, 0, -1):
        parent = page.parents[number]
        total[parent] += total[number]
        count[parent] += count[number]
        if not best[parent] or total[number] >= total[best[parent]]:
            best[parent] = number
    if not total or not total[0]:
        return range(0)
    chosen = 0
    while (
        (inner := best[chosen])
        and total[inner] >= _SHARE * total[chosen]
        and count[inner] >= min(2, count[chosen])
    ):
        chosen = inner
    inside = [i for i, line in enumerate(page.lines) if chosen <= line.parent < page.ends[chosen]]
    return range(inside[0], inside[-1] + 1)


def _frame(line: Line) -> bool:
    """True for a notice of the site: `分享到`, `版权所有 …`, `上一篇：…`."""
    return len(line.text) <= 2 * _LONGEST_LINE and _FRAME.fullmatch(line.text) is not None


def _prose(line: Line) -> int:
    """The length of a line of running text, 0 for a heading, a row, a menu, a notice."""
    if line.level or line.row or line.links * 2 > len(line.text) or _frame(line):
        return 0
    ends = sum(line.text.count(mark) for mark in "。！？")
    return len(line.text) if ends or (len(line.text) > 30 and "，" in line.text) else 0


def _parts(page: Page, body: range, about: Head) -> tuple[str, list[Line], list[Line]]:
    """Title, the short lines between it and the news, and the news, with a lead that stands apart."""
    title = _title(page, body, about)
    bare = _bare(title)
    seen = [
        i
        for i, line in enumerate(page.lines[: body.stop])
        if bare and _bare(line.text) == bare and line.links == 0
    ]
    printed = [i for i in seen if i < body.start + _LONGEST_INFO]
    start = max(body.start, printed[-1] + 1) if printed else body.start
    first = printed[-1] + 1 if printed else max(0, body.start - _LONGEST_INFO)
    above = [line for line in page.lines[first : body.start] if line.links * 2 <= len(line.text)]
    info = [line for line in above if not _prose(line) and len(line.text) <= _LONGEST_LINE]
    news = [line for line in above if printed and _prose(line)]
    for line in page.lines[start : body.stop]:
        if _MORE.fullmatch(line.text):
            break
        if line.links * 2 <= len(line.text) and not _frame(line):
            news.append(line)
    return title, info, news


def _title(page: Page, body: range, about: Head) -> str:
    """The heading that the head's title begins with, else that title, else the heading above the news."""
    near = page.lines[: body.stop]
    headings = [line.text for line in near if line.level in (1, 2, 3) and len(line.text) > 3]
    for known in (about.title, about.whole):
        printed = [text for text in headings if known and _bare(known).startswith(_bare(text))]
        if printed:
            return max(printed, key=len)
    above = [line.text for line in page.lines[: body.start] if line.level in (1, 2)]
    if about.title or not above:
        return _first_line(near, about.title or about.whole or "")
    return above[-1]


def _first_line(near: Sequence[Line], known: str) -> str:
    """The known title as a line prints it, else without the site's name."""
    wanted = _bare(known)
    printed = [
        line.text
        for line in near
        if len(line.text) > 5 and not line.links and wanted.startswith(_bare(line.text))
    ]
    return max(printed, key=len) if printed else without_site(known)


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
