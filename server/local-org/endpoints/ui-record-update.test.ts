import { sampleApp, type SampleApp } from '../ui-api/testing.ts';

let org: SampleApp;
beforeAll(async () => {
  org = await sampleApp();
});
afterAll(() => org.app.close());

test('changes what is given and answers the record; an Id among the fields is only a reminder', async () => {
  const { alpha } = org.ids;
  const fields = { Id: alpha, NextStep: 'Call back' };
  const { status, body } = await org.send('PATCH', `/ui-api/records/${alpha}`, { fields });
  expect(status).toBe(200);
  expect(body.fields).toMatchObject({ NextStep: { value: 'Call back' }, Name: { value: 'Alpha' } });
  expect(org.reader.get('Opportunity', alpha)).toMatchObject({ NextStep: 'Call back', Name: 'Alpha' });
});

test('a bad value is named by its field and changes nothing', async () => {
  const { beta } = org.ids;
  const { status, body } = await org.send('PATCH', `/ui-api/records/${beta}`, {
    fields: { CloseDate: 'soon', Name: 'B' },
  });
  expect(status).toBe(400);
  expect(body[0]).toMatchObject({ enhancedErrorType: 'RecordError' });
  expect(org.reader.get('Opportunity', beta)).toMatchObject({ Name: 'Beta' });
});

test('If-Modified-Since guards what somebody changed meanwhile', async () => {
  const { gamma } = org.ids;
  const patch = (since: string) =>
    org.send(
      'PATCH',
      `/ui-api/records/${gamma}`,
      { fields: { NextStep: since } },
      { 'if-modified-since': since },
    );
  expect((await patch('Fri, 20 Nov 2026 17:59:59 GMT')).status).toBe(412);
  expect((await patch('Fri, 20 Nov 2026 18:00:00 GMT')).status).toBe(200);
});

test('an unknown record is not found', async () => {
  const { status } = await org.send('PATCH', '/ui-api/records/0064L0000000zzzQAA', { fields: {} });
  expect(status).toBe(404);
});
