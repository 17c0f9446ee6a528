import TouchlineEmpty from 'c/touchlineEmpty';
import { mount, textOf, violations } from 'c/testMount';

describe('c-touchline-empty', () => {
  it('says what is missing and what to do', async () => {
    const element = mount('c-touchline-empty', TouchlineEmpty, {
      heading: 'Nothing yet',
      body: 'Ask your admin.',
    });
    expect(textOf(element)).toBe('Nothing yet Ask your admin.');
    expect(await violations(element)).toEqual([]);
  });
});
