/** Runs the service in an org where something is wrong, and looks at what an admin gets to see. */
import { command, openOrg, type Ended, type OpenOrg } from '../in-process.ts';
import { orgState } from '../org-state.ts';

export const secret = 'never-to-be-printed-0123456789';

export interface Mishap extends OpenOrg {
  /** Ends with this code and a message, which is returned. */
  refused(argv: string[], environment: Record<string, string>, code: number): Promise<string>;
  /** Ends well. */
  synced(): Promise<Ended>;
  /** What the service keeps on the org. */
  state(): Promise<Record<string, string[]>>;
  /** The evidence of the organisation's present quarter: what the pages explain a number with. */
  evidence(group: string): Promise<Record<string, { n: number; marks: Record<string, unknown> }>>;
  counted(sObject: string, where: string): Promise<number>;
}

/** Tiny in an org of its own. */
export async function openMishap(): Promise<Mishap> {
  const open = await openOrg('tiny');
  return {
    ...open,
    refused: async (argv, environment, code) => {
      const ended = await command(argv, environment);
      expectClean(ended);
      expect({ code: ended.code, said: ended.said }).toEqual({ code, said: expect.stringMatching(/\S/) });
      return ended.said;
    },
    synced: async () => {
      const ended = await command(['sync', '--json'], open.environment);
      expectClean(ended);
      expect({ code: ended.code, said: ended.code === 0 ? '' : ended.said }).toEqual({ code: 0, said: '' });
      return ended;
    },
    state: () => orgState(open.url, open.accessToken),
    evidence: async (group) => {
      const [row] = await open.rows(
        `SELECT ${group}_Evidence__c FROM Touchline_Scorecard__c WHERE Period_Type__c = 'fiscal-quarter' ` +
          `AND Subject__r.Kind__c = 'organisation' ORDER BY Period_Start__c DESC LIMIT 1`,
      );
      return JSON.parse(String(row![`${group}_Evidence__c`]));
    },
    counted: async (sObject, where) => (await open.rows(`SELECT Id FROM ${sObject} WHERE ${where}`)).length,
  };
}

/** Nothing an admin cannot use, and nothing nobody may see. */
export function expectClean({ said, stdout }: Ended): void {
  expect(said + stdout).not.toMatch(/^\s+at .*:\d+:\d+|node:internal|undefined|\[object/m);
  expect(said + stdout).not.toContain(secret);
  expect(said + stdout).not.toContain('touchline-local-secret');
}
