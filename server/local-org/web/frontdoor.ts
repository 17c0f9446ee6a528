import { randomBytes } from 'node:crypto';
import type { Org, SessionUser } from '../types.ts';

/** A link that signs a browser in works once, and for a minute. */
const lifetimeMs = 60_000;

interface Pass {
  userId: string;
  startUrl: string;
  until: number;
}

const passesOf = (org: Org) => org.state('frontdoor', () => new Map<string, Pass>());

/** The one-time password of a link that opens `startUrl`, a path of this org, as the user. */
export function issuePass(org: Org, user: SessionUser, startUrl: string): string {
  const passes = passesOf(org);
  const now = org.now().getTime();
  for (const [otp, { until }] of passes) if (until < now) passes.delete(otp);
  const otp = randomBytes(24).toString('base64url');
  passes.set(otp, { userId: user.id, startUrl, until: now + lifetimeMs });
  return otp;
}

export function redeemPass(org: Org, otp: string): Pass | undefined {
  const passes = passesOf(org);
  const pass = passes.get(otp);
  passes.delete(otp);
  return pass && pass.until >= org.now().getTime() ? pass : undefined;
}

/** A path of this org from what a client asks to be sent to; undefined for an address elsewhere. */
export function ownPath(wanted: string, base: string): string | undefined {
  try {
    const url = new URL(wanted.replaceAll('\\', '/'), `${base}/`);
    return url.origin === new URL(base).origin ? url.pathname.replace(/^\/+/, '/') + url.search : undefined;
  } catch {
    return undefined;
  }
}
