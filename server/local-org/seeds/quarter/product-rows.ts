import type { Row } from '../../types.ts';
import type { Deal } from './company.ts';
import type { Ledger } from './ledger.ts';
import { stamps } from './ledger.ts';
import type { Random } from './random.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** What the company sells, at list price. The first is sold in any number, the last once with every deal. */
const offers = [
  { name: 'Platform seat', code: 'PLAT', family: 'Software', list: 240, share: 0 },
  { name: 'Analytics seat', code: 'ANLY', family: 'Software', list: 120, share: 0.6 },
  { name: 'Service day', code: 'SERV', family: 'Services', list: 1450, share: 0.35 },
  { name: 'Onboarding', code: 'ONBD', family: 'Services', list: 1500, share: 1 },
];

export interface Catalogue {
  priceBook: string;
  entries: { product: string; entry: string; name: string; code: string; list: number; share: number }[];
}

/** Products, the standard price book and its entries. */
export function addCatalogue(ledger: Ledger, by: string, calendar: WorkCalendar): Catalogue {
  const written = stamps(calendar.instant(-2200), by);
  const priceBook = ledger.add('Pricebook2', {
    Name: 'Standard Price Book',
    IsStandard: true,
    IsActive: true,
    ...written,
  }).Id;
  const entries = offers.map(({ name, code, family, list, share }) => {
    const product = ledger.add('Product2', {
      Name: name,
      ProductCode: code,
      Family: family,
      IsActive: true,
      ...written,
    }).Id;
    const entry = ledger.add('PricebookEntry', {
      Name: name,
      Pricebook2Id: priceBook,
      Product2Id: product,
      ProductCode: code,
      UnitPrice: list,
      IsActive: true,
      ...written,
    }).Id;
    return { product, entry, name, code, list, share };
  });
  return { priceBook, entries };
}

/** Products come into a deal with the needs analysis. */
const pricedFrom = 2;
/** So many deals are priced without products, and so many start below the list price, by up to `usualDiscount`. */
const withoutProducts = 0.08;
const discounted = 0.5;
const usualDiscount = 0.08;

/** The lines of a deal: what it would cost by the list, and what is left of that tonight. They add up to its amount. */
export function addProducts(
  ledger: Ledger,
  deal: Deal,
  row: Row,
  { catalogue, calendar, random }: { catalogue: Catalogue; calendar: WorkCalendar; random: Random },
): void {
  const worth = priced(deal, calendar);
  if (!worth || random.chance(withoutProducts)) return;
  const { entries, priceBook } = catalogue;
  const off = random.chance(discounted) ? random.between(0.01, usualDiscount) : 0;
  const lines = quantities(worth.list / (1 - off), entries, random);
  const full = lines.reduce((sum, { entry, quantity }) => sum + entry.list * quantity, 0);
  const by = String(row['OwnerId']);
  let rest = worth.amount;
  lines.forEach(({ entry, quantity }, index) => {
    // The last line stands once, so what rounding to cents leaves over can go there.
    const unit = index < lines.length - 1 ? cents((entry.list * worth.amount) / full) : cents(rest);
    rest -= cents(unit * quantity);
    ledger.add('OpportunityLineItem', {
      OpportunityId: row.Id,
      SortOrder: index + 1,
      PricebookEntryId: entry.entry,
      Product2Id: entry.product,
      ProductCode: entry.code,
      Name: `${String(row['Name'])} ${entry.name}`,
      Quantity: quantity,
      ListPrice: entry.list,
      UnitPrice: unit,
      TotalPrice: cents(unit * quantity),
      ...stamps(worth.since, by, worth.changed),
    });
  });
  row['Pricebook2Id'] = priceBook;
  row['HasOpportunityLineItem'] = true;
  row['TotalOpportunityQuantity'] = lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** When the deal got its products, and its amount then (or as estimated anew since) and tonight; null: not priced yet. */
function priced(
  { changes }: Deal,
  calendar: WorkCalendar,
): { since: string; changed: string; list: number; amount: number } | null {
  let [since, changed]: (string | null)[] = [null, null];
  let [list, amount]: (number | null)[] = [null, null];
  for (const [index, change] of changes.entries()) {
    const at = calendar.instant(change.at);
    if (at > calendar.now) break;
    if (change.amount !== undefined) {
      amount = change.amount;
      changed = at;
      // What changes in a save of its own is what is given away; anything else is what the customer needs.
      if (index === 0 || change.stage !== undefined) list = amount;
    }
    if (typeof change.stage === 'number' && change.stage >= pricedFrom) since ??= at;
  }
  if (since === null || list === null || amount === null || changed === null) return null;
  return { since, changed: changed > since ? changed : since, list, amount };
}

/** How many of what makes up this price, or a little more. */
function quantities(price: number, entries: Catalogue['entries'], random: Random) {
  const [seat, ...others] = entries;
  const taken = others.flatMap((entry) => {
    const isLast = entry === others.at(-1);
    if (!random.chance(entry.share)) return [];
    const quantity = isLast ? 1 : Math.floor((price * random.between(0.08, 0.2)) / entry.list);
    return quantity > 0 ? [{ entry, quantity }] : [];
  });
  const rest = price - taken.reduce((sum, { entry, quantity }) => sum + entry.list * quantity, 0);
  return [{ entry: seat!, quantity: Math.max(1, Math.ceil(rest / seat!.list)) }, ...taken];
}

const cents = (money: number) => Math.round(money * 100) / 100;
