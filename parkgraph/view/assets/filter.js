/* Which nodes and edges the filters let through, and how many there are of each kind. */

const CLASS_COUNTS = countBy(NODES, 'cls');
const RELATION_COUNTS = countBy(EDGES, 'relation');

/* The time a claim speaks of, else the day its article was printed. */
function spoken(one) {
  if (one.period && (one.period[1] || one.period[2])) return [one.period[1] || one.period[2], one.period[2] || one.period[1]];
  const source = DATA.sources[one.article];
  return source && source.published ? [source.published, source.published] : null;
}

function inTime(claims) {
  if (!state.since && !state.until) return true;
  return claims.some(function (one) {
    const time = spoken(one);
    return time && (!state.since || time[1] >= state.since) && (!state.until || time[0] <= state.until + '\uffff');
  });
}

function passes(edge) {
  if (state.offRel.indexOf(edge.relation) >= 0) return false;
  if (state.status === 'stands' && !edge.stands) return false;
  if (state.status === 'planned' && edge.stands) return false;
  return edge.sure >= state.least && (!(state.since || state.until) || inTime(said(edge)));
}

/* The nodes belonging to a zone or industry: itself, what lies in it, what is linked to it. */
function circle(id) {
  const found = new Set([id]);
  LINKED[id].forEach(function (edge) { found.add(other(edge, id)); });
  NODES.forEach(function (node) { if (node.home === id) found.add(node.id); });
  return found;
}

/* The ends of the edges that pass. */
function touched() {
  const found = new Set();
  EDGES.forEach(function (edge) {
    if (passes(edge)) found.add(edge.from).add(edge.to);
  });
  return found;
}

function narrowed() { return state.status !== 'all' || state.least > 0 || state.since || state.until; }

/* Whether what lies in a zone is folded into it. */
function folded(zone) { return LARGE !== (state.flip.indexOf(zone) >= 0); }

/* In a large file: zones and industries, then the most linked of what lies in no zone. */
const SHOWN_FIRST = new Set(LARGE ? NODES.filter(function (node) { return node.home === undefined; }).sort(function (a, b) {
  const rank = function (node) { return (node.cls === 'Zone' ? 1e6 : node.cls === 'Industry' ? 1e5 : 0) + LINKED[node.id].length; };
  return rank(b) - rank(a) || a.id - b.id;
}).slice(0, SUMMARY).map(function (node) { return node.id; }) : []);

function tucked(node) {
  if (node.home !== undefined) return folded(node.home);
  return LARGE && !SHOWN_FIRST.has(node.id);
}

/* {nodes: Set, edges: Set} of what is drawn; whatever is selected is always in. */
function visible() {
  const nodes = new Set(), edges = new Set(), open = new Set(chosen()), sets = [];
  [state.zone, state.industry].forEach(function (id) { if (id !== null) sets.push(circle(id)); });
  if (narrowed()) sets.push(touched());
  const close = LARGE && state.node !== null ? near(open, {has: function (id) { return passes(EDGES[id]); }}, 1) : open;
  const unfolded = close.size < 400 ? close : open;
  NODES.forEach(function (node) {
    const off = state.off.indexOf(node.cls) >= 0 || (tucked(node) && !unfolded.has(node.id));
    if (open.has(node.id) || (!off && sets.every(function (set) { return set.has(node.id); }))) nodes.add(node.id);
  });
  EDGES.forEach(function (edge) {
    if (nodes.has(edge.from) && nodes.has(edge.to) && (passes(edge) || edge.id === state.edge)) edges.add(edge.id);
  });
  return {nodes: nodes, edges: edges};
}

/* What is selected: one node, the two ends of an edge, or a path. */
function chosen() {
  if (state.node !== null) return [state.node];
  if (state.edge !== null) return [EDGES[state.edge].from, EDGES[state.edge].to];
  if (state.from !== null && state.to !== null) return pathNodes(findPath(state.from, state.to, state.trade));
  return state.from !== null ? [state.from] : [];
}

/* All nodes within `hops` of the selected ones, over the edges given. */
function near(start, edges, hops) {
  let found = new Set(start);
  for (let hop = 0; hop < hops; hop += 1) {
    const next = new Set(found);
    found.forEach(function (id) {
      LINKED[id].forEach(function (edge) { if (edges.has(edge.id)) next.add(other(edge, id)); });
    });
    found = next;
  }
  return found;
}
