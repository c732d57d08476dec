"""The number of triples in, a table out: the store beside raw pyoxigraph and rdflib on one invented graph.

python -m benchmarks.store [TRIPLES] [--rdflib-limit SECONDS]

Everything is done through the functions that the commands use, in one process, one after the other. A question
that rdflib has not answered within its limit (30 s) counts as answered at the limit.
"""

from __future__ import annotations

import argparse
import math
import random
import signal
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import Graph

from extractors.model import Extraction
from graph_store.asking import View
from graph_store.checking import check
from graph_store.export import export
from graph_store.loading import load
from graph_store.query import Limits, answer
from graph_store.questions import Question, questions
from graph_store.store import Store
from graph_store.terms import prefixes
from tests.factory import NEXT_YEAR, Draft

A_TRIPLE = 1 / 1100
"""Articles for a triple, roughly."""
ALL = Limits(rows=10**9, answer=10**6)
VALUES = {
    "firm": "虚谷7号精密",
    "from": "虚谷7号精密",
    "to": "虚谷8号精密",
    "zone": "虚谷3号经开区",
    "name": "虚谷3号经",
    "other": "虚谷4号经开区",
    "industry": "产业3",
    "province": "陕西",
    "product": "零件3",
    "policy": "办法",
    "speaker": "虚谷1",
    "indicator": "产值",
    "cluster": "产业3",
}
"""What the questions are asked about; names that the invented graph has."""


def article(number: int, of: int) -> Extraction:
    """An article on a zone: eight firms, supply to one of them, trades, a project, a policy, figures."""
    rng, draft = random.Random(number), Draft(f"a{number}", title=f"第{number}篇")
    at = min(int(rng.paretovariate(1)), max(5, of // 20))
    zone = draft.entity("Zone", f"虚谷{at}号经济技术开发区", f"虚谷{at}号经开区")
    firms = [draft.entity("Firm", f"虚谷{rng.randrange(of * 2)}号精密制造有限公司") for _ in range(8)]
    city = draft.entity("Place", f"云岭{at % 40}市")
    draft.claim("locatedIn", (zone, city), f"虚谷{at}号经济技术开发区位于云岭{at % 40}市。")
    for place, firm in enumerate(firms):
        name, trade = draft.entities[firm].name, f"产业{rng.randrange(30)}"
        text = f"{name}落户虚谷{at}号经济技术开发区，从事{trade}，这是第{place}句话。"
        draft.claim("locatedIn", (firm, zone), text)
        draft.claim("operatesIn", (firm, draft.entity("Industry", trade)), text)
        if place and firm != firms[0]:
            part, customer = f"零件{rng.randrange(50)}", draft.entities[firms[0]].name
            product = draft.entity("Product", part)
            draft.claim("supplies", (firm, firms[0]), f"{name}为{customer}供应{part}。", product=part)
            draft.claim("produces", (firm, product), f"{name}为{customer}供应{part}。")
        number_text = f"{name}实现产值{place + 1}2亿元。"
        draft.figure(firm, "产值", (f"{place + 1}2", "亿元", f"{place + 1}200000000"), number_text)
    project = draft.entity("Project", f"虚谷{number}号项目")
    built = f"{draft.entities[firms[1]].name}投资{at}亿元建设虚谷{number}号项目。"
    draft.claim("investsIn", (firms[1], project), built, "plan", amount=f"{at}亿元")
    rule = draft.entity("Policy", f"《虚谷{at}号办法》")
    draft.claim("issues", (zone, rule), f"虚谷{at}号经济技术开发区印发《虚谷{at}号办法》。")
    goal = f"力争产值{number}亿元。"
    draft.figure(zone, "产值", (str(number), "亿元", f"{number}00000000"), goal, "target", period=NEXT_YEAR)
    return draft.extraction()


def put(store: Store, made: list[Extraction]) -> float:
    """Puts the articles in as a build does, 32 at once; gives the seconds."""
    waiting, start = iter(made), time.perf_counter()
    while some := list(islice(waiting, 32)):
        store.replace(*some)
    return time.perf_counter() - start


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what came out."""
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


class TooLongError(Exception):
    """rdflib was stopped."""


def limited(work: Callable[[], Any], seconds: int) -> float:
    """Seconds of work that is stopped at a limit."""

    def stop(*_: object) -> None:
        raise TooLongError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        return timed(work)[0]
    except TooLongError:
        return float(seconds)
    finally:
        signal.alarm(0)


@dataclass(frozen=True, slots=True)
class Asked:
    """Seconds of one question: on disk raw and by the API, in memory by the API, in rdflib's memory."""

    name: str
    raw: float
    disk: float
    memory: float
    rdflib: float


def asked(question: Question, disk: View, memory: View, graph: Graph, limit: int) -> Asked:
    """One question, the median of three; rdflib once."""
    text = question.bind({one.name: VALUES.get(one.name, one.example) for one in question.parameters})
    known = prefixes()

    def raw() -> None:
        solutions = disk.db.query(text, prefixes=known)
        assert isinstance(solutions, ox.QuerySolutions)
        for solution in solutions:
            tuple(solution)

    def median(work: Callable[[], object]) -> float:
        return statistics.median(timed(work)[0] for _ in range(3))

    raw()  # the first touch reads the files
    engine = median(raw)
    api = median(lambda: answer(disk.db, text, disk.base, ALL))
    inside = median(lambda: answer(memory.db, text, memory.base, ALL))
    slow = limited(lambda: list(graph.query(text, initNs=known)), limit)
    return Asked(question.name, engine, api, inside, slow)


def mean(ratios: list[float]) -> float:
    """Their geometric mean."""
    return math.exp(statistics.fmean(map(math.log, ratios)))


def measured(triples: int, limit: int, place: Path) -> Iterator[str]:
    """The lines of the table."""
    count = max(20, int(triples * A_TRIPLE))
    with Store.open(place / "store") as store:
        built = put(store, [article(number, count) for number in range(count)])
        yield f"{count} articles, {len(store)} triples, built in {built:.1f} s"
        changed = statistics.median(timed(lambda: store.replace(article(9, count)))[0] for _ in range(5))
        yield f"one changed article: {changed * 1000:.0f} ms, {100 * changed / built:.2f} % of the build"
        turtle, _ = timed(lambda: export(store, place / "graph.ttl"))
        again, _ = timed(lambda: export(store, place / "again.ttl"))
        equal = (place / "graph.ttl").read_bytes() == (place / "again.ttl").read_bytes()
        export(store, place / "graph.nt", "ntriples")
        checked, found = timed(lambda: check(store.view()))
        yield f"fast check: {checked:.1f} s, {len(found)} findings"
    on_disk, disk = timed(lambda: load(place / "graph.nt", place / "loaded"))
    inside, memory = timed(lambda: load(place / "graph.nt"))
    slow, graph = timed(lambda: Graph(bind_namespaces="none").parse(place / "graph.nt", format="nt"))
    yield f"load: disk {on_disk:.2f} s, memory {inside:.2f} s, rdflib {slow:.1f} s"
    yield f"  rdflib/disk {slow / on_disk:.1f}x (at least 4), rdflib/memory {slow / inside:.1f}x (at least 10)"
    theirs = limited(lambda: graph.serialize(place / "theirs.ttl", format="turtle"), limit * 10)
    best = min(turtle, again)
    yield f"Turtle: {best:.2f} s, rdflib {theirs:.1f} s, {theirs / best:.1f}x (at least 3), same bytes: {equal}"
    rows = []
    yield f"{'question':22} {'raw ms':>9} {'API ms':>9} {'memory ms':>9} {'rdflib ms':>9}"
    for question in questions():
        row = asked(question, disk, memory, graph, limit)
        rows.append(row)
        times = (row.raw, row.disk, row.memory, row.rdflib)
        yield f"{row.name:22} " + " ".join(f"{1000 * one:9.1f}" for one in times)
    yield f"API/raw, geometric mean: {mean([row.disk / row.raw for row in rows]):.2f} (at most 1.2)"
    yield f"rdflib/API on disk: {mean([row.rdflib / row.disk for row in rows]):.1f}x (at least 3.5)"
    yield f"rdflib/API in memory: {mean([row.rdflib / row.memory for row in rows]):.1f}x (at least 6)"


def main() -> None:
    """Reads the arguments and prints the table line by line."""
    reader = argparse.ArgumentParser(description="Times the store, raw pyoxigraph and rdflib side by side.")
    reader.add_argument("triples", type=int, nargs="?", default=100_000)
    reader.add_argument("--rdflib-limit", type=int, default=30, metavar="SECONDS")
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as place:
        for line in measured(given.triples, given.rdflib_limit, Path(place)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
