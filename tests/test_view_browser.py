"""The page in a real Chromium: asks for nothing, runs nothing foreign, is found by keyboard and linkable."""

from __future__ import annotations

from pathlib import Path
from time import sleep

import pytest

from parkgraph.view import html, write
from parkgraph.view.model import Page
from tests.browser import CHROMIUM, Browser
from tests.view_measures import CHAIN_MEETINGS, MISSING, OVERLAPS
from tests.view_pages import example, gaps, large

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium")
SIZES = {"desk": (1440, 900), "phone": (390, 844)}
VIEWS = ("net", "chain", "table", "time")
ENTITY = "#node=firm/heng-yue"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("view")
    pages: dict[str, Page] = {"example": example(), "large": large(150), "gaps": gaps()}
    for name, page in pages.items():
        write(page, folder / f"{name}.html")
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


@pytest.fixture
def page(chromium: Browser, files: dict[str, str]) -> Browser:
    chromium.size(*SIZES["desk"])
    chromium.open(files["example"])
    return chromium


def test_it_asks_for_nothing_but_itself(page: Browser, files: dict[str, str]) -> None:
    sleep(0.5)
    assert page.requests() == [files["example"]]


def test_it_complains_of_nothing(page: Browser) -> None:
    assert page.complaints() == []


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        ("bljm", "蓝河市博兰精密部件有限公司"),
        ("bolan", "蓝河市博兰精密部件有限公司"),
        ("Precision", "蓝河市博兰精密部件有限公司"),
        ("lanhejingkaiqu", "蓝河经济技术开发区"),
        ("dqd", "电驱动"),
    ],
)
def test_slash_name_enter_lands_on_the_panel(page: Browser, typed: str, heading: str) -> None:
    page.press("/")
    page.type(typed)
    page.press("Enter")
    assert page.js("[document.activeElement.tagName, document.activeElement.textContent]") == ["H2", heading]


def test_a_search_without_a_hit_says_so(page: Browser) -> None:
    page.press("/")
    page.type("qqqqq")
    assert page.js("document.querySelector('.nohit').hidden") is False


def test_a_deep_link_survives_a_reload(chromium: Browser, files: dict[str, str]) -> None:
    address = files["example"] + ENTITY + "&hops=2&off=Place"
    chromium.open(address)
    chromium.reload()
    found = chromium.js(
        "[location.href, document.querySelector('#panel h2').textContent, parkgraph.state.hops]"
    )
    assert found == [address, "蓝河恒越电驱有限公司", 2]


def test_back_undoes_a_step(page: Browser) -> None:
    page.click("#answer-zonesAnswer a")
    page.js("history.back()")
    page.wait("parkgraph.state.node === null")
    assert page.js("document.querySelector('#panel h2').textContent") == "这个文件里有什么"


def test_escape_leads_back_to_the_overview(page: Browser) -> None:
    page.click("#answer-zonesAnswer a")
    page.press("Escape")
    assert page.js("parkgraph.state.node") is None


def test_both_ends_are_marked_in_the_sentence(page: Browser) -> None:
    page.click("#answer-chainsAnswer a.edge")
    marks = "[...document.querySelectorAll('#panel mark')].map(m => [m.className, m.textContent])"
    assert page.js(marks) == [["m-s", "博兰精密"], ["m-o", "恒越电驱"]]


def test_a_plan_is_drawn_dashed(page: Browser) -> None:
    dashes = "parkgraph.canvas.edges.get().filter(e => e.dashes).map(e => parkgraph.edges[e.id].relation)"
    assert page.js(dashes) == ["investsIn"]


def test_the_legend_hides_a_class(page: Browser) -> None:
    page.click("#rail ul li:nth-child(2) button")
    assert (
        page.js("[...parkgraph.visible().nodes].filter(n => parkgraph.nodes[n].cls === 'Firm').length") == 0
    )


def test_the_csv_opens_in_excel(chromium: Browser, files: dict[str, str]) -> None:
    chromium.open(files["example"])
    assert chromium.js("parkgraph.csvText('edges').slice(0, 5)") == '\ufeff"主体"'


def test_the_svg_is_well_formed(page: Browser) -> None:
    parsed = "new DOMParser().parseFromString(parkgraph.svgText(), 'image/svg+xml').documentElement.nodeName"
    assert page.js(parsed) == "svg"


@pytest.mark.parametrize("size", sorted(SIZES))
@pytest.mark.parametrize("name", ["example", "large"])
def test_no_label_covers_another(chromium: Browser, files: dict[str, str], name: str, size: str) -> None:
    chromium.size(*SIZES[size], phone=size == "phone")
    chromium.open(files[name])
    chromium.wait("parkgraph.canvas.cache !== null")
    assert chromium.js(OVERLAPS) == 0


@pytest.mark.parametrize("size", sorted(SIZES))
def test_every_zone_and_the_ten_most_linked_firms_keep_their_label(
    chromium: Browser, files: dict[str, str], size: str
) -> None:
    chromium.size(*SIZES[size], phone=size == "phone")
    chromium.open(files["large"])
    chromium.wait("parkgraph.canvas.cache !== null")
    assert chromium.js(MISSING) == []


def test_nothing_is_drawn_while_idle(page: Browser) -> None:
    sleep(0.5)
    before = page.js("parkgraph.canvas.frames")
    sleep(1)
    assert page.js("parkgraph.canvas.frames") == before


def test_pictures_for_a_person_to_look_at(chromium: Browser, files: dict[str, str], tmp_path: Path) -> None:
    for size, (width, height) in SIZES.items():
        chromium.size(width, height, phone=size == "phone")
        chromium.open(files["example"])
        chromium.picture(tmp_path / f"{size}.png")
    assert all((tmp_path / f"{size}.png").stat().st_size > 10_000 for size in SIZES)


QUESTIONS = {
    "who supplies 恒越电驱, and with what": ([], "博兰精密 → 恒越电驱电机转子"),
    "the sentence that says so": (["#answer-chainsAnswer a.edge"], "博兰精密为恒越电驱供应电机转子。"),
    "the projects in 蓝河经开区 with an amount": (["#answer-zonesAnswer a"], "8亿元"),
    "what is only planned there": (["#answer-zonesAnswer a"], "牧川客车投资蓝河经开区 计划"),
    "how its revenue grew": (["#answer-zonesAnswer a"], "同比 +9.5%"),
}


@pytest.mark.parametrize("question", sorted(QUESTIONS))
def test_a_question_is_answered_within_three_clicks(page: Browser, question: str) -> None:
    clicks, answer = QUESTIONS[question]
    for selector in clicks:
        page.click(selector)
    assert answer in page.js("document.querySelector('#panel').textContent")


def test_a_path_shows_the_sentence_of_each_step(chromium: Browser, files: dict[str, str]) -> None:
    chromium.size(*SIZES["desk"])
    chromium.open(files["example"] + "#from=firm/bo-lan&to=firm/mu-chuan&trade=true")
    quotes = "[...document.querySelectorAll('#panel blockquote')].map(q => q.textContent)"
    assert chromium.js(quotes) == ["博兰精密为恒越电驱供应电机转子。", "恒越电驱向牧川客车供货。"]


def test_a_folded_zone_hides_what_lies_in_it(page: Browser) -> None:
    page.click("#answer-zonesAnswer a")
    page.js(
        "[...document.querySelectorAll('#panel button')].find(b => b.textContent.startsWith('收起')).click()"
    )
    homes = "[...parkgraph.visible().nodes].filter(n => parkgraph.nodes[n].home === parkgraph.state.node)"
    assert page.js(f"{homes}.length") == 0


def test_no_line_of_the_chain_runs_through_a_box(chromium: Browser, files: dict[str, str]) -> None:
    chromium.open(files["large"] + "#view=chain")
    crossings = """(() => {
      const boxes = [...document.querySelectorAll('.box rect')].map(r => r.getBBox());
      let found = 0;
      document.querySelectorAll('.flow path:not(.wide)').forEach(path => {
        const length = path.getTotalLength();
        for (let at = 3; at < length - 3; at += 4) {
          const p = path.getPointAtLength(at);
          if (boxes.some(b => p.x > b.x + 1 && p.x < b.x + b.width - 1 && p.y > b.y + 1 && p.y < b.y + b.height - 1)) {
            found += 1;
            break;
          }
        }
      });
      return found;
    })()"""
    assert chromium.js(crossings) == 0


@pytest.mark.parametrize("view", VIEWS)
def test_touch_targets_are_large_on_a_phone(chromium: Browser, files: dict[str, str], view: str) -> None:
    chromium.size(*SIZES["phone"], phone=True)
    chromium.open(f"{files['example']}#view={view}")
    small = """[...document.querySelectorAll('header button, header summary, #rail button, .tile')]
      .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.textContent)"""
    assert chromium.js(small) == []


def test_another_window_size_shows_everything_again(page: Browser) -> None:
    page.size(1000, 620)
    sleep(0.5)
    outside = """parkgraph.nodes.filter(n => {
      const at = parkgraph.canvas.network.canvasToDOM(n), box = document.getElementById('graph');
      return at.x < 0 || at.y < 0 || at.x > box.clientWidth || at.y > box.clientHeight;
    }).map(n => n.brief)"""
    assert page.js(outside) == []


def test_it_opens_where_every_other_request_hangs(files: dict[str, str], chromium: Browser) -> None:
    chromium.send("Fetch.enable", patterns=[{"urlPattern": "http*"}])
    try:
        chromium.size(*SIZES["desk"])
        chromium.open(files["example"])
        chromium.wait("parkgraph.canvas.first > 0", 5)
        assert chromium.requests() == [files["example"]]
    finally:
        chromium.send("Fetch.disable")


def test_words_of_the_chain_do_not_meet(chromium: Browser, files: dict[str, str]) -> None:
    chromium.size(*SIZES["desk"])
    chromium.open(files["large"] + "#view=chain")
    assert chromium.js(CHAIN_MEETINGS) == 0


def test_a_segment_without_a_firm_is_a_gap(page: Browser, files: dict[str, str]) -> None:
    page.open(files["gaps"] + "#view=chain")
    gaps = "[...document.querySelectorAll('.box.gap')].map(box => box.textContent)"
    assert page.js(gaps) == ["磁钢未见企业"]


def test_contradicting_figures_stand_side_by_side(page: Browser, files: dict[str, str]) -> None:
    page.open(files["gaps"] + "#node=zone/lan-he")
    beside = "[...document.querySelectorAll('.beside b')].map(value => value.textContent)"
    assert page.js(beside) == ["110亿元", "120亿元"]


def test_a_target_is_drawn_differently_from_a_result(page: Browser, files: dict[str, str]) -> None:
    page.open(files["example"] + "#node=zone/lan-he")
    bars = "[...document.querySelectorAll('.chart .column')].map(bar => bar.classList[1])"
    assert page.js(bars) == ["result", "aim"]


def test_a_zone_of_a_large_file_is_found_and_unfolded(chromium: Browser, tmp_path: Path) -> None:
    write(large(6000), tmp_path / "huge.html")
    chromium.open((tmp_path / "huge.html").as_uri())
    chromium.press("/")
    chromium.type("第00100号产业")
    chromium.press("Enter")
    unfold = "[...document.querySelectorAll('#panel button')].find(b => b.textContent.startsWith('展开区内'))"
    chromium.click_on(unfold)
    inside = (
        "[...parkgraph.visible().nodes].filter(n => parkgraph.nodes[n].home === parkgraph.state.node).length"
    )
    assert chromium.js(inside) > 10


def test_a_notebook_shows_the_page_in_a_frame(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "notebook.html").write_text(f"<p>{html(example())._repr_html_()}", encoding="utf-8")
    chromium.size(*SIZES["desk"])
    chromium.open((tmp_path / "notebook.html").as_uri())
    sleep(0.5)
    assert [chromium.complaints(), chromium.requests()[1:]] == [[], []]
