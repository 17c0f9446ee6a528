import TouchlineErrorPanel from 'c/touchlineErrorPanel';
import { mount, all, one, textOf, violations } from 'c/testMount';

const show = (errors) => mount('c-touchline-error-panel', TouchlineErrorPanel, { errors });

describe('c-touchline-error-panel', () => {
  it('is announced, keeps the technical text in its details and shows it as text', () => {
    const element = show([{ message: '<script>alert(1)</script>' }]);
    expect(one(element, '[role="alert"]')).not.toBeNull();
    expect(textOf(one(element, 'details'))).toContain('<script>alert(1)</script>');
    expect(all(element, 'script')).toHaveLength(0);
  });

  it('asks to try again', () => {
    const element = show([{ message: 'x' }]);
    const retry = jest.fn();
    element.addEventListener('retry', retry);
    one(element, 'button').click();
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('has no accessibility violation', async () => {
    expect(await violations(show([{ message: 'x' }]))).toEqual([]);
  });
});
