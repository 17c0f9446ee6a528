import { makeId } from '../id.ts';
import { createTestOrg, type TestOrg } from '../testing.ts';
import type { Row, SessionUser } from '../types.ts';

const [vp, west, east] = ['00E000000000001AAA', '00E000000000002AAA', '00E000000000003AAA'];
const [boss, ann, bob, eve, api] = [1, 2, 3, 4, 5].map((count) => `00500000000010${count}AAA`) as [
  string,
  string,
  string,
  string,
  string,
];
const deal = { StageName: 'Prospecting', CloseDate: '2026-12-31' };

/** A company: a boss above two reps in two teams, one who left, one who only works through the API; and the admin. */
function company(): TestOrg & { as(id: string): SessionUser } {
  const profiles = ['System Administrator', 'Standard User', 'Minimum Access - Salesforce'];
  const test = createTestOrg({
    seed: (store) => {
      const put = (object: string, row: Row) => store.table(object).put(row);
      profiles.forEach((Name, index) => put('Profile', { Id: `00e00000000000${index + 1}AAA`, Name }));
      const user = (Id: string, Name: string, profile: number, UserRoleId: string | null, IsActive = true) =>
        put('User', {
          Id,
          Name,
          Username: Name,
          IsActive,
          UserRoleId,
          ProfileId: `00e00000000000${profile}AAA`,
        });
      user('005000000000100AAA', 'admin', 1, null);
      user(boss, 'boss', 2, vp!);
      user(ann, 'ann', 2, west!);
      user(bob, 'bob', 2, east!);
      user(eve, 'eve', 2, east!, false);
      user(api, 'api', 3, null);
      put('UserRole', { Id: vp!, Name: 'VP', OpportunityAccessForAccountOwner: 'None' });
      put('UserRole', {
        Id: west!,
        Name: 'West',
        ParentRoleId: vp!,
        OpportunityAccessForAccountOwner: 'None',
      });
      put('UserRole', {
        Id: east!,
        Name: 'East',
        ParentRoleId: vp!,
        OpportunityAccessForAccountOwner: 'Read',
      });
    },
  });
  return { ...test, as: (id) => test.org.sessions().find((user) => user.id === id)! };
}

function idOf(result: { success: boolean; id?: string; errors?: unknown }): string {
  if (!result.success || result.id === undefined) throw new Error(JSON.stringify(result.errors));
  return result.id;
}

const refusal = (statusCode: string) => ({ success: false, errors: [{ statusCode }] });

describe('records of others', () => {
  const test = company();
  const { org, as } = test;
  const account = idOf(org.writer(as(bob)).insert('Account', { Name: 'Acme' }));
  const annual = idOf(org.writer(as(ann)).insert('Opportunity', { ...deal, Name: 'Ann’s' }));
  const bobs = idOf(
    org.writer(as(bob)).insert('Opportunity', { ...deal, Name: 'Bob’s', AccountId: account }),
  );
  const seen = (user: string, object = 'Opportunity') =>
    [...org.reader(as(user)).rows(object)].map((row) => row.Id).sort();

  it('are private between peers, and seen from above', () => {
    expect(seen(ann)).toEqual([annual]);
    expect(seen(bob)).toEqual([bobs]);
    expect(seen(boss)).toEqual([annual, bobs].sort());
    expect(org.reader(as(ann)).get('Opportunity', bobs)).toBeUndefined();
    expect(org.reader(as(ann)).lookup('Opportunity', 'OwnerId', bob)).toEqual([]);
  });

  it('take what hangs on them along', () => {
    const task = idOf(org.writer(as(bob)).insert('Task', { Subject: 'Call', WhatId: bobs }));
    const loose = idOf(org.writer(as(bob)).insert('Task', { Subject: 'Tidy up' }));
    expect(seen(ann, 'Task')).toEqual([]);
    expect(seen(bob, 'Task')).toEqual([task, loose].sort());
    expect(seen(ann, 'OpportunityHistory').length).toBe(1);
  });

  it('hide mail about them, and forecasts of peers', () => {
    const mail = idOf(org.writer(as(bob)).insert('EmailMessage', { Subject: 'Offer', RelatedToId: bobs }));
    expect(seen(ann, 'EmailMessage')).toEqual([]);
    expect([seen(bob, 'EmailMessage'), seen(boss, 'EmailMessage')]).toEqual([[mail], [mail]]);
    const quota = { Id: '0J9000000000001AAA', QuotaOwnerId: bob, QuotaAmount: 5 };
    org.store.table('ForecastingQuota').put(quota);
    expect([ann, bob, boss].map((user) => seen(user, 'ForecastingQuota').length)).toEqual([0, 1, 1]);
  });

  it('cannot be written: unseen they are missing, seen they are read only', () => {
    const writer = org.writer(as(ann));
    expect(writer.update('Opportunity', bobs, { Name: 'Mine' })).toMatchObject(
      refusal('INVALID_CROSS_REFERENCE_KEY'),
    );
    expect(writer.update('Account', account, { Name: 'Mine' })).toMatchObject(
      refusal('INSUFFICIENT_ACCESS_OR_READONLY'),
    );
    expect(writer.delete('Account', account)).toMatchObject(refusal('INSUFFICIENT_ACCESS_OR_READONLY'));
    expect(writer.insert('Task', { Subject: 'Spy', WhatId: bobs })).toMatchObject(
      refusal('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'),
    );
    // A contact is its account's: who may only read the account adds nobody to it.
    expect(writer.insert('Contact', { LastName: 'New', AccountId: account })).toMatchObject(
      refusal('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'),
    );
  });

  it('open with a manual share, to the level it says, and close with it', () => {
    const owner = org.writer(test.user);
    const subject = idOf(owner.insert('Touchline_Subject__c', { Key__c: 'shared', Kind__c: 'team' }));
    const set = { Id: makeId('0PS', 1), Name: 'Touchline_Rep', Label: 'Touchline Rep' };
    org.store.table('PermissionSet').put(set);
    const assigned = idOf(
      owner.insert('PermissionSetAssignment', { PermissionSetId: set.Id, AssigneeId: ann }),
    );
    expect(seen(ann, 'Touchline_Subject__c')).toEqual([]);
    const share = idOf(
      owner.insert('Touchline_Subject__Share', {
        ParentId: subject,
        UserOrGroupId: ann,
        AccessLevel: 'Read',
      }),
    );
    expect(seen(ann, 'Touchline_Subject__c')).toEqual([subject]);
    expect(seen(boss, 'Touchline_Subject__c')).toEqual([]);
    expect(org.reader(as(boss)).schema.object('Touchline_Subject__c')).toBeUndefined();
    owner.delete('Touchline_Subject__Share', share);
    expect(seen(ann, 'Touchline_Subject__c')).toEqual([]);
    owner.delete('PermissionSetAssignment', assigned);
    expect(org.reader(as(ann)).schema.object('Touchline_Subject__c')).toBeUndefined();
  });

  it('open to the team, and to who owns the account where the role says so', () => {
    const onAcme = idOf(
      org.writer(as(boss)).insert('Opportunity', { ...deal, Name: 'Boss’s', AccountId: account }),
    );
    expect(seen(bob)).toContain(onAcme);
    expect(seen(ann)).not.toContain(onAcme);
    org.writer(as(boss)).insert('OpportunityTeamMember', {
      OpportunityId: onAcme,
      UserId: ann,
      OpportunityAccessLevel: 'Edit',
    });
    expect(seen(ann)).toContain(onAcme);
    expect(org.writer(as(ann)).update('Opportunity', onAcme, { NextStep: 'Call' })).toMatchObject({
      success: true,
    });
    // Handing over takes more than editing.
    expect(org.writer(as(ann)).update('Opportunity', onAcme, { OwnerId: ann })).toMatchObject(
      refusal('INSUFFICIENT_ACCESS_OR_READONLY'),
    );
  });
});

describe('manual shares of standard objects', () => {
  const { org, as } = company();
  const account = idOf(org.writer(as(bob)).insert('Account', { Name: 'Acme' }));
  const deals = ['One', 'Two'].map((Name) =>
    idOf(org.writer(as(bob)).insert('Opportunity', { ...deal, Name, AccountId: account })),
  );
  const seen = () => [...org.reader(as(ann)).rows('Opportunity')].map((row) => row.Id).sort();

  it('open one deal, until it has another owner', () => {
    const share = { OpportunityId: deals[0], UserOrGroupId: ann, OpportunityAccessLevel: 'Edit' };
    expect(org.writer(as(ann)).insert('OpportunityShare', share)).toMatchObject({ success: false });
    idOf(org.writer(as(bob)).insert('OpportunityShare', share));
    expect(seen()).toEqual([deals[0]]);
    idOf(org.writer(as(boss)).update('Opportunity', deals[0]!, { OwnerId: boss }));
    expect(seen()).toEqual([]);
  });

  it('open an account with its deals', () => {
    const share = {
      AccountId: account,
      UserOrGroupId: ann,
      AccountAccessLevel: 'Edit',
      OpportunityAccessLevel: 'Read',
    };
    idOf(org.writer(as(bob)).insert('AccountShare', share));
    expect(seen()).toEqual([...deals].sort());
    expect(org.writer(as(ann)).update('Account', account, { Name: 'Acme Ltd' })).toMatchObject({
      success: true,
    });
    expect(org.writer(as(ann)).update('Opportunity', deals[1]!, { Name: 'Three' })).toMatchObject(
      refusal('INSUFFICIENT_ACCESS_OR_READONLY'),
    );
  });
});

describe('who owns', () => {
  const { org, as, user } = company();
  const writer = org.writer(user);

  it('is active', () => {
    expect(writer.insert('Account', { Name: 'Left', OwnerId: eve })).toEqual({
      success: false,
      errors: [
        {
          statusCode: 'INACTIVE_OWNER_OR_USER',
          message: `operation performed with inactive user [${eve}] as owner of account`,
          fields: [],
        },
      ],
    });
  });

  it('may read the object', () => {
    expect(writer.insert('Account', { Name: 'Api', OwnerId: api })).toMatchObject(
      refusal('TRANSFER_REQUIRES_READ'),
    );
    expect(writer.insert('Account', { Name: 'Ann', OwnerId: ann })).toMatchObject({ success: true });
    const account = idOf(writer.insert('Account', { Name: 'Moved' }));
    expect(writer.update('Account', account, { OwnerId: api })).toMatchObject(
      refusal('TRANSFER_REQUIRES_READ'),
    );
    expect(as(api).profileName).toBe('Minimum Access - Salesforce');
  });
});

describe('objects and fields', () => {
  const { org, as, user } = company();

  it('are hidden without a right, whole or in part', () => {
    expect(org.reader(as(api)).schema.object('Opportunity')).toBeUndefined();
    expect(org.reader(as(api)).schema.object('User')).toBeDefined();
    expect(org.reader(as(ann)).schema.object('Opportunity')!.fields).toEqual(
      org.schema.object('Opportunity')!.fields,
    );
    expect(org.reader(as(ann)).schema.object('Touchline_Subject__c')).toBeUndefined();
    expect(org.reader(user).schema).toBe(org.schema);
    expect(org.writer(as(api)).insert('Account', { Name: 'No' })).toMatchObject(refusal('INVALID_TYPE'));
  });

  it('come with permission sets, user permissions too, from the next request on', () => {
    org.store.table('PermissionSet').put({
      Id: makeId('0PS', 9),
      Name: 'Auditor',
      Label: 'Auditor',
      PermissionsViewAllData: true,
    });
    const assignment = { PermissionSetId: makeId('0PS', 9), AssigneeId: api };
    const id = idOf(org.writer(user).insert('PermissionSetAssignment', assignment));
    const { schema } = org.reader(as(api));
    expect(schema.object('Opportunity')).toMatchObject({ createable: false, updateable: false });
    org.writer(as(ann)).insert('Opportunity', { ...deal, Name: 'Ann’s' });
    expect([...org.reader(as(api)).rows('Opportunity')]).toHaveLength(1);
    org.writer(user).delete('PermissionSetAssignment', id);
    expect(org.reader(as(api)).schema.object('Opportunity')).toBeUndefined();
  });

  it('of Setup are read by all and written with its permission', () => {
    expect(org.writer(as(ann)).update('User', bob, { Title: 'Rep' })).toMatchObject(
      refusal('INSUFFICIENT_ACCESS_OR_READONLY'),
    );
    expect(
      org
        .writer(as(ann))
        .insert('PermissionSetAssignment', { AssigneeId: ann, PermissionSetId: makeId('0PS', 9) }),
    ).toMatchObject(refusal('INVALID_TYPE_FOR_OPERATION'));
  });
});
