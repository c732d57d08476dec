/* The graph itself: vis-network draws nodes and edges where Python put them; zone areas and labels are drawn here. */

const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif';
const WIDTHS = {supplies: 2.4, investsIn: 1.9, cooperatesWith: 1.7, subsidiaryOf: 1.7, exportsTo: 1.4, produces: 1.3};
const SHAPES = {Zone: 'square', Firm: 'dot', Project: 'hexagon', Product: 'triangle', Industry: 'diamond',
  Organization: 'triangleDown', Place: 'dot', Person: 'dot', Policy: 'square', Event: 'star'};
const canvas = {network: null, nodes: null, edges: null, shown: null, near: null, hover: null, boost: 1, cursor: null, version: 0,
  cache: null, frames: 0, first: 0, moved: false, last: {nodes: new Map(), edges: new Map()}};
let colors = {};

function color(name) {
  if (!colors[name]) colors[name] = getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  return colors[name];
}

function createCanvas(box) {
  const many = NODES.length;
  canvas.nodes = new vis.DataSet([]);
  canvas.edges = new vis.DataSet([]);
  canvas.network = new vis.Network(box, {nodes: canvas.nodes, edges: canvas.edges}, {
    physics: false, layout: {improvedLayout: false}, autoResize: true,
    interaction: {hover: many <= 1500, selectConnectedEdges: false, hideEdgesOnDrag: many > 1500, tooltipDelay: 1e6, zoomSpeed: 0.6},
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
  canvas.network.on('resize', function () { canvas.cache = null; if (!canvas.moved) fit(false); });
  box.addEventListener('keydown', walk);
  refreshCanvas();
  fit(false);
}

/* Nodes grow a little on the plane when seen from far, so that they stay visible; in steps, as each touches all. */
function resize(scale) {
  const most = canvas.shown.nodes.size > 1500 ? 1 : LARGE ? 16 : 2.25;
  const boost = Math.round(4 * Math.max(1, Math.min(most, 0.55 / scale))) / 4;
  if (boost === canvas.boost) return;
  canvas.boost = boost;
  refreshCanvas();
}

function hover(id) {
  canvas.hover = id;
  canvas.network.canvas.body.container.style.cursor = id === null ? '' : 'pointer';
  canvas.version += 1;
  canvas.network.redraw();
}

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
  apply('nodes', NODES.filter(function (node) { return canvas.shown.nodes.has(node.id); }).map(visNode));
  apply('edges', EDGES.filter(drawn).map(visEdge).concat(canvas.near ? [] : foldedEdges()));
  canvas.version += 1;
  canvas.network.redraw();
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

function visNode(node) {
  const faded = canvas.near && !canvas.near.has(node.id);
  const picked = node.id === state.node || node.id === state.from || node.id === state.to || node.id === canvas.cursor;
  const hollow = node.cls === 'Place';
  return {id: node.id, x: node.x, y: node.y, shape: SHAPES[node.cls] || 'dot', size: node.size * canvas.boost * (node.cls === 'Person' ? 0.7 : node.cls === 'Policy' ? 0.75 : 1),
    opacity: faded ? 0.15 : 1, borderWidth: picked ? 4 : hollow ? 2.5 : 1.2,
    color: {background: hollow ? color('canvas') : tintOf(node), border: picked ? color('ink') : hollow ? color('c-Place') : color('canvas')}};
}

function tintOf(node) {
  const found = state.tint && node.cls === 'Firm' && TINTED.find(function (one) { return one.id === INDUSTRY[node.id]; });
  return color(found ? found.color : state.tint && node.cls === 'Firm' ? 'muted' : 'c-' + node.cls);
}

function visEdge(edge) {
  const lit = canvas.lit(edge), focused = canvas.near && lit;
  const pale = edge.sure < 0.7 ? 0.5 : 0.9;
  const item = {id: edge.id, from: edge.from, to: edge.to, dashes: edge.stands ? false : [6, 5],
    width: (WIDTHS[edge.relation] || 1.1) * (focused ? 1.4 : 1),
    color: {color: color('r-' + edge.relation) || color('muted'), opacity: lit ? (focused ? 1 : pale) : 0.07}};
  if (NODES.length <= LABEL.many && canvas.shown.nodes.size <= LABEL.many) item.smooth = {enabled: true, type: 'curvedCW', roundness: 0.1 + 0.12 * twin(edge)};
  return item;
}

/* What the folded zones supply, invest in and so on among each other: one line a pair, thicker for more. */
function foldedEdges() {
  const pairs = new Map();
  function end(id) { return NODES[id].home !== undefined && folded(NODES[id].home) ? NODES[id].home : id; }
  EDGES.forEach(function (edge) {
    const a = end(edge.from), b = end(edge.to);
    if (a === b || (a === edge.from && b === edge.to) || !passes(edge)) return;
    if (canvas.shown.nodes.has(a) && canvas.shown.nodes.has(b)) pairs.set(a + '>' + b, (pairs.get(a + '>' + b) || 0) + 1);
  });
  return Array.from(pairs.keys()).map(function (key) {
    const ends = key.split('>').map(Number);
    return {id: key, from: ends[0], to: ends[1], dashes: false, width: 1 + Math.log2(pairs.get(key)), color: {color: color('r-locatedIn'), opacity: 0.45}};
  });
}

/* How many edges between the same two nodes come before this one. */
function twin(edge) {
  return LINKED[edge.from].filter(function (one) {
    return one.id < edge.id && other(one, edge.from) === other(edge, edge.from);
  }).length;
}

/* The area of each zone: around its visible nodes. */
function areas() {
  if (canvas.areaVersion === canvas.version && canvas.areaList) return canvas.areaList;
  const boxes = new Map();
  canvas.shown.nodes.forEach(function (id) {
    const node = NODES[id];
    if (node.home === undefined || !canvas.shown.nodes.has(node.home)) return;
    const zone = NODES[node.home];
    const box = boxes.get(node.home) || {zone: node.home, l: zone.x - 26, r: zone.x + 250, t: zone.y - 30, b: zone.y + 30, inside: []};
    box.l = Math.min(box.l, node.x - 66);
    box.r = Math.max(box.r, node.x + 66);
    box.t = Math.min(box.t, node.y - 44);
    box.b = Math.max(box.b, node.y + 56);
    box.inside.push(node);
    boxes.set(node.home, box);
  });
  canvas.areaList = Array.from(boxes.values()).map(function (box) {
    return {zone: box.zone, x: box.l, y: box.t, w: box.r - box.l, h: box.b - box.t, inside: box.inside};
  });
  canvas.areaVersion = canvas.version;
  return canvas.areaList;
}

function areaNote(inside) {
  const counts = countBy(inside, 'cls');
  return ['Firm', 'Project', 'Product'].filter(function (cls) { return counts[cls]; }).map(function (cls) {
    return counts[cls] + ' ' + t(cls);
  }).join(' · ');
}

function drawAreas(ctx) {
  if (!canvas.shown) return;
  areas().forEach(function (area) {
    const faded = canvas.near && !canvas.near.has(area.zone) && !area.inside.some(function (node) { return canvas.near.has(node.id); });
    ctx.globalAlpha = faded ? 0.35 : 1;
    ctx.fillStyle = color('area');
    ctx.strokeStyle = color('area-line');
    ctx.lineWidth = 1.5;
    rounded(ctx, area.x, area.y, area.w, area.h, 22);
    ctx.fill();
    ctx.stroke();
  });
  ctx.globalAlpha = 1;
}

function rounded(ctx, x, y, w, h, r) {
  ctx.beginPath();
  ctx.moveTo(x + r, y);
  ctx.arcTo(x + w, y, x + w, y + h, r);
  ctx.arcTo(x + w, y + h, x, y + h, r);
  ctx.arcTo(x, y + h, x, y, r);
  ctx.arcTo(x, y, x + w, y, r);
  ctx.closePath();
}

function labelSize(scale) { return Math.max(11.5, Math.min(15, 13 * scale + 1.5)); }

/* Label places for this zoom; kept until zoom, filter, focus or a node's place changes. */
function labelsFor(scale) {
  const key = scale.toFixed(4) + '/' + canvas.version + '/' + state.lang;
  if (canvas.cache && (canvas.cache.key === key || canvas.dragging)) return canvas.cache;
  const size = labelSize(scale), notes = new Map();
  areas().forEach(function (area) { notes.set(area.zone, areaNote(area.inside)); });
  MEMBERS.forEach(function (ids, zone) {
    if (folded(zone)) notes.set(zone, areaNote(ids.map(function (id) { return NODES[id]; })));
  });
  const picked = new Set(chosen()), narrow = canvas.network.canvas.body.container.clientWidth < 560;
  const ids = Array.from(canvas.shown.nodes).filter(function (id) { return !canvas.near || canvas.near.has(id); });
  function rank(id) {
    const node = NODES[id];
    return (id === canvas.hover || id === canvas.cursor ? 3000 : 0) + (picked.has(id) ? 2000 : 0) + (node.cls === 'Zone' ? 1000 : 0) +
      (TOP_FIRMS.indexOf(id) >= 0 ? 500 : 0) + LINKED[id].length + (node.cls === 'Firm' ? 4 : node.cls === 'Project' ? 3 : 0);
  }
  const ranks = new Map(ids.map(function (id) { return [id, rank(id)]; }));
  ids.sort(function (a, b) { return ranks.get(b) - ranks.get(a) || a - b; });
  const wanted = ids.slice(0, LABEL.most).map(function (id) {
    const node = NODES[id], zone = node.cls === 'Zone';
    return {id: id, rows: wrapped(short(node), state.lang === 'en' && node.english), note: narrow ? '' : notes.get(id), x: node.x * scale, y: node.y * scale,
      radius: node.size * canvas.boost * scale, bold: zone || picked.has(id), must: ranks.get(id) >= 500, right: notes.has(id)};
  });
  const few = NODES.length <= LABEL.many;
  const shapes = few ? Array.from(canvas.shown.nodes).map(function (id) {
    const node = NODES[id], r = node.size * canvas.boost * scale;
    return {id: id, x: node.x * scale - r, y: node.y * scale - r, w: 2 * r, h: 2 * r};
  }) : [];
  const lines = few ? EDGES.filter(function (edge) { return drawn(edge) && canvas.lit(edge); }).map(function (edge) {
    const a = NODES[edge.from], b = NODES[edge.to];
    return [a.x * scale, a.y * scale, b.x * scale, b.y * scale, edge.from, edge.to];
  }) : [];
  const placed = placeLabels(wanted, shapes, lines, size, frame(scale));
  const lit = EDGES.filter(function (edge) { return drawn(edge) && canvas.lit(edge); });
  const telling = lit.length > 14 ? lit.filter(function (edge) { return TRADE[edge.relation]; }) : lit;
  const words = canvas.near ? placeEdgeLabels(telling.map(function (edge) {
    return {text: [t(edge.relation)].concat(qualifiers(edge, 'product').slice(0, 1)).join(' '), point: pointOn(edge, scale)};
  }), placed, size - 1) : [];
  canvas.cache = {key: key, placed: placed, words: words, size: size};
  return canvas.cache;
}

/* A point on a drawn edge, in screen pixels; straight if vis has not drawn it yet. */
function pointOn(edge, scale) {
  return function (part) {
    const line = canvas.network.body.edges[edge.id], a = NODES[edge.from], b = NODES[edge.to];
    const at = line && line.edgeType && line.connected ? line.edgeType.getPoint(part) : {x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part};
    return {x: at.x * scale, y: at.y * scale};
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
    const node = NODES[id];
    l = Math.min(l, node.x - 70); r = Math.max(r, node.x + 70); u = Math.min(u, node.y - 50); d = Math.max(d, node.y + 60);
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

function fit(animated) {
  if (!canvas.shown.nodes.size) return;
  canvas.moved = false;
  const all = bounds(), box = canvas.network.canvas.body.container;
  const scale = Math.max(0.02, Math.min(1.25, box.clientWidth / all.w, box.clientHeight / all.h));
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches || !animated;
  canvas.network.moveTo({position: {x: all.x + all.w / 2, y: all.y + all.h / 2}, scale: scale,
    animation: calm ? false : {duration: 350, easingFunction: 'easeInOutQuad'}});
  resize(scale);
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
