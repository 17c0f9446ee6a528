import fc from 'fast-check';
import { fullId, makeId } from './id.ts';

const digits = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
const short = fc
  .array(fc.constantFrom(...digits), { minLength: 15, maxLength: 15 })
  .map((parts) => parts.join(''));

describe('ids', () => {
  it('complete fifteen characters and refuse what is none', () => {
    expect(fullId('00D000000000001')).toBe('00D000000000001EAA');
    expect([fullId('not an id'), fullId(''), fullId('00D00000000000')]).toEqual([null, null, null]);
  });

  it('survive any change of case once they have eighteen characters', () => {
    fc.assert(
      fc.property(short, (id) => {
        const full = fullId(id);
        expect(full?.slice(0, 15)).toBe(id);
        expect(fullId(full?.toLowerCase() ?? '')).toBe(full);
        expect(fullId(full?.toUpperCase() ?? '')).toBe(full);
      }),
    );
  });

  it('count without repeating', () => {
    const made = Array.from({ length: 200 }, (_none, count) => makeId('006', count));
    expect(new Set(made).size).toBe(200);
    expect(made.every((id) => fullId(id) === id)).toBe(true);
  });
});
