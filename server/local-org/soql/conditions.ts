import type { Condition, HavingClause, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import type { FunctionExp } from '@jetstreamapp/soql-parser-js';
import { malformed, refusal, refuse } from './errors.ts';
import type { Written } from './comparisons.ts';

/** One comparison: field or function on the left, literals or a sub-select on the right. */
export interface Comparison {
  kind: 'comparison';
  left: string | FunctionExp;
  written: Written;
  subquery: Query | undefined;
}
export type Tree = Comparison | { kind: 'not'; of: Tree } | { kind: 'and' | 'or'; of: Tree[] };

type Sign = '(' | ')' | 'AND' | 'OR' | 'NOT' | Comparison;

/**
 * The parser gives conditions as a chain with counts of parentheses; here it becomes a tree. AND and OR may not
 * meet without parentheses between them: the platform refuses to guess.
 */
export function conditionTree(clause: WhereClause | HavingClause, text: string): Tree {
  const signs = linear(clause);
  let at = 0;

  function group(): Tree {
    const members = [primary()];
    let joint: 'AND' | 'OR' | undefined;
    for (let sign = signs[at]; sign === 'AND' || sign === 'OR'; sign = signs[at]) {
      if (joint !== undefined && joint !== sign)
        throw refuse({ text }, 'MALFORMED_QUERY', `unexpected token: '${sign}'`, sign);
      joint = sign;
      at += 1;
      members.push(primary());
    }
    const [only] = members;
    if (joint === undefined && only) return only;
    return { kind: joint === 'OR' ? 'or' : 'and', of: members };
  }

  function primary(): Tree {
    const sign = signs[at];
    at += 1;
    if (sign === 'NOT') return { kind: 'not', of: primary() };
    if (sign === '(') {
      const inner = group();
      if (signs[at] !== ')') throw malformed("expecting a right parentheses, found '<EOF>'");
      at += 1;
      return inner;
    }
    if (typeof sign === 'object') return sign;
    throw malformed(`unexpected token: '${sign ?? '<EOF>'}'`);
  }

  const tree = group();
  if (at < signs.length)
    throw refusal('MALFORMED_QUERY', "unexpected token: ')'", text, text.lastIndexOf(')'));
  return tree;
}

function linear(clause: WhereClause | HavingClause): Sign[] {
  const signs: Sign[] = [];
  let node: WhereClause | HavingClause | undefined = clause;
  while (node) {
    const left = node.left;
    const operator = 'operator' in node ? node.operator : undefined;
    const isComparison = left !== null && 'operator' in left;
    for (let i = 0; i < (left?.openParen ?? 0); i += 1) signs.push('(');
    if (isComparison) {
      signs.push(comparisonOf(left));
      for (let i = 0; i < (left.closeParen ?? 0); i += 1) signs.push(')');
    }
    if (operator) signs.push(operator);
    node = 'right' in node ? node.right : undefined;
  }
  return signs;
}

function comparisonOf(
  condition:
    Exclude<Condition, { operator?: undefined }> | { field: string; operator: string; valueQuery: Query },
): Comparison {
  const left = 'fn' in condition ? condition.fn : 'field' in condition ? condition.field : '';
  if ('valueQuery' in condition) {
    const written: Written = { operator: condition.operator, values: [], literalTypes: [], list: true };
    return { kind: 'comparison', left, written, subquery: condition.valueQuery };
  }
  if (!('value' in condition)) throw malformed("unexpected token: '<EOF>'");
  const list = Array.isArray(condition.value);
  const values = [condition.value].flat();
  const types = condition.literalType;
  const literalTypes = values.map((_, index) => (Array.isArray(types) ? types[index] : types) ?? 'STRING');
  return {
    kind: 'comparison',
    left,
    written: { operator: condition.operator, values, literalTypes, list },
    subquery: undefined,
  };
}
