import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { deleteMetadataRecord, ownFields, saveMetadataRecord } from '../../dml/metadata-records.ts';
import type { ObjectDef, Org, SaveResult, SessionUser } from '../../types.ts';
import { isFromOwnPage } from './guard.ts';
import type { Sessions } from './sessions.ts';

/** Who sees Setup. */
export const isAdmin = ({ profileName }: SessionUser): boolean => profileName === 'System Administrator';

interface OfType {
  Params: { type: string; id?: string };
}

/**
 * What Setup › Custom Metadata Types works with. On the platform this is no part of the data API either; errors have
 * its shape all the same.
 */
export function addSetupRoutes(app: FastifyInstance, org: Org, sessions: Sessions): void {
  const base = '/page-host/setup/metadata';
  const types = () => org.schema.objects.filter((def) => def.customMetadata);

  /** The admin who asks; for anybody else the refusal is sent and nothing more happens. */
  function admin(request: FastifyRequest, reply: FastifyReply): SessionUser | undefined {
    const session = isFromOwnPage(request.headers) ? sessions.find(request.headers.cookie) : undefined;
    if (session && isAdmin(session.user)) return session.user;
    void refuse(reply, 403, 'INSUFFICIENT_ACCESS', 'Setup is open to system administrators only.');
    return undefined;
  }

  function typeOf({ params }: FastifyRequest<OfType>, reply: FastifyReply): ObjectDef | undefined {
    const def = types().find(({ name }) => name === params.type);
    if (!def) void refuse(reply, 404, 'NOT_FOUND', `There is no custom metadata type ${params.type}.`);
    return def;
  }

  app.get(base, (request, reply) => {
    if (!admin(request, reply)) return reply;
    return reply.send(
      types().map(({ name, label, labelPlural }) => ({
        name,
        label,
        labelPlural,
        count: [...org.store.table(name).rows()].length,
      })),
    );
  });

  app.get<OfType>(`${base}/:type`, (request, reply) => {
    const def = admin(request, reply) && typeOf(request, reply);
    return def ? reply.send(describe(org, def)) : reply;
  });

  const save = (request: FastifyRequest<OfType>, reply: FastifyReply) => {
    const user = admin(request, reply);
    const def = user && typeOf(request, reply);
    if (!def) return reply;
    const { body } = request;
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      return refuse(reply, 400, 'JSON_PARSER_ERROR', 'A record is an object of field names and values.');
    const result = saveMetadataRecord(
      org,
      user,
      def,
      request.params.id ?? null,
      body as Record<string, unknown>,
    );
    return answer(reply, result, request.params.id === undefined ? 201 : 200);
  };
  app.post<OfType>(`${base}/:type`, save);
  app.put<OfType>(`${base}/:type/:id`, save);

  app.delete<OfType>(`${base}/:type/:id`, (request, reply) => {
    const user = admin(request, reply);
    const def = user && typeOf(request, reply);
    return def ? answer(reply, deleteMetadataRecord(org, user, def, request.params.id ?? ''), 204) : reply;
  });
}

function describe(org: Org, def: ObjectDef) {
  const fields = ownFields(def).map(
    ({ name, label, type, length, nillable, inlineHelpText, defaultValue }) => ({
      name,
      label,
      type,
      length,
      required: !nillable && type !== 'boolean',
      help: inlineHelpText,
      defaultValue,
    }),
  );
  const records = [...org.store.table(def.name).rows()]
    .map((row) => ({
      Id: row.Id,
      DeveloperName: row['DeveloperName'],
      MasterLabel: row['MasterLabel'],
      ...Object.fromEntries(fields.map(({ name }) => [name, row[name] ?? null])),
    }))
    .sort((a, b) => String(a.MasterLabel).localeCompare(String(b.MasterLabel)));
  return { name: def.name, label: def.label, labelPlural: def.labelPlural, fields, records };
}

function answer(reply: FastifyReply, result: SaveResult, status: number): FastifyReply {
  if (result.success)
    return status === 204 ? reply.code(204).send() : reply.code(status).send({ id: result.id });
  const [error] = result.errors;
  const missing = error?.statusCode === 'ENTITY_IS_DELETED' || error?.statusCode === 'NOT_FOUND';
  return reply
    .code(missing ? 404 : 400)
    .send(
      result.errors.map(({ statusCode, message, fields }) => ({ errorCode: statusCode, message, fields })),
    );
}

function refuse(reply: FastifyReply, status: number, errorCode: string, message: string): FastifyReply {
  return reply.code(status).send([{ errorCode, message, fields: [] }]);
}
