/* The graph itself: vis-network draws nodes and edges where Python put them; zone areas and labels are drawn here. */

const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif';
const canvas = {network: null, box: null, nodes: new vis.DataSet(), edges: new vis.DataSet(), shown: null, near: null, hover: null, boost: 1, cursor: null, version: 0, bends: new Map(), bent: false,
  cache: null, frames: 0, first: 0, moved: false, last: {nodes: new Map(), edges: new Map()}, strict: 1};

/* Draw into the box; the data sets are filled before vis sees them, as each later change makes it look at everything. */
function createNetwork() {
  const many = NODES.length;
  canvas.network = new vis.Network(canvas.box, {nodes: canvas.nodes, edges: canvas.edges}, {
    physics: false, layout: {improvedLayout: false}, autoResize: true,
    interaction: {hover: many <= 1500, selectConnectedEdges: false, hideEdgesOnDrag: many > 800, tooltipDelay: 1e6, zoomSpeed: 0.6},
    nodes: {borderWidth: 1.5, chosen: false, font: {size: 0}},
    edges: {arrows: {to: {enabled: true, scaleFactor: 0.45}}, chosen: false, smooth: false, arrowStrikethrough: false,
      selectionWidth: 0, hoverWidth: 0, font: {size: 0}}
  });
  canvas.network.on('beforeDrawing', drawAreas);
  canvas.network.on('afterDrawing', drawOver);
  canvas.network.on('click', clicked);
  canvas.network.on('hoverNode', function (event) { hover(event.node); });
  canvas.network.on('blurNode', function () { hover(null); });
  canvas.network.on('zoom', function () { canvas.moved = true; resize(canvas.network.getScale()); });
  canvas.network.on('dragEnd', function (event) { canvas.moved = true; if (event.nodes.length) moved(event.nodes); });
  canvas.network.on('resize', function () {
    canvas.cache = null;
    setTimeout(function () { if (!canvas.moved) fit(false); }); // vis sets its own scale right after it says so
  });
  canvas.box.addEventListener('keydown', walk);
}

/* Nodes grow a little on the plane when seen from far, so that they stay visible; in steps, as each touches all. */
function boostAt(scale) {
  const most = canvas.shown.nodes.size > 1500 ? 1 : LARGE ? 16 : 2.25;
  return Math.round(4 * Math.max(1, Math.min(most, (LARGE ? 0.4 : 0.55) / scale))) / 4;
}

function resize(scale) {
  const boost = boostAt(scale);
  if (boost === canvas.boost) return;
  canvas.boost = boost;
  refreshCanvas();
}

function hover(id) {
  canvas.hover = id;
  canvas.box.style.cursor = id === null ? '' : 'pointer';
  canvas.version += 1;
  redraw();
}

/* In the next frame, once for however many changes. */
function redraw() { canvas.network.body.emitter.emit('_requestRedraw'); }

function moved(ids) {
  const places = canvas.network.getPositions(ids);
  ids.forEach(function (id) { NODES[id].x = places[id].x; NODES[id].y = places[id].y; });
  canvas.version += 1;
}

function clicked(event) {
  const id = canvas.network.getNodeAt(event.pointer.DOM);
  if (id !== undefined) return pickNode(id);
  const edge = canvas.network.getEdgeAt(event.pointer.DOM);
  if (typeof edge === 'number') return openEdge(edge);
  const at = event.pointer.canvas;
  const area = areas().find(function (one) { return at.x > one.x && at.x < one.x + one.w && at.y > one.y && at.y < one.y + one.h; });
  if (area && state.node !== area.zone) return pickNode(area.zone);
  return overview();
}

function pickNode(id) {
  if (state.from !== null && state.to === null && id !== state.from) set({to: id}); else openNode(id);
}

/* Bring what vis draws in line with the state; only what changed is touched. */
function refreshCanvas() {
  canvas.shown = visible();
  const start = chosen();
  const path = state.from !== null && state.to !== null ? new Set((findPath(state.from, state.to, state.trade) || []).map(function (e) { return e.id; })) : null;
  canvas.near = start.length ? (path || state.edge !== null ? new Set(start) : near(start, canvas.shown.edges, state.hops)) : null;
  canvas.lit = function (edge) {
    if (!canvas.near) return true;
    if (path) return path.has(edge.id);
    if (state.edge !== null) return edge.id === state.edge;
    return canvas.near.has(edge.from) && canvas.near.has(edge.to) && (state.hops > 1 || edge.from === state.node || edge.to === state.node);
  };
  if (!canvas.network) canvas.boost = boostAt(fitScale(bounds()));
  apply('nodes', NODES.filter(function (node) { return canvas.shown.nodes.has(node.id); }).map(visNode));
  apply('edges', EDGES.filter(drawn).map(visEdge).concat(canvas.near ? [] : foldedEdges()));
  canvas.version += 1;
  if (canvas.network) redraw(); else createNetwork();
}

function drawn(edge) {
  if (!canvas.shown.edges.has(edge.id)) return false;
  if (!edge.inside) return true;
  const zone = NODES[edge.from].home === edge.to ? edge.to : edge.from;
  return Boolean(canvas.near && canvas.lit(edge) && state.node !== zone);
}

/* Add, update and remove by comparing with what was there: rewriting a data set is slow. */
function apply(kind, items) {
  const last = canvas.last[kind], next = new Map(), changed = [];
  items.forEach(function (item) {
    const text = JSON.stringify(item);
    next.set(item.id, text);
    if (last.get(item.id) !== text) changed.push(item);
  });
  const gone = Array.from(last.keys()).filter(function (id) { return !next.has(id); });
  if (gone.length) canvas[kind].remove(gone);
  if (changed.length) canvas[kind].update(changed);
  canvas.last[kind] = next;
}

function labelSize(scale) { return Math.max(11.5, Math.min(15, 13 * scale + 1.5)); }

/* Label places for this zoom; kept until zoom, filter, focus or a node's place changes. */
function labelsFor(scale) {
  const key = scale.toFixed(4) + '/' + canvas.version + '/' + state.lang;
  if (canvas.cache && (canvas.cache.key === key || canvas.dragging)) return canvas.cache;
  const size = labelSize(scale), block = blocking(scale);
  const placed = placeLabels(wantedLabels(scale), block, size);
  canvas.cache = {key: key, placed: placed, words: canvas.near ? placeEdgeLabels(telling(scale), placed, size - 1) : [], size: size, shapes: block.shapes};
  return canvas.cache;
}

/* The labels that would be shown if there were room, the most important first. */
function wantedLabels(scale) {
  const contents = zoneContents(), picked = new Set(chosen()), narrow = canvas.box.clientWidth < 560;
  const ids = Array.from(canvas.shown.nodes).filter(function (id) { return !canvas.near || canvas.near.has(id); });
  const crowded = ids.filter(function (id) { return NODES[id].cls === 'Zone'; }).length > 40;
  const ranks = new Map(ids.map(function (id) { return [id, labelRank(id, picked)]; }));
  ids.sort(function (a, b) { return ranks.get(b) - ranks.get(a) || a - b; });
  return ids.slice(0, LABEL.most).map(function (id) {
    const node = NODES[id], zone = node.cls === 'Zone', latin = state.lang === 'en' && node.english;
    const held = contents.get(id), note = held && !narrow && !crowded ? areaNote(held) : '';
    return {id: id, forms: forms(short(node), latin, narrow, note), note: note,
      x: node.x * scale, y: node.y * scale, radius: node.size * canvas.boost * scale, bold: zone || picked.has(id),
      must: ranks.get(id) >= (crowded ? 2000 : 500), right: Boolean(held)};
  });
}

/* The ways to break a name into lines, best first; all but the first go without the note. */
function forms(text, latin, narrow, note) {
  const first = wrapped(text, latin, narrow && !latin ? 7 : 0), half = Math.ceil(text.length / 2);
  const found = note ? [first, first] : [first];
  return first.length === 1 && text.length > 3 ? found.concat([wrapped(text, latin, half)]) : found;
}

function labelRank(id, picked) {
  const node = NODES[id];
  return (id === canvas.hover || id === canvas.cursor ? 3000 : 0) + (picked.has(id) ? 2000 : 0) + (node.cls === 'Zone' ? 1000 : 0) +
    (TOP_FIRMS.indexOf(id) >= 0 ? 500 : 0) + LINKED[id].length + (node.cls === 'Firm' ? 4 : node.cls === 'Project' ? 3 : 0);
}

/* What each zone holds that is shown, or that is folded into it. */
function zoneContents() {
  const inside = new Map();
  areas().forEach(function (area) { inside.set(area.zone, area.inside); });
  MEMBERS.forEach(function (nodes, zone) { if (folded(zone)) inside.set(zone, nodes); });
  return inside;
}

/* What labels keep clear of: nodes, edges, the edge of the picture. */
function blocking(scale) {
  const few = canvas.shown.nodes.size <= LABEL.many;
  return {
    frame: frame(scale), strict: canvas.strict,
    shapes: few ? Array.from(canvas.shown.nodes).map(function (id) {
      const node = NODES[id], r = node.size * canvas.boost * scale;
      return {id: id, x: node.x * scale - r, y: node.y * scale - r, w: 2 * r, h: 2 * r};
    }) : [],
    ways: few && NODES.length <= LABEL.many ? routed().map(function (edge) {
      return track(edge, scale, bendOf(edge));
    }) : []
  };
}

/* The words on the edges around what is chosen. */
function telling(scale) {
  const lit = routed();
  return (lit.length > 14 ? lit.filter(function (edge) { return TRADE[edge.relation]; }) : lit).map(function (edge) {
    return {text: [t(edge.relation)].concat(edge.products.slice(0, 1)).join(' '), point: pointOn(edge, scale)};
  });
}

/* Lay the labels out roughly, bend the edges away from them, and move or leave out what still collides. */
function settle(scale) {
  canvas.bends.clear();
  canvas.strict = 1;
  for (let round = 0; round < 14 && curved() && routed().length <= ROUTED; round += 1) {
    canvas.strict = round < 5 ? 0 : round < 10 ? 1 : 2;
    canvas.version += 1;
    const found = labelsFor(scale);
    if (!reroute(found.placed, found.shapes, scale) && round >= 5 && !struck(found.placed, scale)) break;
  }
  if (canvas.bends.size || canvas.bent) refreshCanvas();
  canvas.bent = canvas.bends.size > 0;
}

/* A point on an edge, in screen pixels. */
function pointOn(edge, scale) {
  return function (part) {
    const points = track(edge, scale, bendOf(edge)).points, n = 2 * Math.round(part * (points.length / 2 - 1));
    return {x: points[n], y: points[n + 1]};
  };
}

function drawOver(ctx) {
  canvas.frames += 1;
  if (!canvas.shown) return;
  const scale = canvas.network.getScale();
  const found = labelsFor(scale);
  drawLabels(ctx, found.placed, found.words, found.size, scale);
  if (!canvas.first) canvas.first = performance.now();
}

/* The box around what is chosen and near, or around everything, with room for labels. */
function bounds() {
  const ids = canvas.near ? Array.from(canvas.near) : Array.from(canvas.shown.nodes);
  let l = Infinity, r = -Infinity, u = Infinity, d = -Infinity;
  ids.forEach(function (id) {
    const node = NODES[id], radius = node.size * canvas.boost;
    const far = reach(node).map(function (way) { return Math.max(way, radius); });
    l = Math.min(l, node.x - far[0]); r = Math.max(r, node.x + far[0]); u = Math.min(u, node.y - far[1]); d = Math.max(d, node.y + far[2]);
  });
  if (!canvas.near) areas().forEach(function (area) {
    l = Math.min(l, area.x - 10); r = Math.max(r, area.x + area.w + 10); u = Math.min(u, area.y - 10); d = Math.max(d, area.y + area.h + 10);
  });
  return {x: l, y: u, w: r - l, h: d - u};
}

/* The same box in screen pixels: labels stay inside it. */
function frame(scale) {
  const all = bounds();
  return {x: all.x * scale, y: all.y * scale, w: all.w * scale, h: all.h * scale};
}

function fitScale(all) {
  return Math.max(0.02, Math.min(NODES.length > 1500 ? 3 : 1.25, canvas.box.clientWidth / all.w, canvas.box.clientHeight / all.h));
}

function fit(animated) {
  if (!canvas.shown.nodes.size) return;
  canvas.moved = false;
  const all = bounds(), scale = fitScale(all);
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches || !animated;
  canvas.network.moveTo({position: {x: all.x + all.w / 2, y: all.y + all.h / 2}, scale: scale,
    animation: calm ? false : {duration: 350, easingFunction: 'easeInOutQuad'}});
  resize(scale);
  settle(scale);
}

/* Arrow keys step to the nearest node that way; Enter opens it. */
function walk(event) {
  const ways = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1]};
  const way = ways[event.key];
  if (event.key === 'Enter' && canvas.cursor !== null) return pickNode(canvas.cursor);
  if (!way) return undefined;
  event.preventDefault();
  const from = canvas.cursor !== null ? canvas.cursor : state.node !== null ? state.node : Array.from(canvas.shown.nodes)[0];
  const here = NODES[from];
  let best = null, least = Infinity;
  canvas.shown.nodes.forEach(function (id) {
    const dx = NODES[id].x - here.x, dy = NODES[id].y - here.y;
    const ahead = dx * way[0] + dy * way[1], aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    if (ahead > 1 && ahead + 2.5 * aside < least) { best = id; least = ahead + 2.5 * aside; }
  });
  if (best !== null) {
    canvas.cursor = best;
    announce(title(NODES[best]) + ' ' + t(NODES[best].cls));
    refreshCanvas();
  }
  return undefined;
}
