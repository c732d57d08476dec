/* The sentence behind a claim: both ends and the cue marked, who says it, where, when, how surely. */

/* The sentence as text and <mark> pieces; where marks overlap, an end wins over the cue. */
function marked(text, marks) {
  const kinds = new Array(text.length).fill('');
  ['c', 'o', 's'].forEach(function (kind) {
    (marks || []).forEach(function (mark) {
      if (mark[2] === kind) kinds.fill(kind, mark[0], mark[1]);
    });
  });
  const pieces = [];
  for (let at = 0; at < text.length;) {
    let end = at;
    while (end < text.length && kinds[end] === kinds[at]) end += 1;
    const piece = text.slice(at, end);
    pieces.push(kinds[at] ? h('mark', {class: 'm-' + kinds[at]}, piece) : piece);
    at = end;
  }
  return pieces;
}

function modalityChip(modality) {
  return h('span', {class: 'chip mod-' + modality}, t(modality));
}

function citation(one) {
  const source = DATA.sources[one.article] || {};
  const sentence = sentenceOf(one);
  return '“' + sentence + '”（' + [source.publisher, '《' + (source.title || '') + '》', source.published].filter(Boolean).join('，') + '）';
}

function copyText(text) {
  function fallback() {
    const area = h('textarea', {class: 'away', value: text});
    document.body.appendChild(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  if (navigator.clipboard) navigator.clipboard.writeText(text).catch(fallback); else fallback();
  announce(t('copied'));
}

function copyButton(label, text) {
  const button = h('button', {class: 'link', type: 'button', onclick: function () {
    copyText(text());
    button.textContent = t('copied');
    setTimeout(function () { button.textContent = label; }, 1500);
  }}, label);
  return button;
}

function nodeLink(id, text) {
  const node = NODES[id];
  if (!node) return null;
  return h('a', {href: '#node=' + encodeURIComponent(node.iri), class: 'node', onclick: function (event) {
    event.preventDefault();
    openNode(id);
  }}, text || title(node));
}

function edgeLink(id, content) {
  return h('a', {href: '#', class: 'edge', onclick: function (event) {
    event.preventDefault();
    openEdge(id);
  }}, content);
}

/* A row with a button that unfolds what `body` makes; it is made when first asked for. */
function folding(cls, head, body, open) {
  const inner = h('div', {class: 'folded', hidden: !open}, open && body());
  const button = h('button', {type: 'button', class: 'fold', 'aria-expanded': String(Boolean(open)), 'aria-label': t('evidence'), onclick: function () {
    if (!inner.firstChild) append(inner, [body()]);
    inner.hidden = !inner.hidden;
    button.setAttribute('aria-expanded', String(!inner.hidden));
  }});
  return h('div', {class: cls}, h('div', {class: 'head'}, button, head), inner);
}

/* One claim, figure or milestone with its evidence. */
function evidenceBlock(one) {
  const source = DATA.sources[one.article] || {};
  const sentence = sentenceOf(one);
  return h('figure', {class: 'evidence'},
    sentence && h('blockquote', {}, marked(sentence, one.marks)),
    one.elsewhere && h('p', {class: 'note'}, t('elsewhere') + '：' + one.elsewhere.join('、')),
    h('figcaption', {},
      modalityChip(one.modality || 'fact'),
      one.period && h('span', {class: 'chip'}, when(one.period)),
      Object.keys(one.qualifiers || {}).map(function (name) {
        return h('span', {class: 'chip'}, t(name) + ' ' + one.qualifiers[name]);
      }),
      one.speaker !== undefined && h('span', {}, t('speaker') + ' ', nodeLink(one.speaker)),
      h('span', {}, t('confidence') + ' ' + Math.round((one.confidence || 0) * 100) + '%'),
      one.how && h('span', {}, t(one.how)),
      h('span', {class: 'source'}, [source.publisher, source.title && '《' + source.title + '》', source.published || t('unknownDate')].filter(Boolean).join(' · ')),
      sentence && copyButton(t('cite'), function () { return citation(one); })));
}
