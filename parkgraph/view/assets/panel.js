/* What is known of the selected node, edge or path, each statement with its sentence. */

function renderPanel(panel, focus) {
  const before = panel.dataset.shown;
  const shown = [state.node, state.edge, state.from, state.to].join();
  panel.dataset.shown = shown;
  if (state.node !== null) replace(panel, nodePanel(NODES[state.node]));
  else if (state.edge !== null) replace(panel, edgePanel(EDGES[state.edge]));
  else if (state.from !== null) replace(panel, pathPanel());
  else replace(panel, overviewPanel());
  const heading = panel.querySelector('h2');
  if (before !== undefined && shown !== before) {
    panel.scrollTop = 0;
    announce(heading.textContent + ' ' + t('opened'));
    if (focus) heading.focus();
  }
}

function closeRow(extra) {
  return h('div', {class: 'actions'}, h('button', {type: 'button', onclick: overview}, '← ' + t('whole')), extra,
    copyButton(t('copyLink'), function () { return location.href; }));
}

function hopSwitch() {
  return h('span', {class: 'segments', role: 'group', 'aria-label': t('hop')}, [1, 2, 3].map(function (hops) {
    return h('button', {type: 'button', 'aria-pressed': String(state.hops === hops), onclick: function () { set({hops: hops}); }},
      hops + ' ' + t('hops'));
  }));
}

function nodePanel(node) {
  const kind = node.kind && node.kind !== node.cls ? t(node.kind) : t(node.cls);
  return [
    closeRow(h('button', {type: 'button', onclick: function () { set({node: null, edge: null, from: node.id, to: null}); }}, t('pathFrom'))),
    h('h2', {tabindex: '-1'}, sign(node.cls), title(node)),
    h('p', {class: 'lead'}, kind, ' · ', LINKED[node.id].length, ' ', t('links'),
      node.home !== undefined && [' · ', nodeLink(node.home, short(NODES[node.home]))]),
    names(node),
    state.view === 'net' && h('p', {class: 'hop'}, h('span', {class: 'muted'}, t('hop') + ' '), hopSwitch(),
      MEMBERS.has(node.id) && [' ', h('button', {type: 'button', onclick: function () { set({flip: toggled(state.flip, node.id)}); }},
        t(folded(node.id) ? 'unfold' : 'foldUp') + ' ' + MEMBERS.get(node.id).length)]),
    figureSection(node), projectSection(node), milestoneSection(node), plannedSection(node),
    relationSections(node),
    section('sourcesAnswer', lazily(node.articles.map(function (n) { return DATA.sources[n]; }), sourceRow), 3)
  ];
}

function names(node) {
  const others = node.names.concat(node.english && state.lang === 'zh' ? [node.english] : [], state.lang === 'en' ? [node.full] : [])
    .filter(function (name) { return name !== title(node); });
  const lines = [];
  if (others.length) lines.push([t('alias'), others.join('、')]);
  node.codes.forEach(function (code) { lines.push([t(code[0]), code[1].replace(/^.*[/#]/, '')]); });
  return lines.length > 0 && h('dl', {class: 'names'}, lines.map(function (line) {
    return [h('dt', {}, line[0]), h('dd', {}, line[1])];
  }));
}

function projectSection(node) {
  if (node.cls !== 'Zone' && node.cls !== 'Firm') return null;
  const linked = new Set(LINKED[node.id].map(function (edge) { return other(edge, node.id); }));
  const found = DATA.answers.projects.filter(function (one) { return one.zone === node.id || linked.has(one.project); });
  return section('projectsAnswer', lazily(found, projectRow), 8);
}

function milestoneSection(node) {
  const found = DATA.milestones.filter(function (one) { return one.subject === node.id; })
    .sort(function (a, b) { return ((a.period || [])[1] || '').localeCompare((b.period || [])[1] || ''); });
  return section('milestones', lazily(found, function (one) {
    return folding('step', [h('b', {}, one.event), ' ', when(one.period), ' ',
      one.evidence.modality !== 'fact' && modalityChip(one.evidence.modality)], function () { return evidenceBlock(one.evidence); });
  }), 8);
}

/* What is only planned here: of the node itself and, for a zone, of what lies in it. */
function plannedSection(node) {
  if (node.cls !== 'Zone') return null;
  const here = DATA.answers.planned.filter(function (id) {
    const edge = EDGES[id];
    return edge.from === node.id || edge.to === node.id || NODES[edge.from].home === node.id || NODES[edge.to].home === node.id;
  });
  return section('plannedAnswer', lazily(here, edgeRow), 6);
}

function relationSections(node) {
  const groups = new Map();
  LINKED[node.id].forEach(function (edge) {
    const out = edge.from === node.id;
    const key = RELATIONS.indexOf(edge.relation) * 2 + (out ? 0 : 1);
    if (!groups.has(key)) groups.set(key, {label: out ? t(edge.relation) : inverse(edge.relation), edges: []});
    groups.get(key).edges.push(edge);
  });
  return Array.from(groups.keys()).sort(function (a, b) { return a - b; }).map(function (key) {
    const group = groups.get(key);
    const open = group.edges.length <= 4;
    return h('section', {class: 'answer'}, h('h3', {}, group.label, h('span', {class: 'count'}, group.edges.length)),
      group.edges.map(function (edge) { return relationRow(edge, other(edge, node.id), open); }));
  });
}

function relationRow(edge, end, open) {
  const products = edge.products.concat(qualifiers(edge, 'amount'), qualifiers(edge, 'role'));
  return folding('relation', [sign(NODES[end].cls), nodeLink(end),
    products.map(function (text) { return h('span', {class: 'chip'}, text); }),
    !edge.stands && statusOf(edge), said(edge).length > 1 && h('small', {}, ' ' + said(edge).length + ' ' + t('said'))],
  function () { return said(edge).map(evidenceBlock); }, open);
}

function edgeHeading(edge) {
  return [nodeLink(edge.from), h('span', {class: 'verb'}, t(edge.relation)), nodeLink(edge.to)];
}

function edgePanel(edge) {
  return [closeRow(), h('h2', {tabindex: '-1'}, edgeHeading(edge)),
    h('p', {class: 'lead'}, edge.stands ? t('stands') : t('planned'), ' · ', said(edge).length, ' ', t('said'),
      ['product', 'amount', 'stake', 'role'].map(function (name) {
        return qualifiers(edge, name).map(function (text) { return h('span', {class: 'chip'}, t(name) + ' ' + text); });
      })),
    said(edge).map(evidenceBlock)];
}

function pathPanel() {
  const heading = h('h2', {tabindex: '-1'}, t('path'), '：', short(NODES[state.from]), ' → ', state.to === null ? '…' : short(NODES[state.to]));
  if (state.to === null) return [closeRow(), heading, h('p', {class: 'note'}, t('pathPick'))];
  const steps = findPath(state.from, state.to, state.trade);
  const choice = h('span', {class: 'segments', role: 'group', 'aria-label': t('path')}, [false, true].map(function (trade) {
    return h('button', {type: 'button', 'aria-pressed': String(state.trade === trade), onclick: function () { set({trade: trade}); }},
      trade ? t('pathTrade') : t('pathAll'));
  }));
  return [closeRow(), heading, h('p', {}, choice), steps === null ? h('p', {class: 'note'}, t('pathNone')) : steps.map(function (edge) {
    return h('section', {class: 'answer'}, h('h3', {}, edgeHeading(edge)), said(edge).slice(0, 2).map(evidenceBlock));
  })];
}
