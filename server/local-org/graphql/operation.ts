import { Kind } from 'graphql';
import type { DocumentNode, OperationDefinitionNode, SelectionNode } from 'graphql';
import { refuse } from './errors.ts';

/** Only what runs: a document may hold several operations. */
export function operationOf(
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return name ? operations.find((each) => each.name?.value === name) : operations[0];
}

/** The local org reads: mutations and subscriptions are refused, naming what was asked. */
export function refuseMutations(document: DocumentNode, name: string | undefined): void {
  const operation = operationOf(document, name);
  if (!operation || operation.operation === 'query') return;
  const asked = operation.selectionSet.selections.flatMap(namesIn);
  throw refuse(
    `the local org does not speak GraphQL ${operation.operation}s: ${asked.join(', ')}`,
    'OperationNotSupported',
  );
}

/** The mutation's own name stands below `uiapi`. */
function namesIn(selection: SelectionNode): string[] {
  if (selection.kind !== Kind.FIELD) return [];
  const { name, selectionSet } = selection;
  return name.value === 'uiapi' ? (selectionSet?.selections.flatMap(namesIn) ?? []) : [name.value];
}
