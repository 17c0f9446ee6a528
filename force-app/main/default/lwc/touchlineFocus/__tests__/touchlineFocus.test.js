import TouchlineFocus from 'c/touchlineFocus';
import { respond, variablesOf } from 'lightning/graphql';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';
import { answer, connection, subject } from 'c/testRows';

const ana = { id: 'a1', key: 'person:1', kind: 'person', name: 'Ana <i>Ruiz</i>' };
const item = (code, params, subjectKey = ana.key) => ({ code, params, subjectKey });
const show = async (items, subjects = [ana]) => {
  const element = mount('c-touchline-focus', TouchlineFocus, {
    items,
    subjects,
    asOf: '2026-11-20T22:00:00Z',
  });
  await flush();
  return element;
};

describe('c-touchline-focus', () => {
  it('shows at most three places with the reason in words', async () => {
    const element = await show([
      item('untouchedDeals', { count: 1, amount: 30000 }),
      item('leverBelow', { metric: 'win-rate', value: 12.5, reference: 28, n: 16 }),
      item('behindTarget', { value: 41, expected: 62 }),
      item('behindTarget', { value: 1, expected: 2 }),
    ]);
    const places = all(element, 'li').map(textOf);
    expect(places).toHaveLength(3);
    expect(places[0]).toBe('1 Ana <i>Ruiz</i> 1 open deal untouched, worth $30K');
    expect(places[1]).toContain(
      'Win rate at 13% against 28% for the others, more than chance explains (16 cases)',
    );
    expect(places[2]).toContain('41% of target with 62% of working days gone');
  });

  it('opens the person it names', async () => {
    const element = await show([item('untouchedDeals', { count: 4, amount: 1000 })]);
    const drill = jest.fn();
    element.addEventListener('drill', drill);
    one(element, 'button').click();
    expect(drill.mock.calls[0][0].detail).toEqual(ana);
  });

  it('looks up who is not in the ranking, and only then', async () => {
    const known = await show([item('behindTarget', { value: 1, expected: 2 })]);
    expect(variablesOf('TouchlineFocusNames')).toBeUndefined();
    known.remove();
    const element = await show([item('behindTarget', { value: 1, expected: 2 }, 'person:9')]);
    expect(variablesOf('TouchlineFocusNames')).toEqual({ keys: ['person:9'] });
    expect(one(element, 'button')).toBeNull();
    const found = subject({ id: 'a9', key: 'person:9', kind: 'person', name: 'Zoe' });
    respond('TouchlineFocusNames', answer({ Touchline_Subject__c: connection([found]) }));
    await flush();
    expect(one(element, 'button').textContent.trim()).toBe('Zoe');
  });

  it('names a reason it does not know and lives with missing parameters', async () => {
    const element = await show([
      item('somethingNew', { x: 1 }),
      item('untouchedDeals', {}),
      item('leverBelow'),
    ]);
    expect(textOf(element)).toContain('Reason: somethingNew');
    expect(textOf(element)).not.toMatch(/NaN|undefined|null/);
  });

  it('says so when nothing stands out', async () => {
    expect(textOf(await show([]))).toContain('Nothing stands out');
  });

  it('has no accessibility violation', async () => {
    expect(await violations(await show([item('behindTarget', { value: 1, expected: 2 })]))).toEqual([]);
    expect(await violations(await show([]))).toEqual([]);
  });
});
