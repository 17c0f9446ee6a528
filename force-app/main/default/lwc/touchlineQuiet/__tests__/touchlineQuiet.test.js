import { whenQuiet } from 'c/touchlineQuiet';

afterEach(() => delete window.requestIdleCallback);

describe('c/touchlineQuiet', () => {
  it('does everything in one go when the browser says that it is idle', () => {
    window.requestIdleCallback = jest.fn();
    const done = [];
    whenQuiet(() => done.push(1));
    whenQuiet(() => done.push(2));
    expect(done).toEqual([]);
    expect(window.requestIdleCallback).toHaveBeenCalledTimes(1);
    window.requestIdleCallback.mock.calls[0][0]();
    expect(done).toEqual([1, 2]);
  });

  it('waits for nothing where the browser does not say', async () => {
    const work = jest.fn();
    whenQuiet(work);
    await Promise.resolve();
    expect(work).toHaveBeenCalledTimes(1);
  });
});
