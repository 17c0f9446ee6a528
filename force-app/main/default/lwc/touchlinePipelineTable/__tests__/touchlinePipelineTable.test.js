import TouchlinePipelineTable from 'c/touchlinePipelineTable';
import { readDeals } from 'c/touchlineDeals';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';
import { AS_OF, dealsAnswer } from 'c/testDeals';

const open = (pairs, sort = { by: 'flags', sign: -1 }) =>
  mount('c-touchline-pipeline-table', TouchlinePipelineTable, {
    deals: readDeals(dealsAnswer(pairs).data.uiapi.query, AS_OF),
    sort,
    asOf: AS_OF,
  });
const many = (count) =>
  Array.from({ length: count }, (_, index) => [{ id: `${index}`, name: `Deal ${index}` }, {}]);
const FOUR = { untouched: 'raised', 'past-due': 'critical', pushed: 'raised', 'no-next-step': 'raised' };

describe('c-touchline-pipeline-table', () => {
  it('tells a deal in a row', () => {
    const table = open([[{ closeDate: '2026-11-13' }, { flags: FOUR, nextMeeting: '2027-01-04' }]]);
    const text = textOf(one(table, 'tbody tr'));
    expect(text).toBe(
      'Acme Renewal Acme Close date has passed Critical Untouched Warning Close date pushed Warning 1 more $20,000 Nov 13 7 days ago Negotiation/\u200bReview 18 days Ana Silva 8 days ago 4 Jan 4, 2027 80 days',
    );
    expect(one(table, 'tbody a').getAttribute('href')).toBe(
      '/lightning/r/Opportunity/006000000000001AAA/view',
    );
  });

  it('says what is not there without making it up', () => {
    const [bare, quiet, silent] = all(
      open([
        [{ account: null, amount: null, closeDate: null }, null],
        [{ id: '2' }, { flags: {}, lastTouch: null, touches: 0 }],
        [{ id: '3' }, { flags: { untouched: 'unknown', regressed: 'unknown' } }],
      ]),
      'tbody tr',
    ).map(textOf);
    expect(bare).toContain('Acme Renewal – Not reviewed yet – – ');
    expect(quiet).toContain('Nothing raised');
    expect(quiet).toContain('none yet 0 none planned');
    expect(silent).toContain('2 checks not judged');
  });

  it('says which column the order is of, and asks for another', () => {
    const table = open(many(2), { by: 'amount', sign: 1 });
    const sorts = all(table, 'thead th').map((header) => header.getAttribute('aria-sort'));
    expect(sorts.filter((sort) => sort !== 'none')).toEqual(['ascending']);
    expect(sorts).toHaveLength(12);
    const asked = jest.fn();
    table.addEventListener('sort', ({ detail }) => asked(detail));
    one(table, 'button[data-id="close"]').click();
    expect(asked).toHaveBeenCalledWith('close');
    expect(textOf(one(table, 'caption'))).toBe('Open deals by Amount, ascending');
  });

  it('draws fifty rows, then fifty more, and goes on at the first new one', async () => {
    const table = open(many(120));
    expect(all(table, 'tbody tr')).toHaveLength(50);
    const more = one(table, 'button.more');
    expect(textOf(more)).toBe('Show 50 more of 70');
    more.click();
    await flush();
    expect(all(table, 'tbody tr')).toHaveLength(100);
    expect(textOf(table.shadowRoot.activeElement)).toBe('Deal 50');
    one(table, 'button.more').click();
    await flush();
    expect(all(table, 'tbody tr')).toHaveLength(120);
    expect(one(table, 'button.more')).toBeNull();
  });

  it('opens and closes the evidence of a row', async () => {
    const table = open(many(2));
    const toggle = one(table, 'button.toggle');
    expect(toggle.getAttribute('aria-label')).toBe('Why: Deal 0');
    toggle.click();
    await flush();
    expect(toggle.getAttribute('aria-expanded')).toBe('true');
    expect(one(table, 'c-touchline-pipeline-evidence').recordId).toBe('0');
    toggle.click();
    await flush();
    expect(one(table, 'c-touchline-pipeline-evidence')).toBeNull();
  });

  it('shows hostile names as text', () => {
    const table = open([[{ name: '<img src=x onerror=alert(1)>' }, {}]]);
    expect(all(table, 'img')).toHaveLength(0);
    expect(textOf(table)).toContain('<img src=x onerror=alert(1)>');
  });

  it('has no accessibility violation', async () => {
    const table = open([[{}, { flags: FOUR }]]);
    one(table, 'button.toggle').click();
    await flush();
    expect(await violations(table)).toEqual([]);
  });
});
