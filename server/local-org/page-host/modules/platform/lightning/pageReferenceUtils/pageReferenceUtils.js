/** { Subject: 'Call', WhatId: '006…' } → text for the page state `defaultFieldValues`. */
export function encodeDefaultFieldValues(values) {
  return Object.entries(values)
    .map(([field, value]) => `${encodeURIComponent(field)}=${encodeURIComponent(String(value))}`)
    .join(',');
}

export function decodeDefaultFieldValues(text) {
  return Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((pair) => pair.split('=').map(decodeURIComponent)),
  );
}
