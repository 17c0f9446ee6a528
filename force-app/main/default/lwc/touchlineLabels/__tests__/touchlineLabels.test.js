import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { cwd } from 'process';

const LWC = join(cwd(), 'force-app/main/default/lwc');
const xml = readFileSync(join(LWC, '../labels/CustomLabels.labels-meta.xml'), 'utf8');
const names = [...xml.matchAll(/<fullName>(\w+)<\/fullName>/g)].map(([, name]) => name);
const modules = readdirSync(LWC).filter((name) => /^touchline\w*Labels$/.test(name));
const imported = modules.flatMap((name) =>
  [
    ...readFileSync(join(LWC, name, `${name}.js`), 'utf8').matchAll(
      /import (\w+) from '@salesforce\/label\/c\.(\w+)'/g,
    ),
  ].map(([, variable, label]) => ({ name, variable, label })),
);

describe('labels', () => {
  it('are all used, and all there', () => {
    expect([...new Set(imported.map(({ label }) => label))].sort()).toEqual([...names].sort());
  });

  it('are known to the components by their name without the product', () => {
    expect(imported.filter(({ variable, label }) => label !== `Touchline_${variable}`)).toEqual([]);
  });

  it('keep their names in order, so that two people add labels without a conflict', () => {
    expect(names).toEqual([...names].sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase(), 'en')));
  });

  it('have a plural form for every singular one', () => {
    const singular = names.filter((name) => name.endsWith('_one'));
    expect(singular.filter((name) => !names.includes(name.replace(/_one$/, '_other')))).toEqual([]);
  });
});

describe('templates', () => {
  it('hold no words of their own', () => {
    const words = readdirSync(LWC).flatMap((name) => {
      if (!name.startsWith('touchline')) return [];
      const file = readdirSync(join(LWC, name)).find((each) => each === `${name}.html`);
      if (!file) return [];
      const text = readFileSync(join(LWC, name, file), 'utf8')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\{[^}]*\}/g, ' ');
      return /\p{L}/u.test(text) ? [`${name}: ${text.trim()}`] : [];
    });
    expect(words).toEqual([]);
  });
});
