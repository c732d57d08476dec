/* The supply chain, drawn as SVG: suppliers left of customers, zones as bands, products on the lines, no line through a box. */

const CHAIN = {column: 250, row: 62, width: 150, height: 40, top: 46, left: 48, band: 34};

/* {tier: Map id -> column, edges, slots} for the supply edges that the filters let through. */
function supplyTiers(edges) {
  const out = new Map(), tier = new Map(), open = new Set();
  edges.forEach(function (edge) {
    [edge.from, edge.to].forEach(function (id) { if (!out.has(id)) out.set(id, []); });
    out.get(edge.to).push(edge.from);
  });
  function depth(id) {
    if (tier.has(id)) return tier.get(id);
    if (open.has(id)) return 0;
    open.add(id);
    const found = out.get(id).reduce(function (most, from) { return open.has(from) ? most : Math.max(most, depth(from) + 1); }, 0);
    open.delete(id);
    tier.set(id, found);
    return found;
  }
  Array.from(out.keys()).sort(function (a, b) { return a - b; }).forEach(depth);
  return tier;
}

/* Rows: zone by zone, inside a zone one row for each box of its fullest column. */
function chainRowsByZone(tier) {
  const zones = new Map();
  tier.forEach(function (column, id) {
    const home = NODES[id].home === undefined ? -1 : NODES[id].home;
    if (!zones.has(home)) zones.set(home, new Map());
    const columns = zones.get(home);
    columns.set(column, (columns.get(column) || []).concat([id]));
  });
  return Array.from(zones.keys()).sort(function (a, b) { return (a < 0) - (b < 0) || a - b; }).map(function (home) {
    const columns = zones.get(home);
    const rows = Math.max.apply(null, Array.from(columns.values()).map(function (ids) { return ids.length; }));
    return {home: home, columns: columns, rows: rows};
  });
}

function chainView() {
  const shown = visible();
  const edges = EDGES.filter(function (edge) { return edge.relation === 'supplies' && shown.edges.has(edge.id); });
  if (!edges.length) return [h('p', {class: 'note empty'}, t('chainNone')), gapList()];
  const tier = supplyTiers(edges), bands = chainRowsByZone(tier), places = new Map();
  const last = Math.max.apply(null, Array.from(tier.values()));
  let y = CHAIN.top;
  bands.forEach(function (band) {
    band.y = y;
    band.columns.forEach(function (ids, column) {
      ids.forEach(function (id, n) {
        places.set(id, {x: CHAIN.left + column * CHAIN.column, y: band.y + CHAIN.band + n * CHAIN.row});
      });
    });
    band.h = CHAIN.band + band.rows * CHAIN.row;
    y += band.h + 14;
  });
  const width = CHAIN.left * 2 + last * CHAIN.column + CHAIN.width;
  const picture = s('svg', {class: 'chain', viewBox: '0 0 ' + width + ' ' + y, width: width, height: y, role: 'group', 'aria-label': t('chain')},
    s('defs', {}, s('marker', {id: 'tip', viewBox: '0 0 8 8', refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto'},
      s('path', {d: 'M0 0 8 4 0 8z', class: 'tip'}))),
    tierHeads(last), bands.map(function (band) { return bandShape(band, width); }),
    edges.map(function (edge) { return chainEdge(edge, places); }),
    Array.from(places.keys()).map(function (id) { return chainBox(id, places.get(id)); }));
  return [h('p', {class: 'note'}, t('chainHint')), h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('chain')}, picture), gapList()];
}

function tierHeads(last) {
  const heads = [];
  for (let n = 0; n <= last; n += 1) {
    const word = n === 0 ? t('upstream') : n === last ? t('downstream') : t('tier').replace('{n}', n + 1);
    heads.push(s('text', {x: CHAIN.left + n * CHAIN.column + CHAIN.width / 2, y: 24, class: 'tier'}, word));
  }
  return heads;
}

function bandShape(band, width) {
  return s('g', {}, s('rect', {x: 12, y: band.y, width: width - 24, height: band.h, rx: 14, class: 'band'}),
    s('text', {x: 26, y: band.y + 19, class: 'band-name'}, band.home < 0 ? t('noZone') : short(NODES[band.home])));
}

function activate(action) {
  return {tabindex: '0', role: 'button', onclick: action, onkeydown: function (event) {
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); action(); }
  }};
}

function chainBox(id, at) {
  const rows = wrapped(short(NODES[id]), state.lang === 'en' && NODES[id].english);
  const picked = id === state.node || (state.edge !== null && (EDGES[state.edge].from === id || EDGES[state.edge].to === id));
  return s('g', Object.assign({class: 'box' + (picked ? ' picked' : ''), 'aria-label': title(NODES[id])}, activate(function () { pickNode(id); })),
    s('rect', {x: at.x, y: at.y, width: CHAIN.width, height: CHAIN.height, rx: 9}),
    rows.map(function (row, n) {
      return s('text', {x: at.x + CHAIN.width / 2, y: at.y + 25 + (n - (rows.length - 1) / 2) * 15}, row);
    }));
}

/* A line through these points with round corners. */
function roundedPath(points) {
  return points.map(function (point, n) {
    const before = points[n - 1], after = points[n + 1];
    if (!before) return 'M' + point[0] + ' ' + point[1];
    if (!after) return 'L' + point[0] + ' ' + point[1];
    const way = function (end) {
      const far = Math.hypot(end[0] - point[0], end[1] - point[1]) || 1, part = Math.min(10, far / 2) / far;
      return (point[0] + (end[0] - point[0]) * part) + ' ' + (point[1] + (end[1] - point[1]) * part);
    };
    return 'L' + way(before) + 'Q' + point[0] + ' ' + point[1] + ' ' + way(after);
  }).join('');
}

/* From the right side of a box to the left side of the next; a longer way runs in the gaps between columns and rows. */
function chainRoute(a, b) {
  const half = CHAIN.height / 2, gap = CHAIN.column - CHAIN.width;
  const x1 = a.x + CHAIN.width, y1 = a.y + half, x2 = b.x, y2 = b.y + half;
  if (x2 > x1 && x2 - x1 <= gap + 1) {
    return {path: 'M' + x1 + ' ' + y1 + 'C' + (x1 + gap / 2) + ' ' + y1 + ' ' + (x2 - gap / 2) + ' ' + y2 + ' ' + x2 + ' ' + y2,
      x: (x1 + x2) / 2, y: (y1 + y2) / 2};
  }
  const lane = b.y - 11, out = x1 + gap * 0.28, back = x2 - gap * 0.28;
  return {path: roundedPath([[x1, y1], [out, y1], [out, lane], [back, lane], [back, y2], [x2, y2]]), x: (out + back) / 2, y: lane};
}

function chainEdge(edge, places) {
  const route = chainRoute(places.get(edge.from), places.get(edge.to)), path = route.path;
  const words = qualifiers(edge, 'product').concat(qualifiers(edge, 'volume')).join('、') || t('supplies');
  return s('g', Object.assign({class: 'flow' + (edge.stands ? '' : ' planned') + (edge.id === state.edge ? ' picked' : ''),
    'aria-label': title(NODES[edge.from]) + ' ' + t('supplies') + ' ' + title(NODES[edge.to]) + ' ' + words}, activate(function () { openEdge(edge.id); })),
  s('path', {d: path, class: 'wide'}), s('path', {d: path, 'marker-end': 'url(#tip)'}), s('text', {x: route.x, y: route.y - 5}, words));
}

/* Products and industries that are named, but that no firm here is said to make or work in. */
function gapList() {
  const found = NODES.filter(function (node) {
    if (node.cls !== 'Product' && node.cls !== 'Industry') return false;
    return !LINKED[node.id].some(function (edge) { return NODES[other(edge, node.id)].cls === 'Firm'; }) &&
      !EDGES.some(function (edge) { return qualifiers(edge, 'product').indexOf(node.full) >= 0; });
  });
  if (!found.length) return null;
  return h('section', {class: 'gaps'}, h('h2', {}, t('gaps'), h('span', {class: 'count'}, found.length)),
    h('p', {}, found.map(function (node) { return h('span', {class: 'gap'}, nodeLink(node.id)); })));
}
