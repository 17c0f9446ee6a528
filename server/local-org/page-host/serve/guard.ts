import type { IncomingHttpHeaders } from 'node:http';

/** Names this computer gives itself: anything else in `Host` is a page of another site that points at us by DNS. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export function isLoopbackHost(host: string | undefined): boolean {
  return LOOPBACK.has((host ?? '').replace(/:\d+$/, ''));
}

/**
 * True for a request that a page of this very host made. The browser's own word (`Sec-Fetch-Site`) decides where it
 * is sent; otherwise a matching `Origin` is needed. A cookie alone never authenticates.
 */
export function isFromOwnPage(headers: IncomingHttpHeaders): boolean {
  if (!isLoopbackHost(headers.host)) return false;
  const origin = headers.origin;
  if (origin !== undefined && origin !== `http://${headers.host ?? ''}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined ? origin !== undefined : site === 'same-origin';
}

/**
 * Style attributes are how base components size things, so inline style is allowed, as on Lightning Experience;
 * scripts come from this host's files only, and there is no inline script at all.
 */
export const SECURITY_HEADERS: Record<string, string> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};
