import TouchlinePipelineTotals from 'c/touchlinePipelineTotals';
import { mount, all, textOf, violations } from 'c/testMount';

const totals = (pressed) => [
  { id: 'critical', name: 'Critical', count: 2, amount: 30000, isPressed: pressed === 'critical' },
  { id: 'untouched', name: 'Untouched', count: 0, amount: 0, isPressed: pressed === 'untouched' },
];
const open = (pressed) =>
  mount('c-touchline-pipeline-totals', TouchlinePipelineTotals, {
    totals: totals(pressed),
    all: { count: 1, amount: 50000 },
  });
const press = (element, index) => {
  const picked = jest.fn();
  element.addEventListener('pick', ({ detail }) => picked(detail));
  all(element, 'button')[index].click();
  return picked.mock.calls[0][0];
};

describe('c-touchline-pipeline-totals', () => {
  it('tells count and value of each, and which one is pressed', () => {
    const tiles = all(open('critical'), 'button');
    expect(tiles.map(textOf)).toEqual(['Open pipeline $50K 1 deal', 'Critical 2 $30K', 'Untouched 0 none']);
    expect(tiles.map((tile) => tile.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'false']);
  });

  it('picks a total, and lets go of it when it is pressed again', () => {
    expect(press(open(), 1)).toBe('critical');
    expect(press(open('critical'), 1)).toBeNull();
    expect(press(open('critical'), 0)).toBeNull();
  });

  it('has no accessibility violation', async () => {
    expect(await violations(open('critical'))).toEqual([]);
  });
});
