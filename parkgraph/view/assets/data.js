/* The embedded JSON, with look-ups; nodes and edges are known by their position. */

const LINES = {};

/* One line of an embedded block, read when it is asked for; the blocks stand behind this script. */
function line(block, number) {
  if (!LINES[block]) LINES[block] = document.getElementById(block).textContent.split('\n');
  return JSON.parse(LINES[block][number]);
}

/* The claims of an edge. */
function said(edge) {
  edge.claims = edge.claims || line('said', edge.id);
  return edge.claims;
}

function sentenceOf(one) { return one.sentence === undefined ? '' : line('sentences', one.sentence); }

const DATA = JSON.parse(document.getElementById('data').textContent);
const NODES = DATA.nodes;
const EDGES = DATA.edges;
const CLASSES = ['Zone', 'Firm', 'Project', 'Industry', 'Product', 'Organization', 'Place', 'Person', 'Policy', 'Event'];
const RELATIONS = ['supplies', 'investsIn', 'cooperatesWith', 'subsidiaryOf', 'produces', 'operatesIn', 'partOfCluster',
  'exportsTo', 'locatedIn', 'partOf', 'overlapsWith', 'issues', 'holdsRole'];
const TRADE = {supplies: 1, investsIn: 1, cooperatesWith: 1, subsidiaryOf: 1};
/* Relations that a zone's area shows by itself: no line is drawn between a zone and what stands in its area. */
const WITHIN = {locatedIn: 1, partOf: 1, operatesIn: 1};
const QUIET = ['Person', 'Policy', 'Event'];
const LINKED = NODES.map(function () { return []; });
const NONE = [];
/* What lies in each zone. */
const MEMBERS = new Map();

NODES.forEach(function (node, id) {
  node.id = id;
  node.brief = node.label;
  node.names = node.names || NONE;
  node.codes = node.codes || NONE;
  node.articles = node.articles || NONE;
  if (node.home === undefined) return;
  if (!MEMBERS.has(node.home)) MEMBERS.set(node.home, []);
  MEMBERS.get(node.home).push(node);
});

EDGES.forEach(function (edge, id) {
  edge.id = id;
  LINKED[edge.from].push(edge);
  if (edge.to !== edge.from) LINKED[edge.to].push(edge);
  edge.inside = WITHIN[edge.relation] === 1 && (NODES[edge.from].home === edge.to || NODES[edge.to].home === edge.from);
  edge.stands = !edge.open;
  edge.products = edge.products || NONE;
});

/* Above this many nodes the file opens folded: zones, and the most linked of the rest; see `folded`. */
const LARGE = NODES.length > 5000;
const SUMMARY = 150;

/* The edge to the industry that a firm is most surely said to be in, by firm. */
const INDUSTRY = new Map();
EDGES.forEach(function (edge) {
  if ((edge.relation !== 'operatesIn' && edge.relation !== 'partOfCluster') || NODES[edge.from].cls !== 'Firm') return;
  const best = INDUSTRY.get(edge.from);
  if (!best || (edge.stands - best.stands || edge.sure - best.sure) > 0) INDUSTRY.set(edge.from, edge);
});

/* The eight industries with the most firms, each with a colour of its own. */
const TINTED = (function () {
  const counts = countBy(Array.from(INDUSTRY.values()), 'to');
  return Object.keys(counts).map(Number).sort(function (a, b) { return counts[b] - counts[a] || a - b; }).slice(0, 8)
    .map(function (id, n) { return {id: id, count: counts[id], color: 'i-' + (n + 1)}; });
}());

function countBy(items, key) {
  const counts = {};
  items.forEach(function (item) { counts[item[key]] = (counts[item[key]] || 0) + 1; });
  return counts;
}

function other(edge, id) { return edge.from === id ? edge.to : edge.from; }

function title(node) { return state.lang === 'en' && node.english ? node.english : node.full; }

function short(node) { return state.lang === 'en' && node.english ? node.english : node.brief; }

/* `2024-04-01`, `2024-04-30` -> `2024-04`; a whole year -> `2024`; whole months -> `2024-01–08`. */
function when(period) {
  if (!period) return '';
  const from = period[1], to = period[2];
  if (!from && !to) return period[0];
  if (!from || !to) return from || to;
  const year = from.slice(0, 4) === to.slice(0, 4);
  if (year && from.slice(5) === '01-01' && to.slice(5) === '12-31') return from.slice(0, 4);
  if (from.slice(0, 7) === to.slice(0, 7)) return from === to ? from : from.slice(0, 7);
  const whole = from.slice(8) === '01' && new Date(Date.parse(to) + 864e5).getUTCDate() === 1;
  return whole ? from.slice(0, 7) + '–' + (year ? to.slice(5, 7) : to.slice(0, 7)) : from + '–' + to;
}

/* The amounts, roles and other qualifiers of an edge, each once: `13亿元`. */
function qualifiers(edge, name) {
  const found = [];
  said(edge).forEach(function (one) {
    const value = (one.qualifiers || {})[name];
    if (value && found.indexOf(value) < 0) found.push(value);
  });
  return found;
}
