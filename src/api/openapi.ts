// The contract as an OpenAPI 3.1 document. `x-who`, `x-audit` and `x-step-up` are in it, so that an auditor reads the permission
// matrix from the same page that a programmer reads.

import { z } from 'zod'
import type { Contract, Endpoint } from './endpoint.ts'
import { pathNames } from './path.ts'
import { problems, type ProblemCode } from './problem.ts'

/** Problems that any endpoint can give. */
const always: readonly ProblemCode[] = ['invalid', 'too-many', 'unavailable']

/** Builds the document. `version` is the package's. */
export function openapi(contract: Contract, version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [group, endpoints] of Object.entries(contract)) {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const path = (paths[endpoint.path] ??= {})
      path[endpoint.method.toLowerCase()] = operation(group, name, endpoint)
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Continuum',
      version,
      description:
        'Case work for the people who protect victims of human trafficking. Everything about a person is sealed in the browser; the server sees bytes.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: 'http://localhost:4600', description: 'staff' }],
    tags: Object.keys(contract).map((name) => ({ name, description: `What one can do with ${name}.` })),
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 's',
          description: 'An opaque session; only its hash is stored.',
        },
      },
      schemas: {
        Problem: {
          type: 'object',
          description: 'RFC 9457. The value that was wrong is never repeated.',
          properties: {
            type: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string', enum: Object.keys(problems) },
            title: { type: 'string' },
            detail: { type: 'string' },
            because: { type: 'string' },
            fields: {
              type: 'array',
              items: {
                type: 'object',
                properties: { field: { type: 'string' }, code: { type: 'string' } },
                required: ['field', 'code'],
              },
            },
          },
          required: ['type', 'status', 'code', 'title'],
        },
      },
    },
  }
}

const bytes = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }

function schema(type: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const made = z.toJSONSchema(type, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as Record<
    string,
    unknown
  >
  delete made['$schema']
  return made
}

function operation(group: string, name: string, endpoint: Endpoint): object {
  const input = schema(endpoint.input, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  const inPath = pathNames(endpoint.path)
  const parameters: object[] = inPath.map((key) => ({
    name: key,
    in: 'path',
    required: true,
    schema: input.properties?.[key] ?? {},
  }))
  const properties = Object.fromEntries(
    Object.entries(input.properties ?? {}).filter(([key]) => !inPath.includes(key)),
  )
  const required = (input.required ?? []).filter((key) => !inPath.includes(key))
  if (endpoint.method === 'GET') {
    for (const [key, value] of Object.entries(properties))
      parameters.push({ name: key, in: 'query', required: required.includes(key), schema: value })
  } else {
    if (!endpoint.takes)
      parameters.push({ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } })
    if (endpoint.ifMatch)
      parameters.push({ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } })
  }
  const codes = [
    ...new Set([
      ...(endpoint.who === 'anyone' ? [] : (['not-signed-in', 'not-allowed'] as const)),
      ...(endpoint.stepUp ? (['step-up'] as const) : []),
      ...endpoint.problems,
      ...always,
    ]),
  ]
  const statuses = [...new Set(codes.map((code) => problems[code]))].sort((a, b) => a - b)
  return {
    operationId: `${group}.${name}`,
    tags: [group],
    summary: endpoint.summary,
    'x-who': endpoint.who,
    'x-audit': endpoint.audit,
    ...(endpoint.stepUp ? { 'x-step-up': true } : {}),
    security: endpoint.who === 'anyone' ? [] : [{ session: [] }],
    parameters,
    ...(endpoint.method === 'GET'
      ? {}
      : {
          requestBody: {
            required: true,
            content: endpoint.takes
              ? bytes
              : {
                  'application/json': {
                    schema: { ...input, properties, required, additionalProperties: false },
                  },
                },
          },
        }),
    responses: {
      '200': {
        description: 'Done.',
        content: endpoint.gives
          ? bytes
          : { 'application/json': { schema: schema(endpoint.output, 'output') } },
      },
      ...Object.fromEntries(
        statuses.map((status) => [
          String(status),
          {
            description: codes.filter((code) => problems[code] === status).join(', '),
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  }
}
