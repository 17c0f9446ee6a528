const API = '/services/data/v66.0';

/**
 * One call to the org as the signed-in person. Rejects with the platform's FetchResponse:
 * { ok: false, status, statusText, headers, body, errorType: 'fetchResponse' }.
 */
export async function request(method, path, body) {
  const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const response = await fetch(API + path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: 'same-origin',
  }).catch((error) => {
    throw fetchResponse({ status: 0, statusText: '', message: `The org did not answer: ${error.message}` });
  });
  const json = parse(await response.text());
  if (!response.ok) throw failure(response, json);
  return json;
}

function parse(text) {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** UI API answers an object with `output`; the REST resources answer a list of errors. Components see one shape. */
function failure({ status, statusText, headers }, json) {
  const first = Array.isArray(json) ? json[0] : json;
  const body = typeof first === 'object' && first !== null ? first : { message: String(json ?? statusText) };
  return fetchResponse({
    status,
    statusText,
    headers: Object.fromEntries(headers),
    message: body.message,
    body: { ...body, statusCode: status },
  });
}

function fetchResponse({ status, statusText, message, headers = {}, body = {} }) {
  return Object.freeze({
    ok: false,
    status,
    statusText,
    headers: Object.freeze(headers),
    body: Object.freeze({ statusCode: status, message, ...body }),
    errorType: 'fetchResponse',
  });
}
