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

/* One band a zone: the boxes of each column, rows of its fullest column, and what is missing there. */
function chainBands(tier, gaps, columns) {
  const zones = new Map();
  function band(home) {
    if (!zones.has(home)) zones.set(home, {home: home, columns: new Map(), gaps: []});
    return zones.get(home);
  }
  tier.forEach(function (column, id) {
    const found = band(NODES[id].home === undefined ? -1 : NODES[id].home).columns;
    found.set(column, (found.get(column) || []).concat([id]));
  });
  gaps.forEach(function (gap) { band(gap.zone).gaps.push(gap.id); });
  const sorted = Array.from(zones.values()).sort(function (a, b) {
    return (b.columns.size > 0) - (a.columns.size > 0) || (a.home < 0) - (b.home < 0) || a.home - b.home;
  });
  let y = CHAIN.top;
  sorted.forEach(function (one) {
    one.rows = Math.max.apply(null, [0].concat(Array.from(one.columns.values()).map(function (ids) { return ids.length; })));
    one.y = y;
    one.h = CHAIN.band + (one.rows + Math.ceil(one.gaps.length / columns)) * CHAIN.row;
    y += one.h + 14;
  });
  return sorted;
}

function chainView() {
  const shown = visible(), gaps = chainGaps(shown);
  const edges = EDGES.filter(function (edge) { return edge.relation === 'supplies' && shown.edges.has(edge.id); });
  if (!edges.length && !gaps.length) return [h('p', {class: 'note empty'}, t('chainNone'))];
  const tier = supplyTiers(edges), places = new Map();
  const last = Math.max.apply(null, [2].concat(Array.from(tier.values())));
  const bands = chainBands(tier, gaps, last + 1);
  bands.forEach(function (band) {
    band.columns.forEach(function (ids, column) {
      ids.forEach(function (id, n) { places.set(id, chainPlace(band, column, n)); });
    });
  });
  const end = bands[bands.length - 1], width = CHAIN.left * 2 + last * CHAIN.column + CHAIN.width, height = end.y + end.h + 14;
  const taken = Array.from(places.values()).map(function (at) { return {x: at.x, y: at.y, w: CHAIN.width, h: CHAIN.height}; });
  const picture = s('svg', {class: 'chain', viewBox: '0 0 ' + width + ' ' + height, width: width, height: height, role: 'group', 'aria-label': t('chain')},
    s('defs', {}, s('marker', {id: 'tip', viewBox: '0 0 8 8', refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto'},
      s('path', {d: 'M0 0 8 4 0 8z', class: 'tip'}))),
    tierHeads(Math.max.apply(null, [0].concat(Array.from(tier.values())))), bands.map(function (band) { return bandShape(band, width); }),
    edges.map(function (edge) { return chainEdge(edge, places, taken); }),
    Array.from(places.keys()).map(function (id) { return chainBox(id, places.get(id)); }),
    bands.map(function (band) {
      return band.gaps.map(function (id, n) { return gapBox(id, chainPlace(band, n % (last + 1), band.rows + Math.floor(n / (last + 1)))); });
    }));
  return [h('p', {class: 'note'}, edges.length ? t('chainHint') : t('chainNone'), gaps.length > 0 && ' ' + t('gapHint')),
    h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('chain')}, picture)];
}

function chainPlace(band, column, row) {
  return {x: CHAIN.left + column * CHAIN.column, y: band.y + CHAIN.band + row * CHAIN.row};
}

function tierHeads(last) {
  const heads = [];
  for (let n = 0; n <= last && last > 0; n += 1) {
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

function chainEdge(edge, places, taken) {
  const route = chainRoute(places.get(edge.from), places.get(edge.to)), path = route.path;
  const words = edge.products.concat(qualifiers(edge, 'volume')).join('、') || t('supplies');
  const at = chainLabel(route, words, taken);
  return s('g', Object.assign({class: 'flow' + (edge.stands ? '' : ' planned') + (edge.id === state.edge ? ' picked' : ''),
    'aria-label': title(NODES[edge.from]) + ' ' + t('supplies') + ' ' + title(NODES[edge.to]) + ' ' + words}, activate(function () { openEdge(edge.id); })),
  s('title', {}, words), s('path', {d: path, class: 'wide'}), s('path', {d: path, 'marker-end': 'url(#tip)'}),
  at && s('text', {x: at.x, y: at.y}, at.text));
}

/* A free place for the words of a flow near the middle of its line: {x, y, text}; shortened, or none, if there is no room. */
function chainLabel(route, words, taken) {
  const short = words.length > 12 ? words.slice(0, 11) + '…' : words;
  const width = textWidth(short, false) * 12 + 6, shifts = [0, -10, 10, -19, 19, -38, 38];
  const found = shifts.map(function (dy) { return {x: route.x - width / 2, y: route.y - 20 + dy, w: width, h: 18}; })
    .find(function (box) { return !taken.some(function (one) { return overlaps(one, box); }); });
  if (!found) return null;
  taken.push(found);
  return {x: route.x, y: found.y + 13.5, text: short};
}

/* Products and industries that are named, but that no firm here is said to make, need or work in: [{id, zone or -1}]. */
function chainGaps(shown) {
  const known = new Set();
  EDGES.forEach(function (edge) { edge.products.forEach(function (text) { known.add(text); }); });
  return NODES.filter(function (node) {
    return (node.cls === 'Product' || node.cls === 'Industry') && shown.nodes.has(node.id) && !known.has(node.full) &&
      !LINKED[node.id].some(function (edge) { return NODES[other(edge, node.id)].cls === 'Firm'; });
  }).map(function (node) {
    const zone = LINKED[node.id].map(function (edge) { return other(edge, node.id); }).find(function (id) { return NODES[id].cls === 'Zone'; });
    return {id: node.id, zone: zone !== undefined ? zone : node.home !== undefined ? node.home : -1};
  });
}

function gapBox(id, at) {
  const rows = wrapped(short(NODES[id]), state.lang === 'en' && NODES[id].english).concat([t('gap')]);
  return s('g', Object.assign({class: 'box gap', 'aria-label': title(NODES[id]) + ' ' + t('gap')}, activate(function () { pickNode(id); })),
    s('rect', {x: at.x, y: at.y - 2, width: CHAIN.width, height: CHAIN.height + 8, rx: 9}),
    rows.map(function (row, n) {
      return s('text', {x: at.x + CHAIN.width / 2, y: at.y + 27 + (n - (rows.length - 1) / 2) * 15, class: n === rows.length - 1 ? 'missing' : ''}, row);
    }));
}
