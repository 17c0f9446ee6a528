const ROOT = '/page-host/setup/metadata';

/** Address of a page of Setup › Custom Metadata Types. */
export const setupUrl = (...parts) =>
  `/lightning/setup/CustomMetadata/${[...parts, ...(parts.length < 2 ? ['home'] : [])].map(encodeURIComponent).join('/')}`;

/** One call to this host's Setup; rejects with an error that has the org's words and names the fields at fault. */
export async function setupRequest(method, path, body) {
  const response = await fetch([ROOT, ...path.map(encodeURIComponent)].join('/'), {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: 'same-origin',
  });
  const text = await response.text();
  const json = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return json;
  const errors = Array.isArray(json) ? json : [{ message: response.statusText, fields: [] }];
  throw Object.assign(new Error(errors.map(({ message }) => message).join(' ')), {
    fields: errors.flatMap(({ fields }) => fields),
  });
}
