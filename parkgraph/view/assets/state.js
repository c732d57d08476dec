/* What is looked at, as one value that also stands in the address: every change is a step that Back undoes. */

const DEFAULTS = {
  view: 'net', node: null, edge: null, hops: 1, from: null, to: null, trade: false, off: QUIET.slice(), offRel: [],
  status: 'all', tint: false, flip: [], least: 0, zone: null, industry: null, since: '', until: '', tab: 'edges'
};
const state = Object.assign({lang: 'zh', theme: null, expanded: {}}, DEFAULTS, {off: QUIET.slice(), offRel: [], flip: []});
const listeners = [];

function encode() {
  const out = new URLSearchParams();
  Object.keys(DEFAULTS).forEach(function (key) {
    const value = state[key];
    if (JSON.stringify(value) === JSON.stringify(DEFAULTS[key])) return;
    if (key === 'node' || key === 'from' || key === 'to' || key === 'zone' || key === 'industry') {
      if (value !== null) out.set(key, NODES[value].iri);
    } else if (key === 'edge') {
      const edge = EDGES[value];
      if (edge) out.set('edge', [NODES[edge.from].iri, edge.relation, NODES[edge.to].iri].join('~'));
    } else if (key === 'flip') out.set(key, value.map(function (id) { return NODES[id].iri; }).join(','));
    else out.set(key, Array.isArray(value) ? value.join(',') : String(value));
  });
  if (state.lang !== 'zh') out.set('lang', state.lang);
  return out.toString().replace(/%2F/g, '/').replace(/%7E/g, '~').replace(/%2C/g, ',');
}

/* The number of the node with an IRI, or null. */
function numberOf(iri) {
  const found = iri ? NODES.find(function (node) { return node.iri === iri; }) : null;
  return found ? found.id : null;
}

function decode(hash) {
  const from = new URLSearchParams(hash.replace(/^#/, ''));
  const next = Object.assign({}, DEFAULTS, {off: QUIET.slice(), offRel: [], flip: [], lang: from.get('lang') === 'en' ? 'en' : 'zh'});
  function node(key) {
    next[key] = numberOf(from.get(key));
  }
  ['node', 'from', 'to', 'zone', 'industry'].forEach(node);
  if (from.has('off')) next.off = from.get('off').split(',').filter(Boolean);
  if (from.has('offRel')) next.offRel = from.get('offRel').split(',').filter(Boolean);
  if (['net', 'chain', 'table', 'time'].indexOf(from.get('view')) >= 0) next.view = from.get('view');
  if (['all', 'stands', 'planned'].indexOf(from.get('status')) >= 0) next.status = from.get('status');
  ['since', 'until'].forEach(function (key) {
    if (/^\d{4}(-\d\d){0,2}$/.test(from.get(key) || '')) next[key] = from.get(key);
  });
  if (['edges', 'nodes', 'figures', 'projects'].indexOf(from.get('tab')) >= 0) next.tab = from.get('tab');
  next.hops = Math.min(3, Math.max(1, parseInt(from.get('hops'), 10) || 1));
  next.least = Math.min(1, Math.max(0, parseFloat(from.get('least')) || 0));
  next.trade = from.get('trade') === 'true';
  next.tint = from.get('tint') === 'true';
  next.flip = (from.get('flip') || '').split(',').map(numberOf).filter(function (id) { return id !== null; });
  const parts = (from.get('edge') || '').split('~');
  const edge = EDGES.find(function (one) {
    return parts.length === 3 && NODES[one.from].iri === parts[0] && one.relation === parts[1] && NODES[one.to].iri === parts[2];
  });
  next.edge = edge ? edge.id : null;
  return next;
}

function listen(listener) { listeners.push(listener); }

function tell(changed) { listeners.forEach(function (listener) { listener(changed); }); }

/* Change some of the state; `quiet` writes the address without a step in the history. */
function set(changes, quiet) {
  const before = encode();
  Object.assign(state, changes);
  const after = encode();
  if (after !== before) {
    const address = '#' + after;
    const depth = (history.state || {}).depth || 0;
    try {
      if (quiet) history.replaceState(history.state, '', address); else history.pushState({depth: depth + 1}, '', address);
    } catch (error) {
      if (error.name !== 'SecurityError') throw error; // a notebook's frame has no address to change
    }
  }
  tell(changes);
}

function openNode(id) { set({node: id, edge: null, from: null, to: null}); }

function openEdge(id) { set({edge: id, node: null, from: null, to: null}); }

function overview() { set({node: null, edge: null, from: null, to: null, hops: 1}); }

window.addEventListener('popstate', function () {
  Object.assign(state, decode(location.hash));
  tell({node: 1, edge: 1, view: 1, off: 1, lang: 1});
});
