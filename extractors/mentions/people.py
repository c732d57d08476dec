"""A sentence in, the people in it out; never reporters, photographers or editors.

西安经开区党工委副书记、管委会主任贾强说 -> Person 贾强; 本报记者 王禹涵 -> nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mentions.lexicon import common
from extractors.mentions.view import View
from extractors.model import Mention

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮谌农朴幺逄鹿卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊"
    "纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭"
    "洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎"
    "祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿"
    "通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殳沃利蔚越夔隆师巩厍聂晁勾"
    "敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴闫肖覃佟苑撒代付"
)
_DOUBLE = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "令狐",
    "宇文",
    "长孙",
    "夏侯",
    "端木",
    "南宫",
    "呼延",
)
_HAN = "\u4e00-\u9fff"
_NEXT = "说|介绍|表示|告诉|坦言|透露|称|认为|指出|强调|回忆|解释|直言|笑|感慨|感叹|补充|道|谈|提到|举例|算|打趣|在|，|。|、|：|；|（|等|和|与|一行|向|对|也|还|则|率|带|出席|主持|考察|宣布|致|的|为|看|来|就|给|把|拿|用|有|都|曾|从|自|于|及|做|分析|建议|回应|呼|要求|听|指|正|已|将|手|至今|递|牵|领|最|又|去|今|没|一|更|摊|掰|感|心|算|摸|翻|走|拍|站"
_GIVEN = re.compile(f"(?:(?:{'|'.join(_DOUBLE)})[{_HAN}]{{1,2}}|[{SURNAMES}][{_HAN}]{{1,2}}?)(?=$|{_NEXT})")
_FOREIGN = re.compile(
    f"[{_HAN}]{{1,8}}(?:[·•・][{_HAN}A-Z]{{1,8}})*[·•・][{_HAN}A-Z]{{1,8}}?(?=$|[^{_HAN}]|{_NEXT}|打趣|如)"
)
_SAYS = re.compile(
    f"(?![的和等与在及也])[{_HAN}]{{2,4}}?(?=说|介绍|表示|告诉|坦言|透露|称|认为|指出|强调|回忆|解释|直言|笑言|感慨)"
)
_ACTS = re.compile(
    "总书记|主席|总理|前往|首先|充分|赴|发表|视察|走访|来到|考察|强调|听取|察看|详细|指出|会见|出席|带领|一行|手里|如是|点名|颇为|所在|在现场|先后"
)
_SAY = re.compile(
    "(?:[^，。；：“”]{0,4})?(?:说|介绍|表示|告诉|坦言|透露|认为|指出|强调|回忆|解释|直言|感慨|感叹|补充|称|道|谈|打趣|笑)"
)
_PRESS = re.compile(
    r"(?:记者|通讯员|摄影|编辑|责编|实习生|撰稿|作者|报道)[\s：:、]*(?:[" + _HAN + r"]{2,4}[\s、，]+){0,4}$"
)
_PHOTO = re.compile(r"[\s]*(?:摄|供图|绘|摄影|文/|/文|图/|报道)")


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
    for name in _FOREIGN.finditer(view.text):
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
                yield view.mention(start, name.end(), "Person", "people.foreign", 0.85)


def _titled(view: View) -> Iterator[Mention]:
    """A Chinese name right behind a title."""
    for hit in view.words.get("title", ()):
        found = _GIVEN.match(view.text, hit.end)
        if found is None:
            found = _SAYS.match(view.text, hit.end)
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
    """The segmenter's people who carry a surname, surer when they speak or follow a title."""
    titles = {hit.end for hit in view.words.get("title", ())}
    for token in view.tokens:
        size = token.end - token.start
        if token.tag != "PER" or not 2 <= size <= 7:
            continue
        word = view.text[token.start : token.end]
        if token.start in titles:
            yield view.mention(token.start, token.end, "Person", "people.tagged", 0.92)
        elif _SAY.match(view.text, token.end) and (word[0] in SURNAMES or size > 3):
            yield view.mention(token.start, token.end, "Person", "people.tagged", 0.8)
        elif word[0] in SURNAMES and 2 <= size <= 4:
            acts = _ACTS.match(view.text, token.end) is not None
            yield view.mention(token.start, token.end, "Person", "people.tagged", 0.7 if acts else 0.45)
