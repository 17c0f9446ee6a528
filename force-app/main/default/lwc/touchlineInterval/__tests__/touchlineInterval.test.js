import TouchlineInterval from 'c/touchlineInterval';
import { mount, one, textOf, violations } from 'c/testMount';

const rate = { unit: 'percent', value: 25, low: 10, high: 50 };
const show = (reading, reference = null, scale = { min: 0, max: 100 }) =>
  mount('c-touchline-interval', TouchlineInterval, { reading, scale, reference });
const x = (element, selector, name) => parseFloat(one(element, selector).getAttribute(name));

describe('c-touchline-interval', () => {
  it('draws bounds and value in order on the common scale', () => {
    const element = show(rate, 40);
    expect(x(element, '.range', 'x1')).toBeLessThan(x(element, '.value', 'cx'));
    expect(x(element, '.value', 'cx')).toBeLessThan(x(element, '.reference', 'x1'));
    expect(x(element, '.reference', 'x1')).toBeLessThan(x(element, '.range', 'x2'));
  });

  it('says what it draws', () => {
    expect(textOf(show(rate, 40))).toBe('95% interval 10% – 50%, team 40%');
    expect(textOf(show(rate))).toBe('95% interval 10% – 50%');
    expect(textOf(show({ ...rate, low: null, high: null }))).toBe('No interval');
  });

  it('draws no bar without an interval, and stays inside with a scale of no width', () => {
    const element = show({ ...rate, low: null, high: null }, null, { min: 25, max: 25 });
    expect(one(element, '.range')).toBeNull();
    expect(x(element, '.value', 'cx')).toBe(50);
  });

  it('has no accessibility violation', async () => {
    expect(await violations(show(rate, 40))).toEqual([]);
  });
});
