/* The search box: Chinese, English, pinyin or initials in, a list to pick from out. */

/* The node of the line that a place in the text belongs to; where the lines begin is found out once. */
function nodeAt(lines, place) {
  if (!lines.starts) {
    lines.starts = [];
    for (let at = 0; at >= 0; at = lines.text.indexOf('\n', at + 1)) lines.starts.push(at);
  }
  let low = 0, high = lines.of.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lines.starts[middle] <= place) low = middle; else high = middle;
  }
  return NODES[lines.of[low]];
}

/* Up to `most` nodes: a whole name before the start of a name, before any part; pinyin and initials after what is written. */
function searchNodes(typed, most) {
  const wanted = typed.trim().toLowerCase().replace(/\s+/g, ' '), bare = wanted.replace(/[ ']/g, '');
  const names = DATA.search.names, keys = DATA.search.keys, found = new Set();
  function gather(lines, text) {
    for (let at = lines.text.indexOf(text); at >= 0 && found.size < most; at = lines.text.indexOf(text, at + 1)) found.add(nodeAt(lines, at));
  }
  if (!bare) return [];
  gather(names, '\n' + wanted + '\n');
  gather(names, '\n' + wanted);
  gather(keys, '\n' + bare + '\n');
  gather(names, wanted);
  gather(keys, '\n' + bare);
  if (bare.length > 1) gather(keys, bare);
  return Array.from(found);
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
  const hits = box.hits = searchNodes(box.input.value, 12), typed = box.input.value.trim();
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
