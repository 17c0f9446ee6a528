import TouchlineStencil from 'c/touchlineStencil';
import { mount, all, one, textOf, violations } from 'c/testMount';

describe('c-touchline-stencil', () => {
  it('says once what is loading and hides its shapes from assistive technology', async () => {
    const element = mount('c-touchline-stencil', TouchlineStencil, { label: 'Loading', blocks: '3' });
    expect(textOf(one(element, '[role="status"]'))).toBe('Loading');
    expect(all(element, '[aria-hidden="true"]')).toHaveLength(3);
    expect(await violations(element)).toEqual([]);
  });
});
