"""Expressions that a page answers about its own picture: labels over labels, labels left out, lines through labels."""

from __future__ import annotations

OVERLAPS = """(() => {
  const boxes = parkgraph.canvas.cache.placed.map(p => p.box);
  let found = 0;
  boxes.forEach((a, n) => boxes.slice(n + 1).forEach(b => {
    if (a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h) found += 1;
  }));
  return found;
})()"""
"""How many pairs of label boxes overlap."""

MISSING = """(() => {
  const labelled = new Set(parkgraph.canvas.cache.placed.map(p => p.id));
  return parkgraph.topFirms.concat(parkgraph.nodes.filter(n => n.cls === 'Zone').map(n => n.id))
    .filter(id => !labelled.has(id)).map(id => parkgraph.nodes[id].brief);
})()"""
"""Zones and the ten most linked firms without a label."""

STRUCK = """(() => {
  const canvas = parkgraph.canvas, scale = canvas.network.getScale(), found = [];
  Object.values(canvas.network.body.edges).filter(edge => edge.connected).forEach(edge => {
    canvas.cache.placed.filter(p => p.id !== edge.fromId && p.id !== edge.toId).forEach(({id, box}) => {
      for (let n = 0; n <= 200; n += 1) {
        const at = edge.edgeType.getPoint(n / 200), x = at.x * scale, y = at.y * scale;
        if (x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h) {
          found.push([edge.fromId, edge.toId, id].map(id => parkgraph.nodes[id].brief));
          break;
        }
      }
    });
  });
  return found;
})()"""
"""Edges, as vis-network draws them, that run through a label which is not of one of their ends."""

CHAIN_MEETINGS = """(() => {
  const boxes = [...document.querySelectorAll('.flow text, .box rect')].map(e => e.getBBox());
  let found = 0;
  boxes.forEach((a, n) => boxes.slice(n + 1).forEach(b => {
    if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height) found += 1;
  }));
  return found;
})()"""
"""How many pairs of words and boxes of the supply chain overlap."""
