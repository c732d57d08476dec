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

function searchNodes(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  return NODES.map(function (node) {
    const found = score(node, wanted);
    return {node: node, score: found && found + Math.min(9, LINKED[node.id].length) / 10 - CLASSES.indexOf(node.cls) / 10};
  }).filter(function (hit) { return hit.score > 0; })
    .sort(function (a, b) { return b.score - a.score || a.node.id - b.node.id; })
    .map(function (hit) { return hit.node; });
}

/* A combobox as ARIA describes it: the list is driven from the input, the input keeps the focus. */
function searchBox(pick) {
  const list = h('ul', {id: 'hits', role: 'listbox', 'aria-label': t('hits'), hidden: true});
  const note = h('div', {class: 'nohit', hidden: true});
  let hits = [], at = 0;
  const input = h('input', {
    id: 'search', type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', 'aria-controls': 'hits',
    'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-label': t('search'), placeholder: t('search'),
    oninput: function () { at = 0; update(); }, onkeydown: key, onfocus: update,
    onblur: function () { setTimeout(close, 150); }
  });

  function close() {
    list.hidden = true;
    note.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function choose(node) {
    input.value = '';
    close();
    pick(node.id);
  }

  function update() {
    hits = searchNodes(input.value).slice(0, 12);
    replace(list, hits.map(function (node, n) {
      return h('li', {id: 'hit' + n, role: 'option', 'aria-selected': n === at ? 'true' : 'false',
        onmousedown: function (event) { event.preventDefault(); choose(node); }},
      sign(node.cls), h('span', {class: 'grow'}, node.full, node.english && h('small', {}, ' ' + node.english)),
      h('small', {}, t(node.cls)));
    }));
    list.hidden = hits.length === 0;
    note.hidden = hits.length > 0 || !input.value.trim();
    note.textContent = t('noHit');
    input.setAttribute('aria-expanded', String(hits.length > 0));
    if (hits.length) input.setAttribute('aria-activedescendant', 'hit' + at);
    if (input.value.trim()) announce(hits.length ? hits.length + ' ' + t('hits') : t('noHit'));
  }

  function key(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      at = (at + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % Math.max(1, hits.length);
      update();
    } else if (event.key === 'Enter' && hits[at] && !event.isComposing) {
      event.preventDefault();
      choose(hits[at]);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      input.value = '';
      close();
      input.blur();
    }
  }
  return h('div', {class: 'search'}, input, h('kbd', {'aria-hidden': 'true'}, '/'), list, note);
}
