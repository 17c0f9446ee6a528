import type { Query } from '@jetstreamapp/soql-parser-js';
import { isCompound } from '../schema/compound.ts';
import type { FieldType, Row, Value } from '../types.ts';
import { comparison } from './comparisons.ts';
import type { BoundTest } from './comparisons.ts';
import type { Comparison, Tree } from './conditions.ts';
import { inCorporate, isMoney, moneyComparison, namesCurrency } from './currency.ts';
import { refuse } from './errors.ts';
import { functionExpression } from './functions.ts';
import type { Expression, Run, Scope } from './run.ts';
import { fieldExpression } from './scope.ts';

/** A test of rows (WHERE) or of groups (HAVING), bound to one execution. */
export type Predicate<T> = (run: Run) => (subject: T) => boolean;
/** Compiles a semi-join's inner statement to the set of values it selects. */
export type SemiJoin = (scope: Scope, query: Query, left: Expression) => (run: Run) => ReadonlySet<Value>;

/** A condition tree as one test; `leaf` says what a single comparison means for this kind of subject. */
export function testOf<T>(tree: Tree, leaf: (condition: Comparison) => Predicate<T>): Predicate<T> {
  if (tree.kind === 'comparison') return leaf(tree);
  if (tree.kind === 'not') {
    const of = testOf(tree.of, leaf);
    return (run) => {
      const test = of(run);
      return (subject) => !test(subject);
    };
  }
  const members = tree.of.map((each) => testOf(each, leaf));
  const all = tree.kind === 'and';
  return (run) => {
    const tests = members.map((member) => member(run));
    return all
      ? (subject) => tests.every((test) => test(subject))
      : (subject) => tests.some((test) => test(subject));
  };
}

/** Row tests of a WHERE clause. */
export function wherePredicate(scope: Scope, tree: Tree, semiJoin: SemiJoin): Predicate<Row> {
  checkSemiJoins(scope, tree);
  return testOf<Row>(tree, (condition) => {
    const left = leftSide(scope, condition.left);
    const isConverted = namesCurrency(condition.written) && isMoney(scope, left);
    const target = isConverted ? inCorporate(scope, left) : left;
    const test: BoundTest = condition.subquery
      ? joined(scope, target, condition, semiJoin(scope, condition.subquery, target))
      : isConverted
        ? moneyComparison(scope, target, condition.written)
        : comparison(scope, target, condition.written);
    return (run) => {
      const read = target.bind(run);
      const passes = test(run);
      return (row) => passes(read(row));
    };
  });
}

function leftSide(scope: Scope, left: Comparison['left']): Expression {
  if (typeof left !== 'string' && /^convertcurrency$/i.test(left.functionName ?? '')) {
    const message = 'convertCurrency is not allowed in a WHERE clause';
    throw refuse(scope, 'MALFORMED_QUERY', message, left.functionName ?? '');
  }
  const target = typeof left === 'string' ? fieldExpression(scope, left) : functionExpression(scope, left);
  if (target.field && isCompound(target.field)) {
    const message = 'Address fields can only be filtered using Distance expressions';
    throw refuse(scope, 'INVALID_FIELD', message, target.name);
  }
  if (target.field && !target.field.filterable) {
    throw refuse(
      scope,
      'INVALID_FIELD',
      `field '${target.name}' can not be filtered in a query call`,
      target.name,
    );
  }
  return target;
}

const MAX_SEMI_JOINS = 2;

function checkSemiJoins(scope: Scope, tree: Tree): void {
  const count = (node: Tree, under?: 'OR' | 'NOT'): number => {
    if (node.kind === 'not') return count(node.of, 'NOT');
    if (node.kind !== 'comparison')
      return node.of.reduce((sum, each) => sum + count(each, node.kind === 'or' ? 'OR' : under), 0);
    if (!node.subquery) return 0;
    if (under !== undefined) {
      const message = `Semi join sub-selects are not allowed with the '${under}' operator`;
      throw refuse(scope, 'MALFORMED_QUERY', message, under);
    }
    return 1;
  };
  if (count(tree) > MAX_SEMI_JOINS) {
    throw refuse(scope, 'MALFORMED_QUERY', `Maximum ${MAX_SEMI_JOINS} semi join sub-selects are allowed`);
  }
}

const KEYS: ReadonlySet<FieldType> = new Set(['id', 'reference']);

function joined(
  scope: Scope,
  target: Expression,
  condition: Comparison,
  values: (run: Run) => ReadonlySet<Value>,
): BoundTest {
  const operator = condition.written.operator.toUpperCase();
  if (operator !== 'IN' && operator !== 'NOT IN') {
    throw refuse(scope, 'MALFORMED_QUERY', `unexpected token: '${operator}'`, operator);
  }
  if (!KEYS.has(target.type)) {
    const message = `The left operand field in the where expression for semi join must be an ID or reference field: '${target.name}'`;
    throw refuse(scope, 'MALFORMED_QUERY', message, target.name);
  }
  const wanted = operator === 'IN';
  return (run) => {
    const found = values(run);
    return (value) => (value !== null && found.has(value)) === wanted;
  };
}
