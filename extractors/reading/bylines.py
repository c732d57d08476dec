"""A line in; what in it is frame, not news, out: `◎本报记者 张三`, `科技日报讯（记者 …）`, `张三摄`."""

from __future__ import annotations

import re

_WHO = r"(?:记者|通讯员|评论员|特约撰稿人?|撰稿人)"
_NO_BYLINE = r"(?!手记|观察|调查|感言|见闻|来信|走访|探访|节|站|会)"
_WHOLE = re.compile(
    r"◎.{1,60}"
    r"|[（(【]?[○●■□◆◇☆★▲△※⊙◉]?\s*(?:文\s*[/／、图]*\s*)?(?:[一-龥·]{2,4}[\s、]+){0,4}"
    rf"[^\s：:]{{0,12}}?{_WHO}{_NO_BYLINE}(?:[\s/:：]\s*\S.*|[一-龥·]{{2,4}}(?:[\s、].*)?)?[）)】]?"
    r"|[（(]?(?:来源|稿源|作者|文|撰文|摄影|记者|通讯员|编辑|责编|责任编辑|校对|审核|监制|供稿|发布时间|发布日期|日期)"
    r"\s*[:：/／丨|].*"
    r"|(?:[一-龥]{2,10}\s+)?(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?(?:[\s（(].*|星期.*)?"
    r"|[（(](?:完|下转.{0,20}|上接.{0,20})[）)]"
)
_SENTENCE_MARK = re.compile("[。！？；，,;!?]")
_PAPER = (
    r"本报|本刊|本网|本台"
    r"|[一-龥]{1,8}?(?:日报|晚报|早报|时报|导报|商报|周报|报|通讯社|社|新闻网|网|在线|客户端|新闻|财经)"
)
_HEAD = re.compile(
    rf"[【\[]?据?(?P<paper>{_PAPER})(?P<place>[一-龥/、]{{0,10}}?)\s*"
    r"(?P<date>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)?(?:综合消息|综合电|专电|电|讯|消息)(?P<close>[】\]])?"
    r"(?P<who>\s*[（(][^（）()。]{0,80}[）)])?(?P<end>\s*[:：，,]|\s*[-—]{1,2}|\s+|$)?\s*"
)
_NO_PAPER = ("电网", "联网", "官网", "路网", "管网")
_HEAD_WHO = re.compile(rf"[（(][^（）()。，]{{0,20}}?{_WHO}[^（）()。]{{0,60}}[）)]\s*[:：]?\s*")
_TAIL = re.compile(
    rf"[（(](?:[^（）()。，]{{0,12}}(?:{_WHO}|作者|编辑|责编|供稿|来源)[^（）()。]{{0,60}}|完|下转.{{0,20}}|上接.{{0,20}})[）)]$"
)
_TAIL_LENGTH = 90
_CAPTION = re.compile(
    r"[↑↓]\s*\S|[（(]?(?:[上下左右大小题本]?图(?:[为①②③④⑤\d：:]|[一二三四五]为)|[上下左右]图[，,]|图片?说明|资料图)"
    r"|[（(][^（）()]{1,150}(?<![拍航])(?:摄|供图|资料照片|资料图)[）)]$"
)
_ARROW = re.compile("[→←▲△▼◀▶►]")  # lists begin with them too
_CREDIT = re.compile(
    r"[（(]?(?:[^。！？；，：（）()]{1,24}(?<![拍航])(?:摄影报道|摄影|摄|供图)|新华社发(?:[（(].{0,20}[）)])?"
    r"|(?:图片|图)来源.{0,30}|图片?由.{1,24}提供|资料(?:图片?|照片))[）)]?"
)
_LATE_CREDIT = re.compile(r"(?:[。！？]|\s)\s*(?=\S)")
_SOURCE = re.compile(r"(?:来源|稿源)\s*[:：/／丨|]\s*([^\s（(|丨]{2,20})")
_PAGE_HEAD = re.compile(r"([一-龥]{1,8}报)\s+(?:19|20)\d\d")
_REPORTER = re.compile(r"([一-龥]{1,8}?(?:日报|晚报|早报|时报|导报|商报|周报|通讯社|新华社))(?:\S{0,4}?)记者")


def is_byline(line: str) -> bool:
    """True when the whole line names reporters, source or date: `◎刘侠 本报记者 滕继濮`, `来源：新华社`."""
    if len(line) > 80 or _SENTENCE_MARK.search(line) or not _WHOLE.fullmatch(line):
        return False
    return head_length(line) in (0, len(line))


def head_length(paragraph: str) -> int:
    """Length of the dateline or bracketed byline that a paragraph begins with, 0 when it begins with news."""
    found = _HEAD.match(paragraph)
    if (
        found
        and not found["paper"].endswith(_NO_PAPER)
        and (found["who"] or found["date"] or found["close"] or found["end"] is not None)
    ):
        return found.end()
    bracket = _HEAD_WHO.match(paragraph)
    return bracket.end() if bracket else 0


def tail_length(paragraph: str) -> int:
    """Length of the bracketed byline that a paragraph ends with, else 0."""
    found = _TAIL.search(paragraph[-_TAIL_LENGTH:])
    return len(found[0]) if found else 0


def paper(byline: str) -> str | None:
    """The paper, agency or site that a byline names, `本报` when it only says so, None when nothing."""
    found = _HEAD.match(byline)
    if found and not found["paper"].endswith(_NO_PAPER):
        return "本报" if found["paper"][0] == "本" else found["paper"]
    named = _SOURCE.search(byline) or _REPORTER.search(byline) or _PAGE_HEAD.match(byline)
    if named:
        return named[1]
    return "本报" if "本报" in byline else None


def is_caption(line: str) -> bool:
    """True for the words under a picture: `图为…`, `↑…`, `张三摄`, `受访者供图`."""
    if len(line) > 200:
        return False
    if _CAPTION.match(line) or (_ARROW.match(line) and credit_length(line)):
        return True
    return len(line) <= 40 and _CREDIT.fullmatch(line) is not None


def credit_length(caption: str) -> int:
    """Length of the photographer's line at the end of a caption, else 0."""
    if _CREDIT.fullmatch(caption) and not _CAPTION.match(caption):
        return len(caption)
    for mark in _LATE_CREDIT.finditer(caption):
        rest = caption[mark.end() :]
        if _CREDIT.fullmatch(rest):
            return len(rest)
    return 0
