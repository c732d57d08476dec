/* Figures of a node: one row an indicator, a small chart where there are several times, contradictions side by side. */

const CHART = {width: 62, bar: 30, height: 46, top: 16, foot: 17};

function begins(one) { return (one.period || [])[1] || (one.period || [])[2] || ''; }

/* What grew comes first, then what is known of several times. */
function figureSection(node) {
  const own = figuresOf(node), levels = own.filter(function (one) { return own.indexOf(DATA.figures[one.of]) < 0; });
  const groups = new Map();
  levels.forEach(function (one) {
    const key = one.subject + '|' + one.indicator + '|' + one.unit;
    groups.set(key, (groups.get(key) || []).concat([one]));
  });
  const rows = Array.from(groups.values()).sort(function (a, b) { return grown(b) - grown(a) || b.length - a.length; });
  return section('figures', lazily(rows, function (group) { return figureGroup(group, node); }), 8);
}

/* Its own figures, the levels that its growth figures are of, and for a zone those of the industries in it. */
function figuresOf(node) {
  const own = DATA.figures.filter(function (one) {
    return one.subject === node.id || (one.subject !== undefined && NODES[one.subject].cls === 'Industry' && NODES[one.subject].home === node.id);
  });
  const levels = own.map(function (one) { return DATA.figures[one.of]; }).filter(Boolean);
  return own.concat(levels.filter(function (one, n) { return own.indexOf(one) < 0 && levels.indexOf(one) === n; }));
}

function grown(group) { return group.some(function (one) { return one.growth !== undefined; }) ? 1 : 0; }

function figureGroup(group, node) {
  const sorted = group.slice().sort(function (a, b) { return begins(a).localeCompare(begins(b)); });
  const clashes = contradictions(sorted), times = new Set(sorted.map(function (one) { return one.kind + when(one.period); }));
  const latest = sorted.filter(function (one) { return one.growth !== undefined; }).pop();
  const head = times.size < 2 ? h('span', {class: 'value'}, figureValue(sorted[0])) : latest && h('span', {class: 'value'}, growthText(latest), h('small', {}, when(latest.period)));
  return folding('figure', [h('span', {class: 'grow'}, group[0].subject !== node.id && [nodeLink(group[0].subject), ' '], group[0].indicator), head, clashes.length > 0 && h('span', {class: 'chip warn'}, t('conflict')),
    times.size > 1 && h('div', {class: 'chart-row'}, figureChart(sorted)), clashes.map(sideBySide)],
  function () { return sorted.map(function (one) { return evidenceBlock(one.evidence); }); });
}

function figureValue(one) {
  return [h('b', {}, one.printed), one.growth !== undefined && growthText(one),
    one.kind !== 'actual' && h('span', {class: 'chip mod-' + one.kind}, t(one.kind)), h('small', {}, when(one.period))];
}

/* Figures of one kind and time with different values, as lists of two or more. */
function contradictions(sorted) {
  const groups = new Map();
  sorted.forEach(function (one) {
    if (one.measure && one.measure !== 'level') return;
    const key = one.kind + '|' + (one.period ? when(one.period) : dateOf(one.evidence));
    const group = groups.get(key) || [];
    if (!group.some(function (other) { return other.value === one.value; })) group.push(one);
    groups.set(key, group);
  });
  return Array.from(groups.values()).filter(function (group) { return group.length > 1; });
}

function sideBySide(group) {
  return h('div', {class: 'beside'}, group.map(function (one) {
    return h('div', {}, h('b', {}, one.printed), h('small', {}, when(one.period)), h('small', {}, [sourceOf(one.evidence), dateOf(one.evidence)].filter(Boolean).join(' · ')));
  }));
}

/* Bars over time, the same scale for all; what is only aimed at or foreseen is hatched. */
function figureChart(sorted) {
  const most = Math.max.apply(null, sorted.map(function (one) { return Math.abs(one.value); })) || 1;
  const height = CHART.top + CHART.height + CHART.foot, pattern = 'hatch' + sorted[0].subject;
  const label = sorted.map(function (one) { return when(one.period) + ' ' + one.printed + ' ' + t(one.kind); }).join('; ');
  return s('svg', {class: 'chart', width: CHART.width * sorted.length, height: height, role: 'img', 'aria-label': sorted[0].indicator + ': ' + label},
    s('defs', {}, s('pattern', {id: pattern, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)'}, s('rect', {width: 2, height: 5, class: 'hatch'}))),
    s('path', {d: 'M0 ' + (CHART.top + CHART.height + 0.5) + 'h' + CHART.width * sorted.length, class: 'axis'}),
    sorted.map(function (one, n) {
      const middle = CHART.width * (n + 0.5), tall = Math.max(2, CHART.height * Math.abs(one.value) / most), y = CHART.top + CHART.height - tall;
      return s('g', {}, s('title', {}, t(one.kind) + ' ' + one.printed),
        s('rect', {x: middle - CHART.bar / 2, y: y, width: CHART.bar, height: tall, class: 'column ' + (one.kind === 'actual' ? 'result' : 'aim'),
          fill: one.kind === 'actual' ? null : 'url(#' + pattern + ')'}),
        s('text', {x: middle, y: y - 4, class: 'figure-value'}, one.printed),
        s('text', {x: middle, y: height - 4, class: 'figure-time'}, (when(one.period) || '—') + (one.kind === 'actual' ? '' : ' ' + t(one.kind))));
    }));
}
