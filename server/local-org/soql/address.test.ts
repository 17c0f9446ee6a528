import { buildApp } from '../app.ts';
import { testWorld } from './testing.ts';

const world = testWorld();
const made = world.writer.insert('Contact', {
  LastName: 'Somebody',
  MailingStreet: '2 Place Jussieu',
  MailingCity: 'Paris',
});
const id = made.success ? made.id : '';
const jussieu = {
  city: 'Paris',
  country: null,
  geocodeAccuracy: null,
  latitude: null,
  longitude: null,
  postalCode: null,
  state: null,
  street: '2 Place Jussieu',
};

test('an address is put together from its parts, and null when all of them are empty', () => {
  const fields = 'MailingAddress, OtherAddress, CreatedBy.Address';
  expect(world.records(`SELECT ${fields} FROM Contact WHERE Id = '${id}'`)).toMatchObject([
    { MailingAddress: jussieu, OtherAddress: null, CreatedBy: { Address: null } },
  ]);
  const [all] = world.records(`SELECT FIELDS(STANDARD) FROM Contact WHERE Id = '${id}'`);
  expect(all).toMatchObject({ MailingAddress: jussieu, MailingCity: 'Paris' });
});

test('of children too', () => {
  world.writer.update('Contact', id, { AccountId: world.records('SELECT Id FROM Account LIMIT 1')[0]?.Id });
  const text = "SELECT (SELECT MailingAddress FROM Contacts WHERE LastName = 'Somebody') FROM Account";
  const [account] = world.records(text).filter((each) => each.Contacts);
  expect(account).toMatchObject({ Contacts: { records: [{ MailingAddress: jussieu }] } });
});

test.each([
  ["SELECT Id FROM Contact WHERE MailingAddress = 'Paris'", 'INVALID_FIELD'],
  ['SELECT Id FROM Contact WHERE MailingAddress != null', 'INVALID_FIELD'],
  ['SELECT Id FROM Contact ORDER BY MailingAddress', 'MALFORMED_QUERY'],
  ['SELECT MailingAddress FROM Contact GROUP BY MailingAddress', 'MALFORMED_QUERY'],
  ['SELECT COUNT(MailingAddress) FROM Contact', 'MALFORMED_QUERY'],
  ['SELECT FORMAT(MailingAddress) FROM Contact', 'MALFORMED_QUERY'],
])('no order and no value: %s', (text, code) => {
  expect(world.refusal(text)).toMatch(new RegExp(`^${code}: `));
});

test('the refusal of a condition has the words of the platform', () => {
  expect(world.refusal("SELECT Id FROM Account WHERE BillingAddress = 'x'")).toContain(
    'Address fields can only be filtered using Distance expressions',
  );
});

test('it is read only', () => {
  expect(world.writer.update('Contact', id, { MailingAddress: { city: 'Lyon' } })).toMatchObject({
    success: false,
    errors: [{ statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: ['MailingAddress'] }],
  });
});

describe('over HTTP', () => {
  const app = buildApp(world.org);
  afterAll(async () => (await app).close());
  const ask = async (path: string, payload?: object) => {
    const headers = { authorization: `Bearer ${world.token}` };
    const url = `/services/data/v66.0${path}`;
    const request = payload ? ({ method: 'POST', payload } as const) : ({ method: 'GET' } as const);
    return (await (await app).inject({ ...request, url, headers })).json();
  };

  test('a record has it', async () => {
    expect(await ask(`/sobjects/Contact/${id}`)).toMatchObject({
      MailingAddress: jussieu,
      OtherAddress: null,
    });
    expect(await ask(`/sobjects/Contact/${id}?fields=MailingAddress`)).toMatchObject({
      MailingAddress: jussieu,
    });
  });

  test('describe tells it and its parts', async () => {
    const { fields } = (await ask('/sobjects/Contact/describe')) as { fields: { name: string }[] };
    const named = (name: string) => fields.find((field) => field.name === name);
    expect(named('MailingAddress')).toMatchObject({
      type: 'address',
      soapType: 'urn:address',
      createable: false,
      updateable: false,
      filterable: true,
      sortable: false,
      groupable: false,
      aggregatable: false,
      queryByDistance: true,
      compoundFieldName: null,
    });
    expect(named('MailingCity')).toMatchObject({
      compoundFieldName: 'MailingAddress',
      queryByDistance: false,
    });
    expect(named('Email')).toMatchObject({ compoundFieldName: null });
  });

  test('a Bulk job does not carry it', async () => {
    expect(
      await ask('/jobs/query', { operation: 'query', query: 'SELECT MailingAddress FROM Contact' }),
    ).toEqual([{ errorCode: 'API_ERROR', message: 'Selecting compound data not supported in Bulk Query' }]);
  });

  test('the UI API knows its parts, and refuses it by name', async () => {
    const info = await ask('/ui-api/object-info/Contact');
    expect(info).toMatchObject({
      fields: {
        MailingAddress: { compound: true, dataType: 'Address' },
        MailingCity: { compound: false, compoundFieldName: 'MailingAddress', compoundComponentName: 'City' },
      },
    });
    expect(JSON.stringify(await ask(`/ui-api/records/${id}?fields=Contact.MailingAddress`))).toContain(
      'MailingAddress in the UI API',
    );
  });
});
