import { Connection } from 'jsforce';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';

let org: ListeningOrg;
let connection: Connection;
beforeAll(async () => {
  org = await listenTestOrg();
  connection = new Connection({ instanceUrl: org.url, accessToken: org.token, version: '66.0' });
});
afterAll(() => org.close());

describe('create, retrieve, update and delete through jsforce', () => {
  it('carries a record through its life', async () => {
    const created = await connection.sobject('Account').create({ Name: 'Acme "quoted", <b>\n' });
    expect(created).toMatchObject({ success: true, errors: [] });
    const id = String(created.id);
    const read = await connection.sobject('Account').retrieve(id);
    expect(read).toMatchObject({
      Id: id,
      Name: 'Acme "quoted", <b>',
      CreatedDate: '2026-11-20T18:00:00.000+0000',
      attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${id}` },
    });
    expect(await connection.sobject('Account').update({ Id: id, Name: 'New' })).toMatchObject({
      success: true,
      id,
    });
    expect(org.reader.get('Account', id)?.Name).toBe('New');
    expect(await connection.sobject('Account').delete(id)).toMatchObject({ success: true });
    await expect(connection.sobject('Account').retrieve(id)).rejects.toMatchObject({
      errorCode: 'NOT_FOUND',
    });
    await expect(connection.sobject('Account').delete(id)).rejects.toMatchObject({
      errorCode: 'ENTITY_IS_DELETED',
    });
  });

  it('takes JSON only', async () => {
    const answer = await fetch(`${org.url}/services/data/v66.0/sobjects/Account`, {
      method: 'POST',
      headers: { authorization: `Bearer ${org.token}`, 'content-type': 'text/plain' },
      body: 'Name=Acme',
    });
    expect([answer.status, await answer.json()]).toEqual([
      415,
      [{ message: 'Records are taken as application/json only', errorCode: 'UNSUPPORTED_MEDIA_TYPE' }],
    ]);
  });

  it('fails as the platform fails', async () => {
    await expect(connection.sobject('Account').create({})).rejects.toMatchObject({
      errorCode: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [Name]',
    });
    await expect(connection.sobject('Nope').create({ Name: 'x' })).rejects.toMatchObject({
      errorCode: 'NOT_FOUND',
    });
    await expect(
      connection
        .sobject('Opportunity')
        .create({ Name: 'x', StageName: 'Prospecting', CloseDate: 'tomorrow' }),
    ).rejects.toMatchObject({ errorCode: 'JSON_PARSER_ERROR' });
    await expect(
      connection.sobject('Account').update({ Id: '001000000000001AAA', Name: 'x' }),
    ).rejects.toMatchObject({
      errorCode: 'INVALID_CROSS_REFERENCE_KEY',
    });
  });
});
