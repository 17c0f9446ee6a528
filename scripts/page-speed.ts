/**
 * `npm run page-speed [-- --url URL] [--rounds 15]`: how long the team page of the demo company takes, beside an empty
 * page of the same host, for who opens it first and for who has been there. Both are opened by turns in one browser, so
 * that whatever else the machine does falls on both; the ratio is that of one round. `--url` measures a local org that runs already, with its numbers.
 */
import { parseArgs } from 'node:util';
import { median } from 'simple-statistics';
import { launchBrowser } from '../server/local-org/page-host/testing/browser.ts';
import { openingTimes } from '../server/pages/opening-times.ts';
import { startProduct } from '../server/pages/product.ts';

const { values } = parseArgs({
  options: { url: { type: 'string' }, rounds: { type: 'string', default: '15' } },
});

const NAMES = {
  empty: 'empty page',
  content: 'team page, first content',
  ranked: 'team page, people ranked',
  whole: 'team page, nothing left to draw',
};
const product = values.url === undefined ? await startProduct({ seed: 'quarter' }) : null;
const browser = product?.browser ?? (await launchBrowser());
try {
  const url = values.url ?? product!.org.url;
  for (const kept of [false, true]) {
    const rounds = await openingTimes(browser, { url, rounds: Number(values.rounds), kept });
    console.log(`\n${kept ? 'Opened again' : 'Opened first'}: medians of ${rounds.length} rounds`);
    for (const part of ['empty', 'content', 'ranked', 'whole'] as const) {
      const ratio = median(rounds.map((round) => round[part] / round.empty)).toFixed(2);
      const time = median(rounds.map((round) => round[part])).toFixed(0);
      console.log(`${NAMES[part].padEnd(30)}${time.padStart(6)} ms ${ratio.padStart(6)}`);
    }
    console.log(
      `${'data requests, at most'.padEnd(30)}${String(Math.max(...rounds.map(({ requests }) => requests))).padStart(6)}`,
    );
  }
} finally {
  if (product) await product.stop();
  else await browser.close();
}
