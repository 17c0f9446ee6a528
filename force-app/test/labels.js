/**
 * Stand-in for every `c/touchline…Labels` module: the English text of the label file, by the same keys.
 * A label that the file does not have fails the test that asks for it; optional look-ups (`in`, `?.` on a
 * code's label) see it as absent, as they do on the platform.
 */
import { readFileSync } from 'fs';
import { join } from 'path';
import { cwd } from 'process';

const FILE = join(cwd(), 'force-app/main/default/labels/CustomLabels.labels-meta.xml');
const ENTITIES = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'" };
/** Keys with one of these beginnings are looked up by code and may be missing. */
const BY_CODE = /^(Evidence|Unlock|Say|Step|Focus|Predicate|Mark|Flag|Check|Review|Explain_Hidden|Kpi)_/;

const texts = {};
for (const [, name, value] of readFileSync(FILE, 'utf8').matchAll(
  /<fullName>Touchline_(\w+)<\/fullName>[\s\S]*?<value>([\s\S]*?)<\/value>/g,
)) {
  texts[name] = value.replace(/&\w+;/g, (entity) => ENTITIES[entity]);
}

export default new Proxy(texts, {
  get(target, key) {
    if (typeof key !== 'string' || key in target || key === '$$typeof' || BY_CODE.test(key))
      return target[key];
    throw new Error(`CustomLabels has no Touchline_${key}`);
  },
});
