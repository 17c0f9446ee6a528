import { SalesforceError } from '../../errors.ts';
import { element, parseXml, XmlError, xmlOf, type XmlNode } from '../xml.ts';

export interface SoapCall {
  sessionId: string;
  operation: string;
  body: XmlNode;
}

const metadataNamespace = 'http://soap.sforce.com/2006/04/metadata';
const envelopeNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';

/** Takes an envelope apart. Throws SalesforceError for what is none, or asks for something of another `namespace`. */
export function readEnvelope(text: string, namespace = metadataNamespace): SoapCall {
  let root: XmlNode;
  try {
    root = parseXml(text);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new SalesforceError(
      500,
      'CLIENT',
      `Premature end or malformed XML: ${error.message} at line ${error.line}`,
    );
  }
  const part = (name: string) => root.children.find((child) => child.name === name);
  const body = part('Body')?.children[0];
  if (root.name !== 'Envelope' || !body)
    throw new SalesforceError(500, 'CLIENT', 'The request is no SOAP envelope with a body');
  const declared = Object.entries(root.attributes).flatMap(([name, value]) =>
    name.startsWith('xmlns:') ? [value] : [],
  );
  if (declared.length > 0 && !declared.includes(envelopeNamespace))
    throw new SalesforceError(500, 'VERSION_MISMATCH', `The envelope is none of ${envelopeNamespace}`);
  const { xmlns = namespace } = body.attributes;
  if (xmlns !== namespace) {
    const message = `No operation available for request {${xmlns}}${body.name}, please check the WSDL for the service.`;
    throw new SalesforceError(500, 'CLIENT', message);
  }
  const session = part('Header')?.children.find((child) => child.name === 'SessionHeader');
  const sessionId = session?.children.find((child) => child.name === 'sessionId')?.text ?? '';
  return { sessionId, operation: body.name, body };
}

const envelope = (body: string, namespace: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="${namespace}"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;

/** `<operationResponse>` with one `result` element per result; a call without results answers none. */
export function answerEnvelope(
  operation: string,
  results: readonly unknown[],
  namespace = metadataNamespace,
): string {
  const response = element(
    `${operation}Response`,
    results.flatMap((result) => elementsOf('result', result)),
  );
  return envelope(xmlOf(response), namespace);
}

export function faultEnvelope(code: string, message: string, namespace = metadataNamespace): string {
  const fault = element('soapenv:Fault', [
    element('faultcode', `sf:${code}`),
    element('faultstring', `${code}: ${message}`),
  ]);
  fault.attributes = { 'xmlns:sf': namespace };
  return envelope(xmlOf(fault), namespace);
}

/** Already an element: metadata goes back as it stands in its file. */
const isNode = (value: object): value is XmlNode =>
  'name' in value && 'children' in value && 'attributes' in value;

/** Lists repeat the element, undefined is left out; the rest is nested as the schema has it. */
function elementsOf(name: string, value: unknown): XmlNode[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => elementsOf(name, item));
  if (typeof value !== 'object') return [element(name, String(value))];
  if (isNode(value)) return [{ ...value, name }];
  return [
    element(
      name,
      Object.entries(value).flatMap(([key, inner]) => elementsOf(key, inner)),
    ),
  ];
}
