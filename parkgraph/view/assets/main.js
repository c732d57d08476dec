/* Puts the page together and keeps every part in step with the state. */

const live = h('div', {class: 'away', role: 'status', 'aria-live': 'polite', id: 'live'});
const rail = h('nav', {id: 'rail', 'aria-label': 'filters'});
const graph = h('div', {id: 'graph', tabindex: '0', role: 'application'});
const stage = h('div', {id: 'other', hidden: true});
const status = h('p', {id: 'status'});
const panel = h('aside', {id: 'panel', tabindex: '-1'});
const header = h('header', {});

function announce(text) { live.textContent = text; }

function dark() {
  return state.theme ? state.theme === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches;
}

function viewTabs() {
  return h('div', {class: 'segments', role: 'group', 'aria-label': t('views')}, ['net', 'chain', 'table', 'time'].map(function (view) {
    return h('button', {type: 'button', 'aria-pressed': String(state.view === view), onclick: function () { set({view: view}); }}, t(view));
  }));
}

function saveMenu() {
  return h('details', {class: 'menu'}, h('summary', {}, t('save')), h('div', {},
    h('button', {type: 'button', onclick: downloadPng}, t('png')), h('button', {type: 'button', onclick: downloadSvg}, t('svg')),
    h('button', {type: 'button', onclick: function () { downloadCsv(state.view === 'table' ? state.tab : 'edges'); }}, t('csv')),
    h('button', {type: 'button', onclick: function () { window.print(); }}, t('print'))));
}

function renderHeader() {
  replace(header, h('h1', {}, DATA.title), searchBox(function (id) {
    pickNode(id);
    panel.querySelector('h2').focus();
  }), viewTabs(), h('div', {class: 'tools'},
    h('button', {type: 'button', id: 'undo', disabled: true, onclick: function () { history.back(); }, title: t('undo')}, '↶', h('span', {class: 'away'}, t('undo'))),
    saveMenu(),
    h('button', {type: 'button', onclick: function () { state.theme = dark() ? 'light' : 'dark'; restyle(); }}, h('span', {'aria-hidden': 'true'}, '◐'), h('span', {class: 'away'}, dark() ? t('light') : t('theme'))),
    h('button', {type: 'button', onclick: function () { set({lang: state.lang === 'zh' ? 'en' : 'zh'}); }}, state.lang === 'zh' ? 'EN' : '中文')));
}

function restyle() {
  if (state.theme) document.documentElement.setAttribute('data-theme', state.theme);
  colors = {};
  renderHeader();
  refreshCanvas();
}

function renderStatus() {
  const shown = canvas.shown;
  const quiet = state.off.filter(function (cls) { return CLASS_COUNTS[cls]; }).map(t);
  replace(status, t('shown') + ' ' + shown.nodes.size + '/' + NODES.length + ' ' + t('entities') + ' · ' + shown.edges.size + '/' + EDGES.length + ' ' + t('edges'),
    tuckedAway() > 0 && ' · ' + tuckedAway() + ' ' + t('tucked'),
    quiet.length > 0 && h('span', {class: 'quiet'}, ' · ' + t('hiddenBy') + '：' + quiet.join('、')));
}

function tuckedAway() {
  return NODES.filter(function (node) { return tucked(node) && !canvas.shown.nodes.has(node.id); }).length;
}

function renderStage() {
  const net = state.view === 'net';
  graph.hidden = !net;
  stage.hidden = net;
  if (state.view === 'chain') replace(stage, chainView());
  else if (state.view === 'table') replace(stage, tableView());
  else if (state.view === 'time') replace(stage, timeView());
  else replace(stage);
}

/* What a change of state means for each part of the page. */
function render(changed) {
  const focusing = 'node' in changed || 'edge' in changed || 'from' in changed || 'to' in changed;
  if ('node' in changed) canvas.cursor = null;
  document.documentElement.lang = state.lang === 'en' ? 'en' : 'zh-CN';
  document.body.className = state.view !== 'net' && state.node === null && state.edge === null && state.from === null ? 'wide' : '';
  if ('lang' in changed || 'view' in changed) renderHeader();
  if (!('panel' in changed)) {
    renderLegend(rail);
    refreshCanvas();
    renderStage();
    renderStatus();
  }
  renderPanel(panel, focusing && panel.contains(document.activeElement));
  document.getElementById('undo').disabled = !((history.state || {}).depth);
  rail.setAttribute('aria-label', t('filters'));
  panel.setAttribute('aria-label', t('panel'));
  graph.setAttribute('aria-label', t('canvas'));
  if (state.view === 'net' && (focusing || 'hops' in changed || 'flip' in changed || 'view' in changed || 'zone' in changed || 'industry' in changed)) fit(true);
}

document.addEventListener('keydown', function (event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === '/' && !typing) {
    event.preventDefault();
    document.getElementById('search').focus();
  } else if (event.key === 'Escape' && !typing) overview();
});

document.addEventListener('click', function (event) {
  document.querySelectorAll('details.menu[open]').forEach(function (menu) {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

/* On paper the page is light. */
window.addEventListener('beforeprint', function () {
  document.documentElement.setAttribute('data-theme', 'light');
  repaint();
});

window.addEventListener('afterprint', function () {
  if (state.theme) document.documentElement.setAttribute('data-theme', state.theme);
  else document.documentElement.removeAttribute('data-theme');
  repaint();
});

function repaint() {
  colors = {};
  refreshCanvas();
  canvas.network.redraw(); // at once: printing does not wait for a frame
}

Object.assign(state, decode(location.hash));
document.documentElement.lang = state.lang === 'en' ? 'en' : 'zh-CN';
append(document.getElementById('app'), [header, h('main', {}, rail, h('div', {id: 'middle'}, graph, stage, status), panel), live]);
canvas.box = graph;

function start() {
  render({lang: 1});
  if (state.view === 'net') fit(false);
}

/* The first screen shows no claims, so it does not wait until they are read; what is chosen meanwhile is shown then. */
const early = state.view === 'net' && !chosen().length && !state.since && !state.until, address = encode();
if (early) start();
document.addEventListener('DOMContentLoaded', function () {
  listen(render);
  if (!early || encode() !== address) start();
});
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', restyle);
window.parkgraph = {state: state, canvas: canvas, visible: visible, csvText: csvText, svgText: svgText, topFirms: TOP_FIRMS, nodes: NODES, edges: EDGES};
