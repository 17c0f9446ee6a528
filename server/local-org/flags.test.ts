import { lastEvening, orgClock } from './clock.ts';
import { FlagError, readFlags } from './flags.ts';

describe('flags', () => {
  it('has defaults and reads what is given', () => {
    expect(readFlags([])).toEqual({
      adminPort: null,
      data: null,
      exportTo: null,
      faults: null,
      port: 4477,
      seed: 'tiny',
      seedGiven: false,
      seedNumber: 1,
      scale: 1,
      asOf: null,
      pages: true,
      hide: [],
      readOnly: [],
      apiCalls: null,
      currencies: [],
      changeEvents: [],
      withoutTouchline: false,
      jwtKeys: [],
    });
    expect(readFlags(['--port', '0', '--seed=none', '--as-of', '2026-11-20', '--no-pages'])).toEqual({
      adminPort: null,
      data: null,
      exportTo: null,
      faults: null,
      port: 0,
      seed: 'none',
      seedGiven: true,
      seedNumber: 1,
      scale: 1,
      asOf: '2026-11-20',
      pages: false,
      hide: [],
      readOnly: [],
      apiCalls: null,
      currencies: [],
      changeEvents: [],
      withoutTouchline: false,
      jwtKeys: [],
    });
    expect(
      readFlags(['--hide', 'Task, Opportunity.Amount', '--hide=Event', '--without-touchline']),
    ).toMatchObject({ hide: ['Task', 'Opportunity.Amount', 'Event'], withoutTouchline: true, pages: false });
  });

  it('reads what the org is to lack', () => {
    const argv = ['--read-only', 'Touchline_Scorecard__c', '--api-calls', '20', '--currencies', 'USD,EUR'];
    expect(readFlags([...argv, '--change-events', 'Opportunity,Task'])).toMatchObject({
      readOnly: ['Touchline_Scorecard__c'],
      apiCalls: 20,
      currencies: ['USD', 'EUR'],
      changeEvents: ['Opportunity', 'Task'],
    });
  });

  it('reads whose certificate a file holds', () => {
    expect(readFlags(['--jwt-key', 'c.pem', '--jwt-key', 'my-app=/k/c.pem']).jwtKeys).toEqual([
      { clientId: 'touchline-local', file: 'c.pem' },
      { clientId: 'my-app', file: '/k/c.pem' },
    ]);
  });

  it('reads which company quarter is to be', () => {
    const flags = readFlags(['--seed', 'quarter', '--seed-number', '7', '--scale', '0.5']);
    expect(flags).toMatchObject({ seed: 'quarter', seedNumber: 7, scale: 0.5 });
  });

  it.each([
    [['--jwt-key', 'app='], '--jwt-key: expected FILE or CLIENT_ID=FILE'],
    [['--port', 'x'], '--port: expected a number'],
    [['--port', '70000'], '--port: expected a number'],
    [['--as-of', '2026-02-30'], '--as-of: expected a day'],
    [['--seed-number', '2'], '--seed-number: only --seed quarter has one'],
    [['--seed', 'quarter', '--seed-number', 'x'], '--seed-number: expected a whole number'],
    [['--seed=quarter', '--scale', '0'], '--scale: expected a number from 0.1 to 50'],
    [['--seed=quarter', '--scale', '99'], '--scale: expected a number from 0.1 to 50'],
    [['--admin-port', 'x'], '--admin-port: expected a number'],
    [['--hide', 'Task,'], '--hide: expected objects and fields'],
    [['--read-only', ','], '--read-only: expected objects and fields'],
    [['--api-calls', 'few'], '--api-calls: expected how many'],
    [['--currencies', 'euro'], '--currencies: expected ISO codes'],
    [['--sed', 'none'], "Unknown option '--sed'"],
  ])('%j is refused by name', (argv, message) => {
    expect(() => readFlags(argv)).toThrow(FlagError);
    expect(() => readFlags(argv)).toThrow(message);
  });
});

describe('orgClock', () => {
  it('starts at 18:00 of the local day and runs', () => {
    const clock = orgClock('2026-11-20', 'America/New_York');
    const started = clock().getTime() - Date.parse('2026-11-20T23:00:00Z');
    expect(started).toBeGreaterThanOrEqual(0);
    expect(started).toBeLessThan(60_000);
  });

  it('knows the last evening that has come', () => {
    const day = (instant: string) => lastEvening('America/Los_Angeles', new Date(instant));
    expect(day('2026-11-21T01:59:00Z')).toBe('2026-11-19');
    expect(day('2026-11-21T02:00:00Z')).toBe('2026-11-20');
  });
});
