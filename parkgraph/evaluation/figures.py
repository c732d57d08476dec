"""Judges predicted figures and dates against the gold ones, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from parkgraph.evaluation.alignment import Alignment, pair
from parkgraph.evaluation.annotation import Dated, Metric
from parkgraph.evaluation.outcome import Outcome, Table, Verdict
from parkgraph.evaluation.text import amount, close, contained, similar

Points = Callable[[Metric, Metric], int]


def figures(a: Alignment) -> Iterator[Outcome]:
    """Outcomes on every table of figures, the strictest first; matched figures also on their fields."""

    def same(wanted: Metric, found: Metric) -> bool:
        return _same_subject(a, wanted, found) and _same_value(wanted, found)

    def strict(wanted: Metric, found: Metric) -> int:
        return int(same(wanted, found) and contained(wanted.indicator, found.indicator))

    def fuzzy(wanted: Metric, found: Metric) -> int:
        if not same(wanted, found) or not similar(wanted.indicator, found.indicator):
            return 0
        return 1 + contained(wanted.indicator, found.indicator)

    def value(wanted: Metric, found: Metric) -> int:
        return _same_value(wanted, found) * (1 + _same_subject(a, wanted, found))

    yield from _table(a, "figures", strict)
    yield from _table(a, "figures, similar indicator", fuzzy)
    yield from _table(a, "figures, subject and value", same)
    yield from _table(a, "figures, value", value)
    yield from _details(a, fuzzy)
    yield from _fields(a, strict)


def dates(a: Alignment) -> Iterator[Outcome]:
    """Outcomes of dated events; none when the prediction has no dates."""
    if not a.predicted.dates:
        return

    def same(wanted: Dated, found: Dated) -> int:
        position = a.position(found.subject)
        subject = None if position is None else a.gold_of[position]
        return int(
            subject == a.gold_position(wanted.subject) and bool(wanted.iso) and wanted.iso == found.iso
        )

    pairs = pair(a.gold.dates, a.predicted.dates, same)
    for i, wanted in enumerate(a.gold.dates):
        if not wanted.optional and wanted.iso:
            what = f"{_name(a, wanted.subject)} {wanted.event} {wanted.iso}"
            yield Outcome(
                "dates", "all", "hit" if i in pairs else "miss", what, "" if i in pairs else "period"
            )
    for j, found in enumerate(a.predicted.dates):
        if j not in pairs.values() and found.iso:
            yield Outcome("dates", "all", "invention", f"{found.subject} {found.event} {found.iso}", "period")


def _table(a: Alignment, table: Table, points: Points) -> Iterator[Outcome]:
    gold, predicted = a.gold.metrics, a.predicted.metrics
    pairs = pair(gold, predicted, points)
    for i, wanted in enumerate(gold):
        if not wanted.optional:
            hit = i in pairs
            yield Outcome(
                table, "all", "hit" if hit else "miss", _told(a, wanted), "" if hit else _lost(a, wanted)
            )
    for j, found in enumerate(predicted):
        if j not in pairs.values() and not _free(a, found):
            what = f"{_predicted_name(a, found.subject)} | {_printed(found)}"
            yield Outcome(table, "all", "invention", what, _wrong(a, found))


def _details(a: Alignment, points: Points) -> Iterator[Outcome]:
    """Comparator, period and qualified indicator of the figures that match."""
    for i, j in pair(a.gold.metrics, a.predicted.metrics, points).items():
        wanted, found = a.gold.metrics[i], a.predicted.metrics[j]
        if wanted.optional:
            continue
        differing = [
            name
            for name, same in (
                ("indicator", close(wanted.indicator, found.indicator)),
                ("comparator", wanted.comparator == found.comparator),
                ("period", wanted.period == found.period),
            )
            if not same
        ]
        what = f"{_told(a, wanted)} <> {found.indicator} {found.comparator} {found.period}"
        yield Outcome("figure detail", "all", "miss" if differing else "hit", what, " ".join(differing[:1]))
        yield _field("figure comparator", "comparator" not in differing, what)


def _fields(a: Alignment, points: Points) -> Iterator[Outcome]:
    """Period and modality of the figures that match strictly."""
    for i, j in pair(a.gold.metrics, a.predicted.metrics, points).items():
        wanted, found = a.gold.metrics[i], a.predicted.metrics[j]
        if wanted.optional:
            continue
        if wanted.period:
            yield _field(
                "figure period", wanted.period == found.period, f"{_told(a, wanted)} <> {found.period}"
            )
        same = wanted.modality == found.modality
        yield _field("figure modality", same, f"{_told(a, wanted)} <> {found.modality}", wanted.modality)


def _field(table: Table, same: bool, what: str, label: str = "all") -> Outcome:
    verdict: Verdict = "hit" if same else "miss"
    return Outcome(table, label, verdict, what, "" if same else table.removeprefix("figure "))


def _same_subject(a: Alignment, wanted: Metric, found: Metric) -> bool:
    position = a.position(found.subject)
    subject = None if position is None else a.gold_of[position]
    return subject in [a.gold_position(name) for name in (wanted.subject, *wanted.alternatives)]


def _same_value(wanted: Metric, found: Metric) -> bool:
    one, other = amount(wanted.value, wanted.unit), amount(found.value, found.unit)
    return one is not None and other is not None and one.equals(other)


def _free(a: Alignment, found: Metric) -> bool:
    """No blame: the subject is optional, or the value is one that the gold leaves free."""
    position = a.position(found.subject)
    if position is not None and a.states[position] in ("ignored", "optional"):
        return True
    return any(wanted.optional and _same_value(wanted, found) for wanted in a.gold.metrics)


def _lost(a: Alignment, wanted: Metric) -> str:
    """Why a figure was not found: no such value, another subject, or another indicator."""
    valued = [found for found in a.predicted.metrics if _same_value(wanted, found)]
    if not valued:
        return "value"
    if any(_same_subject(a, wanted, found) for found in valued):
        return "indicator"
    subject = a.gold_position(wanted.subject)
    return "dropped subject" if subject in a.pairs else a.miss(subject)


def _wrong(a: Alignment, found: Metric) -> str:
    valued = [wanted for wanted in a.gold.metrics if _same_value(wanted, found)]
    if not valued:
        return "invented"
    return "indicator" if any(_same_subject(a, wanted, found) for wanted in valued) else "dropped subject"


def _told(a: Alignment, metric: Metric) -> str:
    return f"{_name(a, metric.subject)} | {_printed(metric)}"


def _printed(metric: Metric) -> str:
    return f"{metric.indicator} {metric.comparator} {metric.value}{metric.unit} {metric.period}".strip()


def _name(a: Alignment, reference: str) -> str:
    return a.gold.things[a.gold_position(reference)].name


def _predicted_name(a: Alignment, reference: str) -> str:
    position = a.position(reference)
    return reference if position is None else a.predicted.things[position].name
