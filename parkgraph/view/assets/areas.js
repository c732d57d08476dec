/* The area of each zone, drawn behind its nodes, with counts. */

const AREA = {left: 22, top: 20, width: 190, pad: 8};

/* How far a node with its label below reaches: [to either side, up, down]; the layout reckons alike. */
function reach(node) {
  const lines = Math.min(2, Math.ceil(node.brief.length / LABEL.line)), longest = Math.ceil(node.brief.length / lines);
  return [Math.max(longest * 6, node.size) + 5 + AREA.pad, node.size + 5 + AREA.pad, node.size + lines * 15.6 + 5 + AREA.pad];
}

/* The area of each zone: around its visible nodes. */
function areas() {
  if (canvas.areaVersion === canvas.version && canvas.areaList) return canvas.areaList;
  const boxes = new Map();
  canvas.shown.nodes.forEach(function (id) {
    const node = NODES[id];
    if (node.home === undefined || !canvas.shown.nodes.has(node.home)) return;
    const zone = NODES[node.home], far = reach(node);
    const box = boxes.get(node.home) || {zone: node.home, l: zone.x - AREA.left, r: zone.x - AREA.left + AREA.width, t: zone.y - AREA.top, b: zone.y + AREA.top, inside: []};
    box.l = Math.min(box.l, node.x - far[0]);
    box.r = Math.max(box.r, node.x + far[0]);
    box.t = Math.min(box.t, node.y - far[1]);
    box.b = Math.max(box.b, node.y + far[2]);
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
    rounded(ctx, area.x, area.y, area.w, area.h, 16);
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
