/* How each node and edge looks: shape and colour by class, width by relation, dashed for what is only said. */

const WIDTHS = {supplies: 2.4, investsIn: 1.9, cooperatesWith: 1.7, subsidiaryOf: 1.7, exportsTo: 1.4, produces: 1.3};
const SHAPES = {Zone: 'square', Firm: 'dot', Project: 'hexagon', Product: 'triangle', Industry: 'diamond',
  Organization: 'triangleDown', Place: 'dot', Person: 'dot', Policy: 'square', Event: 'star'};
let colors = {};

function color(name) {
  if (colors[name] === undefined) colors[name] = getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  return colors[name];
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
  const found = state.tint && node.cls === 'Firm' && TINTED.find(function (one) { return one.id === (INDUSTRY.get(node.id) || {}).to; });
  return color(found ? found.color : state.tint && node.cls === 'Firm' ? 'muted' : 'c-' + node.cls);
}

function visEdge(edge) {
  const lit = canvas.lit(edge), focused = canvas.near && lit;
  const pale = edge.sure < 0.7 ? 0.5 : 0.9;
  const item = {id: edge.id, from: edge.from, to: edge.to, dashes: edge.stands ? false : [6, 5],
    width: (WIDTHS[edge.relation] || 1.1) * (focused ? 1.4 : 1),
    color: {color: color('r-' + edge.relation) || color('muted'), opacity: lit ? (focused ? 1 : pale) : 0.07}};
  if (curved()) item.smooth = {enabled: true, type: 'curvedCW', roundness: bendOf(edge)};
  return item;
}

/* What the folded zones supply, invest in and so on among each other: one line a pair, thicker for more. */
function foldedEdges() {
  const pairs = new Map();
  function end(id) { return NODES[id].home !== undefined && folded(NODES[id].home) ? NODES[id].home : id; }
  EDGES.forEach(function (edge) {
    const a = end(edge.from), b = end(edge.to);
    if (a === b || (a === edge.from && b === edge.to) || !passes(edge)) return;
    if (!canvas.shown.nodes.has(a) || !canvas.shown.nodes.has(b)) return;
    const pair = a * NODES.length + b;
    pairs.set(pair, (pairs.get(pair) || 0) + 1);
  });
  return Array.from(pairs, function (one) {
    const a = Math.floor(one[0] / NODES.length), b = one[0] % NODES.length;
    return {id: a + '>' + b, from: a, to: b, dashes: false, width: 1 + Math.log2(one[1]), color: {color: color('r-locatedIn'), opacity: 0.45}};
  });
}
