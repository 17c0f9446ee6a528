/** What every component test needs: put a component into the document, let it settle, look at it as a user does. */
import { createElement } from 'lwc';
import axe from 'axe-core';

// axe measures letters on a canvas, which jsdom does not have.
HTMLCanvasElement.prototype.getContext = () => null;

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

/** Mounts a component with its public properties set. */
export const mount = (tag, is, properties = {}) => {
  const element = createElement(tag, { is });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
};

/** Lets pending renders and promises happen; five turns reach the deepest chain there is. */
export const flush = () => [1, 2, 3, 4, 5].reduce((turn) => turn.then(() => {}), Promise.resolve());

const roots = (element) => [element.shadowRoot, ...element.shadowRoot.querySelectorAll('*')].filter(Boolean);

/** All elements below a component that match, through nested components. */
export const all = (element, selector) => {
  const here = [...element.shadowRoot.querySelectorAll(selector)];
  const below = roots(element)
    .filter((node) => node.shadowRoot && node !== element.shadowRoot)
    .flatMap((node) => all(node, selector));
  return [...here, ...below];
};

export const one = (element, selector) => all(element, selector)[0] ?? null;

/** Everything a reader would read, nested components included, in order and with single spaces. */
export const textOf = (node) => {
  const parts = [];
  const walk = (current) => {
    if (current.nodeType === Node.TEXT_NODE) parts.push(current.textContent);
    const children =
      current.tagName === 'SLOT' ? current.assignedNodes() : (current.shadowRoot ?? current).childNodes;
    children.forEach(walk);
  };
  walk(node);
  return parts.join(' ').replace(/\s+/g, ' ').trim();
};

/** Violations axe finds in the component; colours need a browser and are judged there. */
export const violations = async (element) => {
  // axe reads `value` of every element, which LWC remarks on for each component that has none.
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const { violations: found } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  warn.mockRestore();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};
