import TouchlineExplainRecords from 'c/touchlineExplainRecords';
import { respond, variablesOf } from 'lightning/graphql';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';
import { answer, connection } from 'c/testRows';

const deal = (id, values = {}) => ({
  Id: id,
  Name: { value: values.name ?? `Deal ${id}` },
  StageName: { value: 'Proposal', displayValue: null },
  Amount: { value: values.amount === undefined ? 5000 : values.amount, displayValue: values.shown ?? null },
  CloseDate: { value: '2026-11-30' },
  Account: values.account === null ? null : { Name: { value: 'Acme' } },
  Owner: { Name: { value: 'Ana Ruiz' } },
});

const open = async (properties, deals) => {
  const element = mount('c-touchline-explain-records', TouchlineExplainRecords, properties);
  await flush();
  if (deals) respond('TouchlineExplainRecords', answer({ Opportunity: connection(deals) }));
  await flush();
  return element;
};

describe('c-touchline-explain-records', () => {
  it('resolves ids with the viewer’s rights and says how many stay hidden', async () => {
    const element = await open({ ids: ['1', '2', '3'], count: 3 }, [deal('1')]);
    expect(variablesOf('TouchlineExplainRecords')).toEqual({ ids: ['1', '2', '3'] });
    expect(all(element, 'tbody tr')).toHaveLength(1);
    expect(textOf(element)).toContain('2 more are not visible to you.');
  });

  it('says the true number when there are more than are listed', async () => {
    const element = await open({ ids: ['1'], count: 1234 }, [deal('1')]);
    expect(textOf(element)).toContain('1,234 in all; 1 of them are listed.');
    expect(textOf(element)).not.toContain('not visible');
  });

  it('shows the money the platform wrote, else in the viewer’s currency, else a dash', async () => {
    const element = await open({ ids: ['1', '2', '3'], count: 3 }, [
      deal('1', { shown: '€5,000.00' }),
      deal('2'),
      deal('3', { amount: null, account: null }),
    ]);
    const cells = all(element, 'td.money').map(({ textContent }) => textContent);
    expect(cells).toEqual(['€5,000.00', '$5,000', '—']);
  });

  it('shows names as text and links each to its record', async () => {
    const element = await open({ ids: ['1'], count: 1 }, [deal('1', { name: '<script>x</script>, "y"\nz' })]);
    expect(all(element, 'script')).toHaveLength(0);
    expect(one(element, 'a').getAttribute('href')).toBe('/lightning/r/Opportunity/1/view');
    expect(one(element, 'a').textContent).toContain('<script>x</script>');
  });

  it('asks nothing when there are no records', async () => {
    const element = await open({ ids: [], count: 0 });
    expect(variablesOf('TouchlineExplainRecords')).toBeUndefined();
    expect(textOf(element)).toBe('No records.');
  });

  it('shows errors', async () => {
    const element = await open({ ids: ['1'], count: 1 });
    respond('TouchlineExplainRecords', { errors: [{ message: 'No access to Amount' }] });
    await flush();
    expect(textOf(element)).toContain('No access to Amount');
  });

  it('has no accessibility violation', async () => {
    expect(await violations(await open({ ids: ['1', '2'], count: 300 }, [deal('1')]))).toEqual([]);
  });
});
