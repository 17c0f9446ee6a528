/** The bench's moments. Noon of a Friday in New York; later runs come after hours; the idle one twenty minutes after the last. */
export const timeZone = 'America/New_York';
export const moments = {
  full: '2026-11-20T17:00:00.000Z',
  incremental: '2026-11-20T22:30:00.000Z',
  idle: '2026-11-20T22:50:00.000Z',
} as const;
export const integrationUser = '005Bn0000000000000';
export const organizationId = '00DBn0000000000001';
