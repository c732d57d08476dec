/* Elements without markup: text from the data only ever becomes a text node, never HTML. */

const SVG = 'http://www.w3.org/2000/svg';

/* h('button', {class: 'x', onclick: f, 'aria-label': 'y'}, 'text', child, [more]) -> element */
function h(tag, attributes) {
  return fill(document.createElement(tag), attributes, Array.prototype.slice.call(arguments, 2));
}

function s(tag, attributes) {
  return fill(document.createElementNS(SVG, tag), attributes, Array.prototype.slice.call(arguments, 2));
}

function fill(element, attributes, children) {
  Object.keys(attributes || {}).forEach(function (name) {
    const value = attributes[name];
    if (value === null || value === undefined || value === false) return;
    if (name.slice(0, 2) === 'on') element.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked') element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  });
  append(element, children);
  return element;
}

function append(element, children) {
  children.forEach(function (child) {
    if (Array.isArray(child)) append(element, child);
    else if (child instanceof Node) element.appendChild(child);
    else if (child !== null && child !== undefined && child !== false && child !== '') {
      element.appendChild(document.createTextNode(String(child)));
    }
  });
}

function replace(element) {
  element.textContent = '';
  append(element, Array.prototype.slice.call(arguments, 1));
  return element;
}

/* A small sign for a class, in the shape and colour the graph draws it. */
const SIGNS = {
  Zone: 'M2 2h12v12H2z', Firm: 'M8 1.5a6.5 6.5 0 1 0 .01 0z', Project: 'M4.5 2h7L15 8l-3.5 6h-7L1 8z',
  Product: 'M8 1.5 15 14H1z', Industry: 'M8 .8 15.2 8 8 15.2.8 8z', Organization: 'M8 14.5 1 2h14z',
  Place: 'M8 2.6a5.4 5.4 0 1 0 .01 0z', Person: 'M8 3.5a4.5 4.5 0 1 0 .01 0z',
  Policy: 'M3.5 3.5h9v9h-9z', Event: 'M8 1l2 4.8 5.2.4-4 3.4 1.3 5L8 11.9l-4.500 2.700 1.300-5-4-3.400 5.200-.4z'
};

function sign(cls) {
  return s('svg', {viewBox: '0 0 16 16', class: 'sign', 'aria-hidden': 'true'},
    s('path', {d: SIGNS[cls] || SIGNS.Firm, class: 'c-' + cls}));
}
