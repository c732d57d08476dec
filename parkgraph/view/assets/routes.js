/* The way an edge takes: straight in a large graph, else an arc, bent away from labels that are not its own. */

const BENDS = Array.from({length: 32}, function (_, n) { return (n % 2 ? -1 : 1) * (0.06 + 0.05 * Math.floor(n / 2)); });
/* Up to this many drawn edges are bent: beyond, they would only be moved from one label to the next. */
const ROUTED = 130;

function curved() { return NODES.length <= LABEL.many && canvas.shown.nodes.size <= LABEL.many; }

function bendOf(edge) {
  const bend = canvas.bends.get(edge.id);
  return bend === undefined ? 0.1 + 0.12 * twin(edge) : bend;
}

/* How many edges between the same two nodes come before this one. */
function twin(edge) {
  return LINKED[edge.from].filter(function (one) {
    return one.id < edge.id && other(one, edge.from) === other(edge, edge.from);
  }).length;
}

/* The point that pulls the arc aside, where vis-network puts it for `curvedCW`. */
function pull(a, b, bend) {
  const dx = b.x - a.x, dy = a.y - b.y, half = 0.5 * bend + 0.5;
  const far = half * Math.hypot(dx, dy), angle = Math.atan2(dy, dx) + half * Math.PI;
  return {x: a.x + far * Math.sin(angle), y: a.y + far * Math.cos(angle)};
}

/* Points along an edge in screen pixels relative to the plane, close enough for the smallest label. */
function track(edge, scale, bend) {
  const a = NODES[edge.from], b = NODES[edge.to], via = curved() ? pull(a, b, bend) : {x: (a.x + b.x) / 2, y: (a.y + b.y) / 2};
  const steps = Math.max(6, Math.min(40, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) * scale / 12)));
  const points = [];
  for (let n = 0; n <= steps; n += 1) {
    const p = n / steps, q = 1 - p;
    points.push((q * q * a.x + 2 * q * p * via.x + p * p * b.x) * scale, (q * q * a.y + 2 * q * p * via.y + p * p * b.y) * scale);
  }
  return {from: edge.from, to: edge.to, points: points, box: span(points)};
}

function span(points) {
  let l = Infinity, r = -Infinity, u = Infinity, d = -Infinity;
  for (let n = 0; n < points.length; n += 2) {
    l = Math.min(l, points[n]); r = Math.max(r, points[n]); u = Math.min(u, points[n + 1]); d = Math.max(d, points[n + 1]);
  }
  return {x: l - 1, y: u - 1, w: r - l + 2, h: d - u + 2};
}

/* Whether an edge comes closer to a box than two pixels. */
function crosses(inner, way) {
  const l = inner.x - 2, r = inner.x + inner.w + 2, u = inner.y - 2, d = inner.y + inner.h + 2, box = way.box, at = way.points;
  if (l >= box.x + box.w || r <= box.x || u >= box.y + box.h || d <= box.y) return false;
  for (let n = 2; n < at.length; n += 2) {
    if (cuts(l, r, u, d, at[n - 2], at[n - 1], at[n], at[n + 1])) return true;
  }
  return false;
}

/* Whether the line from (x1, y1) to (x2, y2) touches a box: the part of it inside each pair of sides, cut down. */
function cuts(l, r, u, d, x1, y1, x2, y2) {
  if (Math.max(x1, x2) <= l || Math.min(x1, x2) >= r || Math.max(y1, y2) <= u || Math.min(y1, y2) >= d) return false;
  const x = x2 - x1 || 1e-9, y = y2 - y1 || 1e-9;
  const from = Math.max(0, Math.min((l - x1) / x, (r - x1) / x), Math.min((u - y1) / y, (d - y1) / y));
  return from < Math.min(1, Math.max((l - x1) / x, (r - x1) / x), Math.max((u - y1) / y, (d - y1) / y));
}

/* The labels that are not its own that an edge runs through; one that has to be there counts for more. */
function strikes(way, placed) {
  return placed.reduce(function (sum, one) {
    return sum + (one.id !== way.from && one.id !== way.to && crosses(one.box, way) ? (one.must ? 3 : 0.6) : 0);
  }, 0);
}

function routed() { return EDGES.filter(function (edge) { return drawn(edge) && canvas.lit(edge); }); }

function struck(placed, scale) {
  return routed().some(function (edge) { return strikes(track(edge, scale, bendOf(edge)), placed) > 0; });
}

/* Bend the edges that run through labels some other way; true when one was bent. */
function reroute(placed, shapes, scale) {
  let changed = false;
  routed().forEach(function (edge) {
    const now = strikes(track(edge, scale, bendOf(edge)), placed);
    if (!now) return;
    let least = now, best = null;
    BENDS.forEach(function (bend) {
      if (least === 0) return;
      const way = track(edge, scale, bend);
      const found = strikes(way, placed) + 0.1 * shapes.filter(function (shape) {
        return shape.id !== way.from && shape.id !== way.to && crosses(shape, way);
      }).length + 0.1 * Math.abs(bend);
      if (found < least) { least = found; best = bend; }
    });
    if (best !== null) { canvas.bends.set(edge.id, best); changed = true; }
  });
  return changed;
}
