import { readCookie } from './cookies.ts';
import { jsonForHtml, shellDocument } from './document.ts';
import { isFromOwnPage, isLoopbackHost } from './guard.ts';

describe('isFromOwnPage', () => {
  const host = '127.0.0.1:4477';
  it.each([
    ['a fetch of the page', { host, 'sec-fetch-site': 'same-origin' }, true],
    ['a save of the page', { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }, true],
    ['a browser without fetch metadata, with its origin', { host, origin: `http://${host}` }, true],
    ['another site', { host, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
    [
      'another port of this computer',
      { host, origin: 'http://127.0.0.1:9999', 'sec-fetch-site': 'same-site' },
      false,
    ],
    ['an address typed by hand', { host, 'sec-fetch-site': 'none' }, false],
    ['a program that has the cookie', { host }, false],
    [
      'a name that only points here',
      { host: 'evil.example', origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' },
      false,
    ],
  ])('%s: %j → %s', (_who, headers, expected) => expect(isFromOwnPage(headers)).toBe(expected));

  it('knows the names of the loopback', () => {
    expect(['127.0.0.1', 'localhost:80', '[::1]:4477'].every(isLoopbackHost)).toBe(true);
    expect(['localhost.evil.example', '0.0.0.0', undefined].some(isLoopbackHost)).toBe(false);
  });
});

describe('the document', () => {
  it('keeps data from ending the element it stands in', () => {
    const name = '</script><script>alert(1)</script>\u2028';
    const html = shellDocument({
      language: 'en',
      title: name,
      styles: [],
      preload: [],
      entry: '/x.js',
      session: { name },
    });
    expect(html).not.toContain('</script><script>alert');
    expect(JSON.parse(jsonForHtml({ name }))).toEqual({ name });
  });
});

it('reads one cookie among several', () => {
  expect(readCookie('a=1; touchline_session=x=y; b=2', 'touchline_session')).toBe('x=y');
  expect(readCookie(undefined, 'a')).toBeUndefined();
});
