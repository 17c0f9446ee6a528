/**
 * A metric's SQL taken apart, so that each deal is counted once, for its owner, and owners are added up to teams.
 *
 * Counts, sums and extremes of people make those of their team. What does not add up (a median, a standard deviation)
 * is taken from the rows of the subject itself.
 */

/** How owners' numbers become a subject's; those of `whole` cannot. */
const roll: Readonly<Record<string, (column: string) => string>> = {
  count: (column) => `coalesce(sum(${column}), 0)::BIGINT`,
  sum: (column) => `sum(${column})`,
  min: (column) => `min(${column})`,
  max: (column) => `max(${column})`,
};
const whole = ['median', 'stddev_samp'];
const call = new RegExp(`\\b(${[...Object.keys(roll), ...whole].join('|')})\\(`, 'g');

export class Aggregates {
  readonly #columns = new Map<string, { name: string; kind: string }>();

  /** The expression with every aggregate replaced by the name of its column. */
  taken(expression: string): string {
    let rest = '';
    let from = 0;
    for (const found of expression.matchAll(call)) {
      if (found.index < from) continue;
      rest += expression.slice(from, found.index);
      const [kind] = found.slice(1) as [string];
      let end = closing(expression, found.index + kind.length);
      let argument = expression.slice(found.index + kind.length + 1, end - 1);
      const filter = / FILTER \(WHERE /y;
      filter.lastIndex = end;
      const [given] = filter.exec(expression) ?? [];
      if (given !== undefined) {
        const start = end + given.length;
        end = closing(expression, end + ' FILTER '.length);
        argument = conditional(argument, expression.slice(start, end - 1));
      }
      rest += this.#column(kind, `${kind}(${argument})`);
      from = end;
    }
    return rest + expression.slice(from);
  }

  /** What is counted for each owner. */
  get owned(): string[] {
    return this.#list(
      (kind) => kind in roll,
      (sql) => sql,
    );
  }

  /** How owners' columns are added up. */
  get rolled(): string[] {
    return this.#list(
      (kind) => kind in roll,
      (_sql, name, kind) => roll[kind]!(name),
    );
  }

  /** What only a subject's own rows tell. */
  get whole(): string[] {
    return this.#list(
      (kind) => !(kind in roll),
      (sql) => sql,
    );
  }

  #column(kind: string, sql: string): string {
    const known = this.#columns.get(sql);
    if (known) return known.name;
    const name = `"part:${this.#columns.size}"`;
    this.#columns.set(sql, { name, kind });
    return name;
  }

  #list(
    isMeant: (kind: string) => boolean,
    write: (sql: string, name: string, kind: string) => string,
  ): string[] {
    return [...this.#columns]
      .filter(([, { kind }]) => isMeant(kind))
      .map(([sql, { name, kind }]) => `${write(sql, name, kind)} AS ${name}`);
  }
}

/** A condition as part of the argument: the engine works it out once for all aggregates, and a FILTER for each. */
function conditional(argument: string, condition: string): string {
  const [, distinct = '', value = ''] = /^(DISTINCT )?(.*)$/s.exec(argument) ?? [];
  return `${distinct}CASE WHEN ${condition} THEN ${value === '*' ? '1' : value} END`;
}

/** Where the bracket at `open` closes, one past it. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (const { 0: sign, index } of text.slice(open).matchAll(/'[^']*'|[()]/g)) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth === 0) return open + index + 1;
  }
  throw new Error(`a bracket does not close: ${text}`);
}
