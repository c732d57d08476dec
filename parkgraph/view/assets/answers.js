/* The first screen: what is in the file, and the questions it answers; each answer leads into the graph. */

/* A section with a heading and its rows; only the first few until asked for all. */
function section(key, rows, first) {
  if (!rows.length) return null;
  const most = first || 5;
  const open = state.expanded[key] || rows.length <= most + 1;
  const toggle = rows.length > most + 1 && h('button', {class: 'link', type: 'button', onclick: function () {
    state.expanded[key] = !open;
    tell({panel: 1});
  }}, open ? t('less') : t('more') + ' (' + rows.length + ')');
  return h('section', {class: 'answer', id: 'answer-' + key}, h('h3', {}, t(key), h('span', {class: 'count'}, rows.length)),
    h('ul', {class: 'rows'}, (open ? rows : rows.slice(0, most)).map(function (row) { return h('li', {}, row()); })), toggle);
}

function lazily(items, row) {
  return items.map(function (item) { return function () { return row(item); }; });
}

function tile(count, label, click) {
  return h('button', {class: 'tile', type: 'button', onclick: click}, h('b', {}, count), h('span', {}, label));
}

function dateRange() {
  const dates = DATA.sources.map(function (source) { return source.published; }).filter(Boolean).sort();
  if (!dates.length) return t('unknownDate');
  return dates[0] === dates[dates.length - 1] ? dates[0] : dates[0] + ' – ' + dates[dates.length - 1];
}

function overviewPanel() {
  const found = DATA.answers;
  return [
    h('h2', {tabindex: '-1'}, t('inFile')),
    DATA.question && h('p', {class: 'note'}, t('question') + '：' + DATA.question),
    h('p', {class: 'lead'}, DATA.sources.length + ' ' + t('articles') + ' · ' + dateRange()),
    h('div', {class: 'tiles'}, ['Zone', 'Firm', 'Project', 'Industry'].map(function (cls) {
      return tile(CLASS_COUNTS[cls] || 0, t(cls), function () { showTable('nodes', t(cls)); });
    }), tile(EDGES.length, t('relationsOf'), function () { showTable('edges', ''); }),
    tile(DATA.figures.length, t('figures'), function () { showTable('figures', ''); })),
    section('zonesAnswer', lazily(found.zones, zoneRow), 6),
    section('chainsAnswer', chainRows(found)),
    section('projectsAnswer', lazily(found.projects.filter(function (one) { return one.amount || one.stage; }), projectRow), 6),
    section('figuresAnswer', lazily(leadingFigures(), figureRow)),
    section('industriesAnswer', lazily(found.industries, industryRow), 6),
    section('soleAnswer', lazily(found.sole, supplyRow)),
    section('plannedAnswer', lazily(found.planned, edgeRow)),
    section('sourcesAnswer', lazily(DATA.sources, sourceRow), 3)
  ];
}

function zoneRow(one) {
  const firms = one.firms.slice(0, 3);
  return [h('div', {class: 'split'}, nodeLink(one.zone),
    h('span', {class: 'muted'}, one.firms.length + ' ' + t('firms') + (one.projects.length ? ' · ' + one.projects.length + ' ' + t('projects') : ''))),
  firms.length > 0 && h('div', {class: 'sub'}, firms.map(function (id, n) {
    return [n > 0 && '、', nodeLink(id, short(NODES[id]))];
  }), one.firms.length > 3 && ' …')];
}

function chainRows(found) {
  const long = found.chains.filter(function (chain) { return chain.length > 2; });
  const supplies = EDGES.filter(function (edge) { return edge.relation === 'supplies'; });
  return lazily(long, function (chain) {
    return h('div', {}, chain.map(function (id, n) { return [n > 0 && ' → ', nodeLink(id, short(NODES[id]))]; }));
  }).concat(lazily(supplies.map(function (edge) { return edge.id; }), supplyRow));
}

function supplyRow(id) {
  const edge = EDGES[id];
  return edgeLink(id, [h('b', {}, short(NODES[edge.from])), ' → ', h('b', {}, short(NODES[edge.to])),
    edge.products.length > 0 && h('span', {class: 'chip'}, edge.products.join('、')), !edge.stands && statusOf(edge)]);
}

function statusOf(edge) { return modalityChip(edge.open); }

function edgeRow(id) {
  const edge = EDGES[id];
  return edgeLink(id, [short(NODES[edge.from]), h('span', {class: 'verb'}, t(edge.relation)), short(NODES[edge.to]), ' ',
    statusOf(edge)]);
}

function projectRow(one) {
  return [h('div', {class: 'split'}, nodeLink(one.project), h('b', {class: 'amount'}, one.amount || '')),
    h('div', {class: 'sub'}, one.zone !== undefined ? nodeLink(one.zone, short(NODES[one.zone])) : t('noZone'),
      one.stage && ' · ' + one.stage + (one.when ? ' ' + one.when.slice(0, 7) : ''), !one.amount && ' · ' + t('noAmount'))];
}

/* Results of zones first, the latest first, then the largest. */
function leadingFigures() {
  return DATA.figures.filter(function (one) { return one.kind === 'actual' && one.measure === 'level' && one.subject !== undefined; })
    .slice().sort(function (a, b) {
      const zones = (NODES[b.subject].cls === 'Zone') - (NODES[a.subject].cls === 'Zone');
      const late = ((b.period || [])[2] || '').localeCompare((a.period || [])[2] || '');
      return zones || late || b.value - a.value;
    });
}

function figureRow(one) {
  return [h('div', {class: 'split'}, h('span', {}, nodeLink(one.subject, short(NODES[one.subject])), ' ' + one.indicator),
    h('b', {class: 'amount'}, one.printed)),
  h('div', {class: 'sub'}, when(one.period), one.growth !== undefined && growthText(one))];
}

function growthText(one) {
  return h('span', {class: one.growth < 0 ? 'down' : 'up'}, ' ' + t('growthWord') + ' ' + (one.growth < 0 ? '−' : '+') + Math.abs(one.growth) + '%');
}

function industryRow(one) {
  return h('div', {class: 'split'}, nodeLink(one[0]), h('span', {class: 'muted'}, one[1] + ' ' + t('links')));
}

function sourceRow(source) {
  return [h('div', {}, '《' + source.title + '》'),
    h('div', {class: 'sub'}, [source.publisher, source.published || t('unknownDate'), source.url].filter(Boolean).join(' · '))];
}
