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

/* `重庆赛博瑞科技有限公司` -> two even lines; a longer text ends in an ellipsis. */
function wrapped(text, latin) {
  const line = latin ? 18 : LABEL.line;
  if (text.length <= line) return [text];
  const cut = text.length > line * 2 ? text.slice(0, line * 2 - 1) + '…' : text;
  let half = Math.ceil(cut.length / 2);
  const space = latin ? cut.lastIndexOf(' ', half + 4) : -1;
  if (space > 3) half = space;
  return [cut.slice(0, half), cut.slice(half).trim()];
}

/* The boxes one label may take around its node, best first, in screen pixels relative to the plane. */
function spots(x, y, radius, width, height, ring) {
  const away = radius + LABEL.gap + ring * 16;
  const found = [[x - width / 2, y + away], [x - width / 2, y - away - height], [x + away, y - height / 2],
    [x - away - width, y - height / 2]];
  if (ring > 0) {
    found.push([x + away, y + away], [x - away - width, y + away], [x + away, y - away - height], [x - away - width, y - away - height]);
  }
  return found.map(function (at) { return {x: at[0], y: at[1], w: width, h: height}; });
}

function inside(box, frame) {
  return box.x >= frame.x && box.y >= frame.y && box.x + box.w <= frame.x + frame.w && box.y + box.h <= frame.y + frame.h;
}

function overlaps(a, b) { return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h; }

function crosses(box, line) {
  const steps = 12;
  for (let n = 1; n < steps; n += 1) {
    const x = line[0] + (line[2] - line[0]) * n / steps, y = line[1] + (line[3] - line[1]) * n / steps;
    if (x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h) return true;
  }
  return false;
}

/* `wanted` in order of importance: {id, text, note, x, y, radius, bold, must, right}; `shapes`, `lines` are in the way. */
function placeLabels(wanted, shapes, lines, size, frame) {
  const placed = [];
  wanted.forEach(function (one) {
    const rows = one.rows.map(function (text) { return {text: text, bold: one.bold}; });
    if (one.note) rows.push({text: one.note, bold: false});
    const width = Math.max.apply(null, rows.map(function (row) { return textWidth(row.text, row.bold); })) * size + 4;
    const height = rows.length * size * 1.25 + 2;
    let best = null, least = Infinity;
    for (let ring = 0; ring < (one.must ? 9 : 1) && least >= 8; ring += 1) {
      let boxes = spots(one.x, one.y, one.radius, width, height, ring);
      if (one.right && ring === 0) boxes = [boxes[2], boxes[0], boxes[1], boxes[3]];
      boxes.forEach(function (box, n) {
        if (placed.some(function (taken) { return overlaps(taken.box, box); })) return;
        let cost = n * (one.right ? 2 : 0.4) + (inside(box, frame) ? 0 : 8);
        shapes.forEach(function (shape) { if (shape.id !== one.id && overlaps(shape, box)) cost += one.must ? 3 : 6; });
        lines.forEach(function (line) { if (line[4] !== one.id && line[5] !== one.id && crosses(box, line)) cost += 1; });
        if (cost < least && (one.must || cost < 6)) { best = box; least = cost; }
      });
    }
    if (best) placed.push({id: one.id, box: best, left: Boolean(one.right && best.x > one.x), rows: rows, bold: one.bold, at: [one.x, one.y, one.radius]});
  });
  return placed;
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
  if (Math.hypot(x - one.at[0], y - one.at[1]) < one.at[2] + LABEL.gap + 9) return;
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
