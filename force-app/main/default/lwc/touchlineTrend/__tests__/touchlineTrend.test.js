import TouchlineTrend from 'c/touchlineTrend';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';

const point = (key, value, unfinished = false) => ({
  key,
  period: `Q${key}`,
  value,
  text: value === null ? '–' : `${value}%`,
  unfinished,
});
const show = (points) => mount('c-touchline-trend', TouchlineTrend, { name: 'Win rate', points });

describe('c-touchline-trend', () => {
  it('joins neighbours and leaves a gap where a value is missing', () => {
    const element = show([
      point('1', 10),
      point('2', 20),
      point('3', null),
      point('4', 30),
      point('5', 25, true),
    ]);
    expect(all(element, 'line')).toHaveLength(2);
    expect(one(element, 'circle').getAttribute('class')).toContain('last_open');
  });

  it('draws higher values higher', () => {
    const [line] = all(show([point('1', 10), point('2', 20)]), 'line');
    expect(parseFloat(line.getAttribute('y2'))).toBeLessThan(parseFloat(line.getAttribute('y1')));
  });

  it('draws a flat series in the middle and no line for a single value', () => {
    const [line] = all(show([point('1', 10), point('2', 10)]), 'line');
    expect(line.getAttribute('y1')).toBe(line.getAttribute('y2'));
    expect(all(show([point('1', 10), point('2', null)]), 'svg')).toHaveLength(0);
    expect(all(show([]), 'svg')).toHaveLength(0);
  });

  it('has a table with every period behind it, once the line is drawn', async () => {
    const element = show([point('1', null), point('2', 20, true)]);
    await flush();
    expect(textOf(one(element, 'table'))).toBe('Win rate over time Period Value Q1 – Q2 (in progress) 20%');
    expect(one(element, 'caption')).not.toBeNull();
  });

  it('has no accessibility violation', async () => {
    const element = show([point('1', 10), point('2', 20)]);
    await flush();
    expect(await violations(element)).toEqual([]);
  });
});
