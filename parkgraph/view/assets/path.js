/* The shortest path between two nodes, as edges; over all relations, or only those of trade. */

function findPath(from, to, trade) {
  const via = new Map([[from, null]]);
  let front = [from];
  while (front.length && !via.has(to)) {
    const next = [];
    front.forEach(function (id) {
      LINKED[id].forEach(function (edge) {
        const end = other(edge, id);
        if (via.has(end) || (trade && !TRADE[edge.relation])) return;
        via.set(end, edge);
        next.push(end);
      });
    });
    front = next;
  }
  if (!via.has(to)) return null;
  const steps = [];
  for (let id = to; id !== from; id = other(via.get(id), id)) steps.unshift(via.get(id));
  return steps;
}

function pathNodes(steps) {
  const found = [state.from, state.to];
  (steps || []).forEach(function (edge) { found.push(edge.from, edge.to); });
  return Array.from(new Set(found));
}
