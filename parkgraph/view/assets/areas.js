/* The area of each zone, drawn behind its nodes, with counts. */

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
