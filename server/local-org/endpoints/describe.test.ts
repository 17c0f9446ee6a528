import { Connection } from 'jsforce';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';

let org: ListeningOrg;
let connection: Connection;
beforeAll(async () => {
  org = await listenTestOrg();
  connection = new Connection({ instanceUrl: org.url, accessToken: org.token, version: '66.0' });
});
afterAll(() => org.close());

describe('describe', () => {
  it('describes an object in full', async () => {
    const described = await connection.sobject('Touchline_Scorecard__c').describe();
    expect(described).toMatchObject({ name: 'Touchline_Scorecard__c', custom: true, queryable: true });
    const field = (name: string) => described.fields.find((each) => each.name === name);
    expect(field('Subject__c')).toMatchObject({
      type: 'reference',
      referenceTo: ['Touchline_Subject__c'],
      relationshipName: 'Subject__r',
      cascadeDelete: true,
      nillable: false,
    });
    expect(field('Key__c')).toMatchObject({ externalId: true, idLookup: true, unique: true, length: 120 });
    expect(field('Name')).toMatchObject({ autoNumber: true, createable: false });
    expect(field('Period_Type__c')?.picklistValues?.map((entry) => entry.value)).toContain('fiscal-quarter');
    const subject = await connection.sobject('Touchline_Subject__c').describe();
    expect(subject.childRelationships.map((child) => child.relationshipName)).toContain('Scorecards__r');
  });

  it('tells the scopes and named layouts that may be asked for', async () => {
    const scopes = async (name: string) =>
      (await connection.sobject(name).describe()).supportedScopes?.map((scope) => scope.name);
    expect(await scopes('Account')).toEqual(['everything', 'mine']);
    expect(await scopes('OpportunityStage')).toEqual(['everything']);
    expect((await connection.sobject('User').describe()).namedLayoutInfos).toMatchObject([
      { name: 'UserAlt' },
    ]);
  });

  it('does not describe what is not there', async () => {
    await expect(connection.sobject('Nope').describe()).rejects.toMatchObject({ errorCode: 'NOT_FOUND' });
  });
});
