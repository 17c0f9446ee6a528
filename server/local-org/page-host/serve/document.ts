/** Text that goes into an HTML document as text or attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON that cannot end the element it stands in, whatever the data says. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export interface DocumentInput {
  language: string;
  title: string;
  styles: string[];
  preload: string[];
  entry: string;
  session: unknown;
}

/** The one document of the shell. Data stands in a JSON block, which is not a script; all script comes from files. */
export function shellDocument(input: DocumentInput): string {
  const links = [
    ...input.styles.map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`),
    ...input.preload.map((href) => `<link rel="modulepreload" href="${escapeHtml(href)}">`),
  ];
  return `<!doctype html>
<html lang="${escapeHtml(input.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(input.title)}</title>
<link rel="icon" href="/page-host/static/icon.svg" type="image/svg+xml">
${links.join('\n')}
<script type="application/json" id="page-host-session">${jsonForHtml(input.session)}</script>
<script type="module" src="${escapeHtml(input.entry)}"></script>
</head>
<body>
<div id="page-host-root"></div>
<noscript>The pages of the local org need JavaScript.</noscript>
</body>
</html>
`;
}

/** A plain document for what goes wrong before the shell can run. */
export function plainDocument(title: string, text: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body><h1>${escapeHtml(title)}</h1><pre>${escapeHtml(text)}</pre></body></html>
`;
}

/** Sends the browser to the same address again, this time from this host, so that its strict cookie comes along. */
export function bounceDocument(url: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Opening …</title><meta http-equiv="refresh" content="0; url=${escapeHtml(url)}"></head><body></body></html>
`;
}
