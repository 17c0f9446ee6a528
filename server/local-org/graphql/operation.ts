import { Kind } from 'graphql';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { refuse } from './errors.ts';

/** Only what runs: a document may hold several operations. */
export function operationOf(
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return name ? operations.find((each) => each.name?.value === name) : operations[0];
}

/** Subscriptions are refused, naming what was asked. */
export function refuseSubscriptions(document: DocumentNode, name: string | undefined): void {
  const operation = operationOf(document, name);
  if (operation?.operation !== 'subscription') return;
  const asked = operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
  throw refuse(
    `the local org does not speak GraphQL subscriptions: ${asked.join(', ')}`,
    'OperationNotSupported',
  );
}
