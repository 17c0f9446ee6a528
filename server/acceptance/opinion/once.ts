import type { Company } from './company.ts';

/** Reckons once for a company what every subject and period asks again. */
export function oncePerCompany<T>(reckon: (company: Company) => T): (company: Company) => T {
  const known = new WeakMap<Company, T>();
  return (company) => {
    const value = known.get(company) ?? reckon(company);
    known.set(company, value);
    return value;
  };
}
