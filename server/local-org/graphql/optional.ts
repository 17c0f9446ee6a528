import { isCompositeType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DirectiveNode, DocumentNode, GraphQLSchema } from 'graphql';

/** Takes out the fields marked `@optional` that the schema does not have for this user, so that the rest can run. */
export function dropOptional(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        if (!isOptional(node.directives) || !parent || !isCompositeType(parent)) return undefined;
        return types.getFieldDef() ? undefined : null;
      },
      InlineFragment(node) {
        const condition = node.typeCondition?.name.value;
        if (!isOptional(node.directives) || !condition) return undefined;
        return schema.getType(condition) ? undefined : null;
      },
    }),
  );
}

function isOptional(directives: readonly DirectiveNode[] | undefined): boolean {
  return directives?.some((each) => each.kind === Kind.DIRECTIVE && each.name.value === 'optional') ?? false;
}
