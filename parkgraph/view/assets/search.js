/* The search box: Chinese, English, pinyin or initials in, a list to pick from out. */

/* How well a node answers what was typed; 0 when it does not. */
function score(node, wanted) {
  const names = [node.full, node.brief, node.english || ''].concat(node.names).map(function (n) { return n.toLowerCase(); });
  if (names.indexOf(wanted) >= 0) return 100;
  if (names.some(function (name) { return name.indexOf(wanted) === 0; })) return 80;
  const keys = (node.keys || '').split(' ');
  const bare = wanted.replace(/[\s']/g, '');
  if (bare && keys.indexOf(bare) >= 0) return 75;
  if (names.some(function (name) { return name.indexOf(wanted) >= 0; })) return 60;
  if (bare && keys.some(function (key) { return key.indexOf(bare) === 0; })) return 50;
  if (bare.length > 1 && keys.some(function (key) { return key.indexOf(bare) > 0; })) return 30;
  return 0;
}

/* All that a node is found by, in one text; made when first asked for, in a large file soon after the first screen. */
function haystack() {
  if (!haystack.texts) {
    haystack.texts = NODES.map(function (node) {
      return [node.full, node.brief, node.english || ''].concat(node.names, node.keys || '').join('\n').toLowerCase();
    });
  }
  return haystack.texts;
}

function searchNodes(text) {
  const wanted = text.trim().toLowerCase(), bare = wanted.replace(/[\s']/g, '');
  if (!wanted) return [];
  const found = [];
  haystack().forEach(function (texts, id) {
    if (texts.indexOf(wanted) < 0 && (!bare || texts.indexOf(bare) < 0)) return;
    const node = NODES[id], points = score(node, wanted);
    if (points > 0) found.push({node: node, score: points + Math.min(9, LINKED[id].length) / 10 - CLASSES.indexOf(node.cls) / 10});
  });
  return found.sort(function (a, b) { return b.score - a.score || a.node.id - b.node.id; }).map(function (hit) { return hit.node; });
}

/* A combobox as ARIA describes it: the list is driven from the input, the input keeps the focus. */
function searchBox(pick) {
  const box = {pick: pick, hits: [], at: 0};
  box.list = h('ul', {id: 'hits', role: 'listbox', 'aria-label': t('hits'), hidden: true});
  box.note = h('div', {class: 'nohit', hidden: true});
  box.input = h('input', {
    id: 'search', type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', 'aria-controls': 'hits',
    'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-label': t('search'), placeholder: t('search'),
    oninput: function () { box.at = 0; showHits(box); }, onkeydown: function (event) { searchKey(box, event); },
    onfocus: function () { showHits(box); }, onblur: function () { setTimeout(function () { hideHits(box); }, 150); }
  });
  return h('div', {class: 'search'}, box.input, h('kbd', {'aria-hidden': 'true'}, '/'), box.list, box.note);
}

function hideHits(box) {
  box.list.hidden = true;
  box.note.hidden = true;
  box.input.setAttribute('aria-expanded', 'false');
  box.input.removeAttribute('aria-activedescendant');
}

function chooseHit(box, node) {
  box.input.value = '';
  hideHits(box);
  box.pick(node.id);
}

function showHits(box) {
  const hits = box.hits = searchNodes(box.input.value).slice(0, 12), typed = box.input.value.trim();
  replace(box.list, hits.map(function (node, n) {
    return h('li', {id: 'hit' + n, role: 'option', 'aria-selected': n === box.at ? 'true' : 'false',
      onmousedown: function (event) { event.preventDefault(); chooseHit(box, node); }},
    sign(node.cls), h('span', {class: 'grow'}, node.full, node.english && h('small', {}, ' ' + node.english)),
    h('small', {}, t(node.cls)));
  }));
  box.list.hidden = hits.length === 0;
  box.note.hidden = hits.length > 0 || !typed;
  box.note.textContent = t('noHit');
  box.input.setAttribute('aria-expanded', String(hits.length > 0));
  if (hits.length) box.input.setAttribute('aria-activedescendant', 'hit' + box.at);
  if (typed) announce(hits.length ? hits.length + ' ' + t('hits') : t('noHit'));
}

function searchKey(box, event) {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    box.at = (box.at + (event.key === 'ArrowDown' ? 1 : box.hits.length - 1)) % Math.max(1, box.hits.length);
    showHits(box);
  } else if (event.key === 'Enter' && box.hits[box.at] && !event.isComposing) {
    event.preventDefault();
    chooseHit(box, box.hits[box.at]);
  } else if (event.key === 'Escape') {
    event.stopPropagation();
    box.input.value = '';
    hideHits(box);
    box.input.blur();
  }
}
