/** What the org said against a save: a message for people, and the fields at fault. */
export class SaveError extends Error {
  /** @param errors `[{ errorCode, message, fields }]`, as the REST resources answer */
  constructor(errors) {
    super(errors.map(({ message }) => message).join(' '));
    this.errors = errors;
  }
}

async function send(method, path, body) {
  const response = await fetch(`/services/data/v66.0/sobjects/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
  });
  const text = await response.text();
  const answer = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return answer;
  throw new SaveError(Array.isArray(answer) ? answer : [{ message: response.statusText, fields: [] }]);
}

/** Creates a record; resolves with its id. Rejects with SaveError. */
export const create = async (object, values) => (await send('POST', encodeURIComponent(object), values)).id;

/** Changes these fields of a record. Rejects with SaveError. */
export const change = (object, recordId, values) =>
  send('PATCH', `${encodeURIComponent(object)}/${encodeURIComponent(recordId)}`, values);
