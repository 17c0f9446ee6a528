import TouchlinePeriodSwitch from 'c/touchlinePeriodSwitch';
import { mount, one, violations } from 'c/testMount';

const periods = [
  { type: 'week', start: '2026-11-16', end: '2026-11-22' },
  { type: 'week', start: '2026-11-09', end: '2026-11-15' },
];
const show = (properties = {}) =>
  mount('c-touchline-period-switch', TouchlinePeriodSwitch, {
    type: 'week',
    start: '2026-11-09',
    currentStart: '2026-11-16',
    periods,
    ...properties,
  });

describe('c-touchline-period-switch', () => {
  it('lists the periods and marks the current one', () => {
    expect(one(show(), 'lightning-combobox').options).toEqual([
      { value: '2026-11-16', label: 'Week of Nov 16, 2026 (current)' },
      { value: '2026-11-09', label: 'Week of Nov 9, 2026' },
    ]);
  });

  it('passes on what is chosen', () => {
    const element = show();
    const heard = [];
    for (const type of ['typechange', 'startchange'])
      element.addEventListener(type, ({ detail }) => heard.push([type, detail]));
    one(element, 'lightning-radio-group').dispatchEvent(
      new CustomEvent('change', { detail: { value: 'fiscal-month' } }),
    );
    one(element, 'lightning-combobox').dispatchEvent(
      new CustomEvent('change', { detail: { value: '2026-11-16' } }),
    );
    expect(heard).toEqual([
      ['typechange', 'fiscal-month'],
      ['startchange', '2026-11-16'],
    ]);
  });

  it('offers nothing where there are no periods', () => {
    expect(one(show({ periods: [] }), 'lightning-combobox').disabled).toBe(true);
  });

  it('labels both controls', async () => {
    const element = show();
    expect(one(element, 'lightning-radio-group').label).toBe('Fiscal period');
    expect(one(element, 'lightning-combobox').label).toBe('Which one');
    expect(await violations(element)).toEqual([]);
  });
});
