/* Files made in the page: CSV for Chinese Excel, PNG and SVG pictures. */

function save(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = h('a', {href: address, download: name});
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(function () { URL.revokeObjectURL(address); }, 5000);
}

/* A cell that no spreadsheet takes for a formula. */
function csvCell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+%?$/.test(text) ? '\'' + text : text;
  return '"' + safe.replace(/"/g, '""') + '"';
}

function csvText(kind) {
  const spec = TABLES[kind];
  const rows = [spec.columns.map(function (column) { return t(column[0]); })].concat(tableRows(kind).map(function (one) { return one.texts; }));
  return '\ufeff' + rows.map(function (row) { return row.map(csvCell).join(','); }).join('\r\n') + '\r\n';
}

function downloadCsv(kind) { save('parkgraph-' + kind + '.csv', new Blob([csvText(kind)], {type: 'text/csv;charset=utf-8'})); }

function downloadPng() {
  const picture = canvas.network.canvas.frame.canvas;
  const copy = h('canvas', {width: picture.width, height: picture.height});
  const ctx = copy.getContext('2d');
  ctx.fillStyle = color('canvas');
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(picture, 0, 0);
  copy.toBlob(function (blob) { save('parkgraph.png', blob); });
}

/* The view as SVG: the chain as it stands, the graph as shapes, lines and texts. */
function svgText() {
  const chain = document.querySelector('svg.chain');
  const picture = state.view === 'chain' && chain ? chain.cloneNode(true) : graphSvg();
  picture.setAttribute('xmlns', SVG);
  const root = getComputedStyle(document.documentElement);
  const names = Array.from(document.styleSheets[0].cssRules).map(function (rule) { return rule.cssText; }).join('\n')
    .match(/--[\w-]+/g).filter(function (name, n, all) { return all.indexOf(name) === n; });
  const values = names.map(function (name) { return name + ':' + root.getPropertyValue(name).trim(); }).join(';');
  const rules = Array.from(document.styleSheets[0].cssRules).map(function (rule) { return rule.cssText; })
    .filter(function (rule) { return /^(svg\.chain|\.(c|r)-|\.tier|\.band|\.tip|\.flow|\.box)/.test(rule); });
  picture.insertBefore(s('style', {}, 'svg{' + values + ';font-family:sans-serif;background:var(--canvas)}' + rules.join('')), picture.firstChild);
  return new XMLSerializer().serializeToString(picture);
}

function graphSvg() {
  const scale = canvas.network.getScale(), labels = labelsFor(scale), found = areas();
  const ids = Array.from(canvas.shown.nodes).map(function (id) { return NODES[id]; });
  const xs = ids.map(function (n) { return n.x; }).concat(found.map(function (a) { return a.x; }), found.map(function (a) { return a.x + a.w; }));
  const ys = ids.map(function (n) { return n.y; }).concat(found.map(function (a) { return a.y; }), found.map(function (a) { return a.y + a.h; }));
  const l = Math.min.apply(null, xs) - 80, u = Math.min.apply(null, ys) - 60;
  const w = Math.max.apply(null, xs) - l + 80, d = Math.max.apply(null, ys) - u + 60;
  return s('svg', {viewBox: [l, u, w, d].join(' '), width: Math.round(w), height: Math.round(d)},
    found.map(function (a) { return s('rect', {x: a.x, y: a.y, width: a.w, height: a.h, rx: 22, fill: color('area'), stroke: color('area-line')}); }),
    EDGES.filter(drawn).map(function (edge) {
      const a = NODES[edge.from], b = NODES[edge.to];
      return s('line', {x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: color('r-' + edge.relation), 'stroke-width': WIDTHS[edge.relation] || 1.1,
        'stroke-dasharray': edge.stands ? null : '6 5'});
    }),
    ids.map(function (node) {
      return s('g', {transform: 'translate(' + (node.x - node.size) + ' ' + (node.y - node.size) + ') scale(' + node.size / 8 + ')'},
        s('path', {d: SIGNS[node.cls] || SIGNS.Firm, fill: color('c-' + node.cls)}));
    }),
    labels.placed.map(function (one) {
      return one.rows.map(function (row, n) {
        return s('text', {x: (one.box.x + one.box.w / 2) / scale, y: (one.box.y + (n + 0.9) * labels.size * 1.25) / scale, 'text-anchor': 'middle',
          'font-size': labels.size / scale, 'font-weight': row.bold ? 600 : 400, fill: color('ink'), stroke: color('canvas'),
          'stroke-width': 3 / scale, 'paint-order': 'stroke'}, row.text);
      });
    }));
}

function downloadSvg() { save('parkgraph.svg', new Blob([svgText()], {type: 'image/svg+xml'})); }
