/* Everything as tables and a timeline: sort, filter, choose columns, download. */

const table = {sort: {}, filter: '', hidden: {}};

function showTable(tab, filter) {
  table.filter = filter || '';
  set({view: 'table', tab: tab});
}

function sourceOf(one) { return (DATA.sources[one.article] || {}).title || ''; }

function dateOf(one) { return (DATA.sources[one.article] || {}).published || ''; }

/* Columns of each table: [key, cell text, cell content if it is more than text]. */
const TABLES = {
  edges: {
    rows: function (shown) {
      const rows = [];
      EDGES.forEach(function (edge) {
        if (shown.edges.has(edge.id)) said(edge).forEach(function (one) { rows.push({edge: edge, one: one}); });
      });
      return rows;
    },
    columns: [
      ['subject', function (r) { return title(NODES[r.edge.from]); }, function (r) { return nodeLink(r.edge.from); }],
      ['relation', function (r) { return t(r.edge.relation); }, function (r) { return edgeLink(r.edge.id, t(r.edge.relation)); }],
      ['object', function (r) { return title(NODES[r.edge.to]); }, function (r) { return nodeLink(r.edge.to); }],
      ['status', function (r) { return t(r.one.modality); }, function (r) { return modalityChip(r.one.modality); }],
      ['product', function (r) { return (r.one.qualifiers || {}).product || ''; }],
      ['amount', function (r) { return (r.one.qualifiers || {}).amount || ''; }],
      ['period', function (r) { return when(r.one.period); }],
      ['evidence', function (r) { return sentenceOf(r.one); }, function (r) { return marked(sentenceOf(r.one), r.one.marks); }],
      ['source', function (r) { return sourceOf(r.one); }], ['date', function (r) { return dateOf(r.one); }],
      ['confidence', function (r) { return String(r.one.confidence || 0); }]
    ]
  },
  nodes: {
    rows: function (shown) { return NODES.filter(function (node) { return shown.nodes.has(node.id); }); },
    columns: [
      ['label', function (n) { return title(n); }, function (n) { return nodeLink(n.id); }],
      ['cls', function (n) { return t(n.cls); }], ['kind', function (n) { return n.kind === n.cls ? '' : t(n.kind); }],
      ['zoneFilter', function (n) { return n.home === undefined ? '' : short(NODES[n.home]); }],
      ['alias', function (n) { return n.names.concat(n.english || []).join('、'); }],
      ['links', function (n) { return String(LINKED[n.id].length); }],
      ['codes', function (n) { return n.codes.map(function (code) { return code[1].replace(/^.*[/#]/, ''); }).join(' '); }]
    ]
  },
  figures: {
    rows: function () { return DATA.figures.filter(function (one) { return one.subject !== undefined && inTime([Object.assign({}, one.evidence, {period: one.period})]); }); },
    columns: [
      ['subject', function (f) { return title(NODES[f.subject]); }, function (f) { return nodeLink(f.subject); }],
      ['indicator', function (f) { return f.indicator; }], ['value', function (f) { return f.printed; }],
      ['growth', function (f) { return f.growth === undefined ? '' : f.growth + '%'; }],
      ['kind', function (f) { return t(f.kind); }, function (f) { return h('span', {class: 'chip mod-' + f.kind}, t(f.kind)); }],
      ['period', function (f) { return when(f.period); }],
      ['evidence', function (f) { return sentenceOf(f.evidence); }, function (f) { return marked(sentenceOf(f.evidence), f.evidence.marks); }],
      ['source', function (f) { return sourceOf(f.evidence); }], ['date', function (f) { return dateOf(f.evidence); }]
    ]
  },
  projects: {
    rows: function () { return DATA.answers.projects; },
    columns: [
      ['Project', function (p) { return title(NODES[p.project]); }, function (p) { return nodeLink(p.project); }],
      ['zoneFilter', function (p) { return p.zone === undefined ? '' : short(NODES[p.zone]); }, function (p) { return p.zone === undefined ? '' : nodeLink(p.zone); }],
      ['amount', function (p) { return p.amount || ''; }], ['stage', function (p) { return p.stage || ''; }],
      ['period', function (p) { return p.when || ''; }]
    ]
  }
};

/* `13亿元` before `2.5亿元`: numbers sort as numbers where both start with one. */
function compareCells(a, b) {
  const x = amountOf(a), y = amountOf(b);
  if (x !== null && y !== null) return x - y;
  return a.localeCompare(b, 'zh-CN');
}

function amountOf(text) {
  const found = /^-?([\d.,]+)\s*(万亿|亿|万)?/.exec(text);
  if (!found || /^\d{4}-/.test(text)) return null;
  return parseFloat(text.replace(/,/g, '')) * ({万亿: 1e12, 亿: 1e8, 万: 1e4}[found[2]] || 1);
}

function tableRows(kind) {
  const spec = TABLES[kind];
  const words = table.filter.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const rows = spec.rows(visible()).map(function (row) {
    return {row: row, texts: spec.columns.map(function (column) { return column[1](row); })};
  }).filter(function (one) {
    const all = one.texts.join(' ').toLowerCase();
    return words.every(function (word) { return all.indexOf(word) >= 0; });
  });
  const sort = table.sort[kind];
  if (sort) rows.sort(function (a, b) { return sort[1] * compareCells(a.texts[sort[0]], b.texts[sort[0]]); });
  return rows;
}

function tableView() {
  const kind = state.tab, spec = TABLES[kind], rows = tableRows(kind);
  const hidden = table.hidden[kind] = table.hidden[kind] || {};
  const body = h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('table')});
  const count = h('span', {class: 'muted', role: 'status'});
  function draw() {
    const found = tableRows(kind);
    count.textContent = found.length + ' ' + t('rows');
    replace(body, tableElement(kind, spec, found, hidden, draw));
  }
  const head = h('div', {class: 'tools'},
    h('span', {class: 'segments', role: 'group', 'aria-label': t('table')}, [['edges', t('relationsOf')], ['nodes', t('entityTab')],
      ['figures', t('figures')], ['projects', t('Project')]].map(function (one) {
      return h('button', {type: 'button', 'aria-pressed': String(kind === one[0]), onclick: function () { table.filter = ''; set({tab: one[0]}); }}, one[1]);
    })),
    h('input', {type: 'search', class: 'rowfilter', 'aria-label': t('filterRows'), placeholder: t('filterRows'), value: table.filter,
      oninput: function (event) { table.filter = event.target.value; draw(); }}),
    count,
    h('details', {class: 'menu'}, h('summary', {}, t('columns')), h('div', {}, spec.columns.map(function (column) {
      return h('label', {}, h('input', {type: 'checkbox', checked: !hidden[column[0]], onchange: function (event) {
        hidden[column[0]] = !event.target.checked;
        draw();
      }}), t(column[0]));
    }))),
    h('button', {type: 'button', onclick: function () { downloadCsv(kind); }}, t('csv')));
  draw();
  return rows && [head, body];
}

function tableElement(kind, spec, rows, hidden, draw) {
  const sort = table.sort[kind] || [];
  const shown = spec.columns.map(function (column, n) { return n; }).filter(function (n) { return !hidden[spec.columns[n][0]]; });
  return h('table', {}, h('caption', {class: 'away'}, t('table')),
    h('thead', {}, h('tr', {}, shown.map(function (n) {
      return h('th', {scope: 'col', 'aria-sort': sort[0] === n ? (sort[1] > 0 ? 'ascending' : 'descending') : 'none'},
        h('button', {type: 'button', onclick: function () {
          table.sort[kind] = [n, sort[0] === n ? -sort[1] : 1];
          draw();
        }}, t(spec.columns[n][0]), sort[0] === n ? (sort[1] > 0 ? ' ↑' : ' ↓') : ''));
    }))),
    h('tbody', {}, rows.slice(0, 2000).map(function (one) {
      return h('tr', {}, shown.map(function (n) {
        const column = spec.columns[n];
        return h('td', {class: 'k-' + column[0]}, column[2] ? column[2](one.row) : one.texts[n]);
      }));
    })));
}

/* Project milestones by time, planned ones drawn hollow. */
function timeView() {
  const found = DATA.milestones.filter(function (one) { return one.period && (one.period[1] || one.period[2]) && one.subject !== undefined; })
    .sort(function (a, b) { return (a.period[1] || a.period[2]).localeCompare(b.period[1] || b.period[2]); });
  if (!found.length) return [h('p', {class: 'note empty'}, t('timeNone'))];
  const years = new Map();
  found.forEach(function (one) {
    const year = (one.period[1] || one.period[2]).slice(0, 4);
    years.set(year, (years.get(year) || []).concat([one]));
  });
  return h('div', {class: 'time scroll', tabindex: '0', role: 'region', 'aria-label': t('time')}, Array.from(years.keys()).map(function (year) {
    return h('section', {}, h('h2', {}, year), h('ol', {}, years.get(year).map(function (one) {
      return h('li', {class: one.evidence.modality === 'fact' ? '' : 'planned'},
        folding('step', [h('span', {class: 'muted'}, when(one.period)), h('b', {}, one.event), nodeLink(one.subject),
          one.evidence.modality !== 'fact' && modalityChip(one.evidence.modality)], function () { return evidenceBlock(one.evidence); }));
    })));
  }));
}
