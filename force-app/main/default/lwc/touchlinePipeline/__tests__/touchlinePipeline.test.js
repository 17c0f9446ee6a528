import TouchlinePipeline from 'c/touchlinePipeline';
import { respond, refresh, lastQuery, variablesOf } from 'lightning/graphql';
import { emitPage, navigate } from 'lightning/navigation';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';
import { answer, card, connection } from 'c/testRows';
import { dealsAnswer, runs } from 'c/testDeals';

jest.mock('@salesforce/user/Id', () => ({ default: 'marta' }), { virtual: true });

const PAGE = { type: 'standard__navItemPage', attributes: { apiName: 'Touchline_Pipeline' } };
const field = (value) => ({ value });
const subject = (id, kind, userId, name) => ({
  Id: id,
  Name: field(name),
  Kind__c: field(kind),
  User__c: field(userId),
});
const SUBJECTS = [subject('t', 'team', 'marta', 'Marta Reyes'), subject('a', 'person', 'ana', 'Ana Silva')];
const scopes = (more = runs(), subjects = SUBJECTS) =>
  answer({
    Touchline_Subject__c: connection(subjects),
    weeks: connection([]),
    months: connection([]),
    quarters: connection([card({ start: '2026-11-01', end: '2027-01-31' })]),
    ...more,
  });
const DEALS = dealsAnswer([
  [{ id: '1', name: 'Alpha', amount: 30000, ownerId: 'ana' }, { flags: { untouched: 'critical' } }],
  [
    { id: '2', name: 'Beta', amount: 20000, ownerId: 'ben', owner: 'Ben Cole', closeDate: '2027-03-01' },
    { flags: { pushed: 'raised' } },
  ],
  [{ id: '3', name: 'Gamma', amount: 10000, ownerId: 'ana', stage: 'Prospecting' }, {}],
]);

const at = (state = {}) => emitPage({ ...PAGE, state });
const start = async (state, known = scopes()) => {
  const page = mount('c-touchline-pipeline', TouchlinePipeline);
  at(state);
  await flush();
  respond('TouchlinePipelineScopes', known);
  await flush();
  return page;
};
const open = async (state, deals = DEALS) => {
  const page = await start(state);
  respond('TouchlinePipeline', deals);
  await flush();
  return page;
};
const rows = (page) => all(page, 'tbody th a').map(textOf);
const pressed = (page) => all(page, '[aria-pressed="true"]').map((tile) => textOf(tile).split(' ')[0]);
const wentTo = () => navigate.mock.calls.at(-1)[0];

describe('c-touchline-pipeline', () => {
  it('asks for the scopes, then for the deals of the manager’s own team, and for nothing else', async () => {
    const page = await start({});
    expect(variablesOf('TouchlinePipeline')).toEqual({ user: 'marta' });
    expect(lastQuery()).toContain('ManagerId');
    expect(textOf(one(page, '[role="status"]'))).toBe('Loading the deals');
  });

  it('shows every open deal with totals above', async () => {
    const page = await open({});
    expect(rows(page)).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect(textOf(page)).toContain('3 of 3 deals shown, $60K');
    expect(textOf(page)).toContain('Open pipeline $60K 3 deals');
    expect(pressed(page)).toEqual(['Open']);
  });

  it('shows what the address says', async () => {
    const page = await open({ c__flag: 'raised', c__owner: 'ana', c__sort: '-deal', c__text: 'alp' });
    expect(rows(page)).toEqual(['Alpha']);
    expect(pressed(page)).toEqual(['Any']);
    expect(one(page, 'lightning-input').value).toBe('alp');
  });

  it('asks for the scope of the address; one that is not shared is told, not replaced', async () => {
    await start({ c__scope: 'a' });
    expect(variablesOf('TouchlinePipeline')).toEqual({ user: 'ana' });
    await start({ c__scope: 'me' });
    expect(variablesOf('TouchlinePipeline')).toEqual({ user: 'marta' });
    const page = await start({ c__scope: 'someone-else' });
    expect(textOf(page)).toContain('These deals are not shared with you');
    expect(all(page, 'table')).toHaveLength(0);
  });

  it('writes a press on a total into the address, and takes it out again', async () => {
    const page = await open({ c__owner: 'ana' });
    one(page, 'button[data-id="critical"]').click();
    expect(wentTo()).toEqual({ ...PAGE, state: { c__owner: 'ana', c__flag: 'critical' } });
    at(wentTo().state);
    await flush();
    expect(rows(page)).toEqual(['Alpha']);
    one(page, 'button[data-id="critical"]').click();
    expect(wentTo().state).toEqual({ c__owner: 'ana' });
  });

  it('counts totals over what the other filters leave', async () => {
    const page = await open({ c__owner: 'ana', c__flag: 'critical' });
    expect(textOf(one(page, 'button[data-id="raised"]'))).toBe('Any flag 1 $30K');
    expect(textOf(one(page, 'button[data-id=""]'))).toBe('Open pipeline $40K 2 deals');
    expect(textOf(page)).toContain('1 of 3 deals shown, $30K');
  });

  it('writes owner, stage, closing, order and people into the address', async () => {
    const page = await open({ c__owner: 'ana', c__stage: 'Prospecting' });
    const choose = (name, value) =>
      all(page, 'lightning-combobox')
        .find((box) => box.name === name)
        .dispatchEvent(new CustomEvent('change', { detail: { value } }));
    choose('closing', 'fiscal-quarter');
    expect(wentTo().state).toMatchObject({ c__closing: 'fiscal-quarter', c__stage: 'Prospecting' });
    choose('stage', '');
    expect(wentTo().state).toEqual({ c__owner: 'ana' });
    choose('owner', 'ben');
    expect(wentTo().state).toMatchObject({ c__owner: 'ben' });
    choose('scope', 'a');
    expect(wentTo().state).toEqual({ c__scope: 'a' });
    one(page, 'thead button[data-id="amount"]').click();
    expect(wentTo().state).toMatchObject({ c__sort: '-amount' });
  });

  it('filters while someone types, and writes the text down when they are done', async () => {
    const page = await open({});
    const input = one(page, 'lightning-input');
    input.value = 'bet';
    input.dispatchEvent(new CustomEvent('change'));
    await flush();
    expect(rows(page)).toEqual(['Beta']);
    expect(navigate).not.toHaveBeenCalled();
    input.dispatchEvent(new CustomEvent('commit'));
    expect(wentTo().state).toEqual({ c__text: 'bet' });
  });

  it('says when no deal fits, and clears every filter at once', async () => {
    const page = await open({
      c__text: 'nothing like it',
      c__flag: 'critical',
      c__sort: 'deal',
      c__scope: 't',
    });
    expect(textOf(page)).toContain('No deal fits');
    one(page, 'button.clear').click();
    expect(wentTo().state).toEqual({ c__sort: 'deal', c__scope: 't' });
  });

  it('keeps a filter in sight that no deal has any more', async () => {
    const page = await open({ c__stage: 'Gone', c__owner: 'gone' });
    const box = (name) => all(page, 'lightning-combobox').find((each) => each.name === name);
    expect(box('stage').options.at(-1)).toEqual({ value: 'Gone', label: '– (0)' });
    expect(box('stage').value).toBe('Gone');
    expect(box('owner').value).toBe('gone');
  });

  it('offers only closing periods that are known', async () => {
    const page = await open({});
    const box = all(page, 'lightning-combobox').find(({ name }) => name === 'closing');
    expect(box.options.map(({ value }) => value)).toEqual(['', 'fiscal-quarter']);
  });

  it('says how many of a very large pipeline are not on the page', async () => {
    const page = await open({}, dealsAnswer([[{}, {}]], { total: 2400 }));
    expect(textOf(page)).toContain('These are the 1 largest deals; 2,399 smaller ones are not on this page.');
  });

  it('has a state before the first run and one without a deal', async () => {
    expect(textOf(await start({}, scopes(runs(null), [])))).toContain('No deals reviewed yet');
    expect(textOf(await open({}, dealsAnswer([])))).toContain('No open deals here');
  });

  it('shows an error with a retry', async () => {
    const page = await open({}, { errors: [{ message: 'Too many rows' }] });
    expect(textOf(one(page, '[role="alert"]'))).toContain('Too many rows');
    one(page, 'button.retry').click();
    expect(refresh).toHaveBeenCalled();
  });

  it('has no accessibility violation', async () => {
    expect(await violations(await open({ c__flag: 'raised' }))).toEqual([]);
  });
});
