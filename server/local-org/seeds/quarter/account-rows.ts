import { companyHeads, companyTails, firstNames, lastNames, titles } from './names.ts';
import type { Ledger } from './ledger.ts';
import { stamps } from './ledger.ts';
import type { People } from './people-rows.ts';
import { randomOf, type Random } from './random.ts';
import type { CompanyShape, Rep, Staff } from './staff.ts';
import type { WorkCalendar } from './work-calendar.ts';

export interface Account {
  id: string;
  name: string;
  owner: Rep;
  contacts: string[];
}

const industries = [
  'Manufacturing',
  'Technology',
  'Healthcare',
  'Retail',
  'Finance',
  'Energy',
  'Education',
  'Transportation',
];
/** As many as take part in any deal, so that every deal finds its people. */
const contactsPerAccount = 5;

/** The accounts of every rep, with five people each. */
export function addAccounts(
  ledger: Ledger,
  {
    shape,
    staff,
    people,
    calendar,
  }: { shape: CompanyShape; staff: Staff; people: People; calendar: WorkCalendar },
): Map<Rep, Account[]> {
  const names = companyNames(randomOf(shape.seedNumber, 'companies'));
  const accounts = new Map<Rep, Account[]>();
  for (const rep of staff.reps) {
    const random = randomOf(shape.seedNumber, 'accounts', rep.number);
    // Who left gave the accounts away; what is kept is what the open deals still point to.
    const count = rep.left === null ? rep.traits.accounts : Math.ceil(rep.traits.accounts / 2);
    const own = Array.from({ length: count }, () =>
      addAccount(ledger, names(), rep, people.idOf(rep), calendar, random),
    );
    accounts.set(rep, own);
  }
  return accounts;
}

function addAccount(
  ledger: Ledger,
  name: string,
  rep: Rep,
  OwnerId: string,
  calendar: WorkCalendar,
  random: Random,
): Account {
  const created = calendar.instant(-random.between(560, 900));
  const domain = `${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}.example`;
  const { id } = {
    id: ledger.add('Account', {
      Name: name,
      Type: random.chance(0.3) ? 'Customer - Direct' : 'Prospect',
      Industry: random.pick(industries),
      NumberOfEmployees: random.whole(...rep.segment.employees),
      Website: `https://www.${domain}`,
      OwnerId,
      ...stamps(created, OwnerId),
    }).Id,
  };
  const contacts = Array.from({ length: contactsPerAccount }, () => {
    const [FirstName, LastName] = [random.pick(firstNames), random.pick(lastNames)];
    return ledger.add('Contact', {
      AccountId: id,
      FirstName,
      LastName,
      Title: random.pick(titles),
      Email: `${FirstName}.${LastName}@${domain}`.toLowerCase(),
      OwnerId,
      ...stamps(created, OwnerId),
    }).Id;
  });
  return { id, name, owner: rep, contacts };
}

function companyNames(random: Random): () => string {
  const pairs = companyHeads.flatMap((head) => companyTails.map((tail) => `${head} ${tail}`));
  const names = random.shuffled(pairs);
  let count = 0;
  return () => {
    const round = Math.floor(count / names.length);
    const name = names[count++ % names.length]!;
    return round === 0 ? name : `${name} ${round + 1}`;
  };
}
