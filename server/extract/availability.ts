import type { Column, Table } from '../mirror/columns.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Warning } from '../run-summary.ts';
import type { ObjectPlan } from './define.ts';
import type { Described } from './describe.ts';
import { ExtractError } from './errors.ts';

/** An object that can be read, with the columns that can be. */
export interface Readable {
  plan: ObjectPlan;
  table: Table;
  columns: readonly Column[];
  /** Has the object a recycle bin that queryAll looks into? */
  showsDeleted: boolean;
}

interface Gap {
  object: string;
  /** '*' is the whole object. */
  field: string;
  reason: string;
}

export interface Availability {
  readable: readonly Readable[];
  gaps: readonly Gap[];
  warnings: readonly Warning[];
}

const deploy =
  'deploy the package (sf project deploy start --source-dir force-app) and assign the permission set ' +
  'Touchline_Integration to the integration user (sf org assign permset --name Touchline_Integration)';

/**
 * Compares what is wanted with what can be read.
 *
 * @throws ExtractError listing everything without which no run makes sense.
 */
export function assess(
  plans: readonly ObjectPlan[],
  tables: ReadonlyMap<string, Table>,
  described: ReadonlyMap<string, Described>,
): Availability {
  const readable: Readable[] = [];
  const gaps: Gap[] = [];
  const warnings: Warning[] = [];
  const problems: Problem[] = [];
  for (const plan of plans) {
    const { sObject } = plan;
    const table = tables.get(sObject);
    if (!table) throw new Error(`no mirror table for ${sObject}`);
    const seen = described.get(sObject)?.fields;
    const missing = table.columns.filter((column) => !seen?.has(column.name)).map((column) => column.name);
    const fatal = seen ? plan.requiredFields.filter((name) => !seen.has(name)) : [];
    if (plan.required && (!seen || fatal.length > 0 || (plan.own && missing.length > 0))) {
      problems.push(demand(plan, seen ? (plan.own ? missing : fatal) : null));
    } else if (!seen || fatal.length > 0) {
      const reason = seen
        ? `the field ${fatal.join(', ')} cannot be read`
        : 'not present, or not visible to the user';
      gaps.push({ object: sObject, field: '*', reason });
      warnings.push(objectWarning(plan, reason));
    } else {
      const columns = table.columns.filter((column) => seen.has(column.name));
      readable.push({ plan, table, columns, showsDeleted: seen.has('IsDeleted') });
      for (const field of missing) {
        gaps.push({ object: sObject, field, reason: 'not present, or hidden by field-level security' });
        if (plan.missed[field]) warnings.push(fieldWarning(sObject, field, plan.missed[field]));
      }
    }
  }
  if (problems.length > 0) {
    const own = problems.filter((problem) => problem.own);
    const code = own.length > 0 ? 'packageMissing' : 'accessMissing';
    // The package's permission set opens the CRM's objects too: without it, what they lack says nothing yet.
    const isUndeployed =
      own.length > 0 &&
      plans.every(({ own, required, sObject }) => !own || !required || !described.get(sObject));
    throw new ExtractError(code, sentences(isUndeployed ? own : problems));
  }
  return { readable, gaps, warnings };
}

interface Problem {
  own: boolean;
  /** Objects, or fields with their object. */
  what: string[];
  fix: string;
}

/** One sentence per fix: an org without the package lacks every object for the same reason. */
function sentences(problems: readonly Problem[]): string[] {
  const byFix = Map.groupBy(problems, ({ fix }) => fix);
  return [...byFix].map(([fix, group]) => {
    const what = group.flatMap((problem) => problem.what).join(', ');
    const missing = group[0]?.own ? 'not deployed' : 'not present';
    return `${what} cannot be read by the integration user: ${missing}, or not permitted. Fix: ${fix}.`;
  });
}

function demand(plan: ObjectPlan, fields: readonly string[] | null): Problem {
  const what = fields ? fields.map((field) => `${plan.sObject}.${field}`) : [plan.sObject];
  const fix = plan.own
    ? deploy
    : fields
      ? 'make the field visible to the integration user (field-level security, on its profile or a permission set)'
      : `give the integration user Read on ${plan.sObject} (on its profile or a permission set)`;
  return { own: plan.own, what, fix };
}

function objectWarning(plan: ObjectPlan, reason: string): Warning {
  const { sObject, lost = 'what rests on it', fix = 'check the permissions of the integration user' } = plan;
  return {
    code: 'objectUnavailable',
    params: { object: sObject },
    message: `${sObject} is not read (${reason}). Lost: ${lost}. Fix: ${fix}.`,
  };
}

function fieldWarning(object: string, field: string, lost: string): Warning {
  return {
    code: 'fieldUnavailable',
    params: { object, field },
    message:
      `${object}.${field} is not readable. Lost: ${lost}. ` +
      'Fix: give the integration user read access to the field (field-level security).',
  };
}

/** Replaces what the mirror knows of gaps. What may no longer be read is not kept either. */
export async function recordGaps(mirror: Mirror, gaps: readonly Gap[]): Promise<void> {
  await mirror.transaction(async () => {
    await mirror.run('DELETE FROM sf_meta.unavailable');
    for (const { object, field, reason } of gaps) {
      const table = field === '*' ? mirror.tables.get(object)?.table : undefined;
      if (table) {
        await mirror.run(`DELETE FROM ${table}`);
        await mirror.run('DELETE FROM sf_meta.watermark WHERE object = $object', { object });
      }
      await mirror.run('INSERT INTO sf_meta.unavailable VALUES ($object, $field, $reason)', {
        object,
        field,
        reason,
      });
    }
  });
}
