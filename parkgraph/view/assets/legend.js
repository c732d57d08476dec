/* The filters: kinds of entities and relations with counts, how a thing is said, zone, industry, time, confidence. */

function toggled(list, value) {
  return list.indexOf(value) >= 0 ? list.filter(function (one) { return one !== value; }) : list.concat([value]);
}

function legendRow(label, count, off, mark, click) {
  return h('li', {}, h('button', {type: 'button', class: 'legend-row', 'aria-pressed': String(!off), onclick: click},
    mark, h('span', {class: 'grow'}, label), h('span', {class: 'count'}, count)));
}

function lineSign(relation) {
  return s('svg', {viewBox: '0 0 22 12', class: 'line', 'aria-hidden': 'true'},
    s('path', {d: 'M1 6h16m-4-3.500 5 3.500-5 3.500', class: 'r-' + relation}));
}

function choice(label, key, options) {
  const value = state[key] === null ? '' : String(state[key]);
  return h('label', {class: 'field'}, h('span', {}, label), h('select', {onchange: function (event) {
    const text = event.target.value;
    const changes = {};
    changes[key] = key === 'zone' || key === 'industry' ? (text === '' ? null : Number(text)) : key === 'least' ? Number(text) : text;
    set(changes);
  }}, options.map(function (option) {
    return h('option', {value: option[0], selected: String(option[0]) === value}, option[1]);
  })));
}

function of(cls) {
  return [['', t('all')]].concat(NODES.filter(function (node) { return node.cls === cls; }).map(function (node) {
    return [node.id, short(node)];
  }));
}

function month(label, key) {
  return h('label', {class: 'field'}, h('span', {}, label), h('input', {type: 'text', inputmode: 'numeric', placeholder: '2024-06',
    pattern: '[0-9]{4}(-[0-9]{2}){0,2}', value: state[key], onchange: function (event) {
      const changes = {};
      changes[key] = event.target.checkValidity() ? event.target.value : '';
      set(changes);
    }}));
}

function dirty() {
  return ['off', 'offRel', 'flip', 'status', 'least', 'zone', 'industry', 'since', 'until'].some(function (key) {
    return JSON.stringify(state[key]) !== JSON.stringify(DEFAULTS[key]);
  });
}

function renderLegend(rail) {
  const open = rail.querySelector('details') ? rail.querySelector('details').open : window.innerWidth > 900;
  replace(rail, h('details', {open: open}, h('summary', {}, t('filters')),
    h('h2', {}, t('classes')),
    h('ul', {}, CLASSES.filter(function (cls) { return CLASS_COUNTS[cls]; }).map(function (cls) {
      return legendRow(t(cls), CLASS_COUNTS[cls], state.off.indexOf(cls) >= 0, sign(cls), function () { set({off: toggled(state.off, cls)}); });
    })),
    TINTED.length > 0 && h('label', {class: 'tint'}, h('input', {type: 'checkbox', checked: state.tint, onchange: function (event) {
      set({tint: event.target.checked});
    }}), t('tint')),
    state.tint && h('ul', {}, TINTED.map(function (one) {
      return legendRow(short(NODES[one.id]), one.count, false, h('i', {class: 'dot', style: 'background:var(--' + one.color + ')'}), function () {
        set({industry: state.industry === one.id ? null : one.id});
      });
    })),
    h('h2', {}, t('relations')),
    h('ul', {}, RELATIONS.filter(function (name) { return RELATION_COUNTS[name]; }).map(function (name) {
      return legendRow(t(name), RELATION_COUNTS[name], state.offRel.indexOf(name) >= 0, lineSign(name), function () { set({offRel: toggled(state.offRel, name)}); });
    })),
    h('p', {class: 'key'}, t('solid'), h('br'), t('dashed'), h('br'), t('pale')),
    choice(t('status'), 'status', [['all', t('all')], ['stands', t('stands')], ['planned', t('planned')]]),
    choice(t('zoneFilter'), 'zone', of('Zone')), choice(t('industryFilter'), 'industry', of('Industry')),
    choice(t('least'), 'least', [[0, t('all')], [0.5, '50%'], [0.7, '70%'], [0.9, '90%']]),
    h('div', {class: 'pair'}, month(t('since'), 'since'), month(t('until'), 'until')),
    dirty() && h('button', {type: 'button', onclick: function () {
      set({off: QUIET.slice(), offRel: [], flip: [], status: 'all', least: 0, zone: null, industry: null, since: '', until: ''});
    }}, t('reset'))));
}
