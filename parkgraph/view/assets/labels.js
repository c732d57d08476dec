/* Where each label goes: no two boxes overlap; zones, the ten most linked firms and what is chosen always have one. */

const LABEL = {line: 10, lines: 2, gap: 3, many: 400, most: 260};
const widths = new Map();
const TOP_FIRMS = NODES.filter(function (node) { return node.cls === 'Firm'; }).map(function (node) { return node.id; })
  .sort(function (a, b) { return LINKED[b].length - LINKED[a].length || a - b; }).slice(0, 10);

/* Width of a text at 100 px, measured once. */
function textWidth(text, bold) {
  const key = (bold ? 'b' : 'n') + text;
  if (!widths.has(key)) {
    const ctx = textWidth.ctx = textWidth.ctx || document.createElement('canvas').getContext('2d');
    ctx.font = (bold ? '600 ' : '400 ') + '100px ' + FONT;
    widths.set(key, ctx.measureText(text).width / 100);
  }
  return widths.get(key);
}

/* `云岭松果精密制造有限公司` -> two even lines; a longer text ends in an ellipsis. */
function wrapped(text, latin, most) {
  const line = most || (latin ? 18 : LABEL.line);
  if (text.length <= line) return [text];
  const cut = text.length > line * 2 ? text.slice(0, line * 2 - 1) + '…' : text;
  let half = Math.ceil(cut.length / 2);
  const space = latin ? cut.lastIndexOf(' ', half + 4) : -1;
  if (space > 3) half = space;
  return [cut.slice(0, half), cut.slice(half).trim()];
}

/* The boxes a label may take around its node, best first, in screen pixels relative to the plane. */
function spots(one, width, height, ring) {
  const away = one.radius + LABEL.gap + ring * 7, x = one.x, y = one.y;
  const across = [x - width / 2, x - one.radius, x + one.radius - width], along = [y - height / 2, y - one.radius, y + one.radius - height];
  let found = [[across[0], y + away], [x + away, along[0]], [x - away - width, along[0]], [across[0], y - away - height],
    [across[1], y + away], [across[2], y + away], [x + away, along[1]], [x + away, along[2]], [x - away - width, along[1]],
    [x - away - width, along[2]], [across[1], y - away - height], [across[2], y - away - height]];
  if (one.right && ring === 0) found = [found[1]].concat(found);
  return found.map(function (at) { return {x: at[0], y: at[1], w: width, h: height}; });
}

function inside(box, frame) {
  return box.x >= frame.x && box.y >= frame.y && box.x + box.w <= frame.x + frame.w && box.y + box.h <= frame.y + frame.h;
}

function overlaps(a, b) { return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h; }

/* `wanted` in order of importance: {id, forms, note, x, y, radius, bold, must, right}; `block` is what is in the way:
   {shapes, ways, frame, strict}: 0 lets edges run through labels, 1 leaves a label out before that happens unless it has
   to be there, 2 moves even that one away. */
function placeLabels(wanted, block, size) {
  const placed = [];
  wanted.forEach(function (one) {
    let best = null;
    one.forms.forEach(function (texts, n) {
      if (n > 0 && (!one.must || (best && best.cost < 4))) return;
      const rows = texts.map(function (text) { return {text: text, bold: one.bold}; });
      if (one.note && n === 0) rows.push({text: one.note, bold: false});
      const width = Math.max.apply(null, rows.map(function (row) { return textWidth(row.text, row.bold); })) * size + 4;
      const found = spotFor(one, placed, block, width, rows.length * size * 1.25 + 2);
      if (found && (!best || found.cost + n < best.cost)) best = {box: found.box, cost: found.cost, rows: rows};
    });
    if (best) placed.push({id: one.id, box: best.box, left: Boolean(one.right && best.box.x > one.x), rows: best.rows, bold: one.bold,
      must: one.must, at: [one.x, one.y, one.radius]});
  });
  return placed;
}

/* The best free box for a label and what it costs, or null; what must be there looks further away. */
function spotFor(one, placed, block, width, height) {
  let best = null, least = one.must ? Infinity : 6, close = null;
  for (let ring = 0; ring < (one.must ? 22 : 1) && least > ring * 1.5 + (one.must ? 1 : 0); ring += 1) {
    if (ring === 0 || ring === 3) close = around(one, placed, block, Math.max(width, height) + one.radius + LABEL.gap + (ring ? 160 : 20));
    spots(one, width, height, ring).forEach(function (box, n) {
      if (close.placed.some(function (taken) { return overlaps(taken.box, box); })) return;
      const base = ring * 1.5 + n * 0.2, cost = base < least ? base + obstacles(one, box, close) : base;
      if (cost < least) { best = {box: box, cost: cost}; least = cost; }
    });
  }
  return best;
}

/* What is in the way within `far` pixels of a node. */
function around(one, placed, block, far) {
  const room = {x: one.x - far, y: one.y - far, w: 2 * far, h: 2 * far};
  return {
    placed: placed.filter(function (other) { return overlaps(other.box, room); }), frame: block.frame, strict: block.strict,
    shapes: block.shapes.filter(function (shape) { return shape.id !== one.id && overlaps(shape, room); }),
    ways: block.ways.filter(function (way) { return way.from !== one.id && way.to !== one.id && overlaps(way.box, room); })
  };
}

/* What lies under a label's box, weighed: other nodes, edges that are not its own, the edge of the picture. */
function obstacles(one, box, close) {
  let cost = inside(box, close.frame) ? 0 : 14;
  close.shapes.forEach(function (shape) { if (overlaps(shape, box)) cost += one.must ? 2.5 : 6; });
  close.ways.forEach(function (way) {
    if (cost < 40 && crosses(box, way)) cost += one.must ? [1, 8, 40][close.strict] : [1, 6, 6][close.strict];
  });
  return cost;
}

/* Words on the lines around what is chosen. */
function placeEdgeLabels(edges, placed, size) {
  const words = [];
  edges.slice(0, 30).forEach(function (edge) {
    const width = textWidth(edge.text, false) * size + 6, height = size * 1.3;
    [0.5, 0.42, 0.58, 0.34, 0.66].some(function (part) {
      const at = edge.point(part);
      const box = {x: at.x - width / 2, y: at.y - height / 2, w: width, h: height};
      const taken = placed.concat(words).some(function (one) { return overlaps(one.box, box); });
      if (!taken) words.push({box: box, text: edge.text});
      return !taken;
    });
  });
  return words;
}

/* A thin line from a label to its node where the label had to move away. */
function leader(ctx, one) {
  const x = Math.max(one.box.x, Math.min(one.at[0], one.box.x + one.box.w));
  const y = Math.max(one.box.y, Math.min(one.at[1], one.box.y + one.box.h));
  if (Math.hypot(x - one.at[0], y - one.at[1]) < one.at[2] + LABEL.gap + 9) return; // next to it: no line needed
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(one.at[0], one.at[1]);
  ctx.lineWidth = 1;
  ctx.strokeStyle = color('muted');
  ctx.stroke();
}

/* Draw labels laid out in screen pixels onto a plane scaled by `scale`. */
function drawLabels(ctx, placed, words, size, scale) {
  ctx.save();
  ctx.scale(1 / scale, 1 / scale);
  ctx.textBaseline = 'top';
  ctx.textAlign = 'center';
  ctx.lineJoin = 'round';
  words.forEach(function (word) {
    ctx.font = '400 ' + (size - 1) + 'px ' + FONT;
    ctx.fillStyle = color('canvas');
    ctx.globalAlpha = 0.9;
    ctx.fillRect(word.box.x, word.box.y, word.box.w, word.box.h);
    ctx.globalAlpha = 1;
    ctx.fillStyle = color('accent');
    ctx.fillText(word.text, word.box.x + word.box.w / 2, word.box.y + 2);
  });
  placed.forEach(function (one) {
    leader(ctx, one);
    ctx.textAlign = one.left ? 'left' : 'center';
    one.rows.forEach(function (row, n) {
      const x = one.left ? one.box.x + 2 : one.box.x + one.box.w / 2, y = one.box.y + 1 + n * size * 1.25;
      const note = n === one.rows.length - 1 && one.rows.length > 1 && one.bold && !row.bold;
      ctx.font = (row.bold ? '600 ' : '400 ') + (note ? size - 1 : size) + 'px ' + FONT;
      ctx.lineWidth = 3.5;
      ctx.strokeStyle = color('canvas');
      ctx.strokeText(row.text, x, y);
      ctx.fillStyle = note ? color('muted') : color('ink');
      ctx.fillText(row.text, x, y);
    });
  });
  ctx.restore();
}
