// The contract as an OpenAPI 3.1 document, by components: what many operations share stands once. `x-who`, `x-audit` and `x-step-up` are
// in it, so that an auditor reads the permission matrix from the same page that a programmer reads.

import { z } from 'zod'
import type { Contract, Endpoint } from './endpoint.ts'
import { capital, folder, isWorthNaming } from './openapi-fold.ts'
import { pathNames } from './path.ts'
import { problems, type ProblemCode } from './problem.ts'

/** Problems that any endpoint can give. */
const always: readonly ProblemCode[] = ['invalid', 'too-many', 'unavailable', 'clock-apart']

type Folder = ReturnType<typeof folder>
type Json = Record<string, unknown>

const info = {
  title: 'Continuum',
  description: `Case work for the people who protect victims of human trafficking. Everything about a person is sealed before it is sent; the server
sees bytes. How sealed fields are made and opened is written in docs/protocol.md, with test vectors in docs/test-vectors.json; how a program
signs in and sends a referral in docs/integrations.md.

Each operation names who may call it (x-who: a set of roles, listed in x-who-sets); its description names the line that it leaves in the
audit trail and the problems that it can give. Not repeated there: any operation can give invalid, too-many and unavailable, one that is
not for anyone not-signed-in and not-allowed, and a write of these clock-apart; every write takes the header Idempotency-Key, a random id, and is not done twice under one.
An operation without a description leaves no line in the trail and gives no other problem. A move of a process (track.*) leaves the line
that is called as it is, without track, and can give not-found, refused and stale: its description says what is otherwise. Fields that are
not named are refused in a question; an answer may have more in a later version.`,
  contact: { name: 'Continuum', url: 'https://codeberg.org/continuum/continuum' },
  license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
}

/** The two hosts. Where they are is said by whoever runs them; these are those of a demonstration. */
const servers = {
  staff: {
    url: 'http://localhost:4600',
    description:
      'For whoever works in the network: in the place of this address stands that of the staff host.',
  },
  public: {
    url: 'http://127.0.0.1:4601',
    description: 'For everybody, and for survivors at their own page: that of the host of the public.',
  },
}

const cookie = (name: string, description: string) => ({ type: 'apiKey', in: 'cookie', name, description })
const securitySchemes = {
  staff: cookie('__Host-s', 'An opaque session of a host over TLS; only its hash is stored.'),
  survivor: cookie(
    '__Host-s',
    'The same on the host of the public: a session that an access card has begun.',
  ),
  staffWithoutTls: cookie('s', 'Where the staff host is reached without TLS: on one’s own machine.'),
  survivorWithoutTls: cookie('p', 'Where the host of the public is reached without TLS.'),
}
const either = {
  staff: [{ staff: [] }, { staffWithoutTls: [] }],
  public: [{ survivor: [] }, { survivorWithoutTls: [] }],
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457. The value that was wrong is never repeated.',
  properties: {
    type: { type: 'string', description: 'Names the kind of problem; nothing is found there.' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problems) },
    title: { type: 'string', description: 'For people, in the language that was asked for.' },
    detail: { type: 'string' },
    because: { type: 'string', description: 'Of refused: the rule.' },
    fields: {
      type: 'array',
      description: 'Of invalid: which fields, and what is wrong with each.',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, code: { type: 'string' } },
        required: ['field', 'code'],
      },
    },
  },
  required: ['type', 'status', 'code', 'title'],
  example: {
    type: 'https://continuum.example/problems/invalid',
    status: 422,
    code: 'invalid',
    title: 'Something in this is not as it should be.',
    fields: [{ field: 'district', code: 'invalid-format' }],
  },
}

const bytes = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
const calendar = { 'text/calendar': { schema: { type: 'string' } } }
const jsonOf = (schema: unknown) => ({ 'application/json': { schema } })
const refTo = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` })

const parameters = {
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The version that was read; another one is refused as stale.',
    schema: { type: 'string', example: '"3"' },
  },
}
/** Builds the document. `version` is the package's. */
export function openapi(contract: Contract, version: string): object {
  const shared = folder()
  const whoSets = new Map<string, string>()
  const whole = Object.entries(contract).flatMap(([group, endpoints]) =>
    Object.entries(endpoints).map(([name, endpoint]) => ({ id: `${group}.${name}`, endpoint })),
  )
  const operations = new Map(
    whole.map(({ id, endpoint }) => [id, operation(id, endpoint, { shared, whoSets })]),
  )
  const { operations: short, ...parts } = shareParts(shared.fold(operations))
  const paths: Record<string, Record<string, object>> = {}
  for (const { id, endpoint } of whole) {
    const path = (paths[endpoint.path] ??= {})
    path[endpoint.method.toLowerCase()] = short.get(id) as object
  }
  return {
    openapi: '3.1.0',
    info: { ...info, version },
    servers: [servers.staff, servers.public],
    security: either.staff,
    tags: [...new Set(whole.map(({ id }) => tagOf(id)))].map((name) => ({ name })),
    'x-who-sets': Object.fromEntries(
      [...whoSets].map(([roles, name]) => [name, JSON.parse(roles) as unknown]),
    ),
    paths,
    components: {
      securitySchemes,
      parameters: { ...parts.parameters, ...parameters },
      requestBodies: parts.requestBodies,
      responses: {
        ...parts.responses,
        Problem: {
          description:
            'What was asked is not done, and `code` says why. After failed and unavailable nothing is known about it: ask again with the same key.',
          content: { 'application/problem+json': { schema: refTo('schemas', 'Problem') } },
        },
      },
      schemas: {
        Problem: problemSchema,
        ...Object.fromEntries([...shared.named].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      },
    },
  }
}

/** A way to name a set of roles: the only one in it, or how many sets there were before. */
function whoName(who: readonly string[], sets: Map<string, string>): string {
  if (who.length <= 2) return who.join(' and ') || 'nobody'
  const key = JSON.stringify(who)
  if (!sets.has(key)) sets.set(key, `set ${sets.size + 1}`)
  return sets.get(key) as string
}

/** What is true of every question and every answer is said once, at the beginning. */
function opened(schema: Json): void {
  if (schema['additionalProperties'] === false) delete schema['additionalProperties']
}

function schemaOf(type: z.ZodType, io: 'input' | 'output', shared: Folder): Json {
  return shared.adopt(
    z.toJSONSchema(type, {
      io,
      target: 'draft-2020-12',
      unrepresentable: 'any',
      override: ({ jsonSchema }) => opened(jsonSchema as Json),
    }) as Json,
  )
}

/** Problems that a move of a process can give whatever its description says. */
const ofMoves: readonly ProblemCode[] = ['not-found', 'refused', 'stale']

/** What the fields of an operation do not say: proof, host, the line in the trail, the problems. Nothing that `info` says of all. */
function describe(
  id: string,
  { stepUp, onlyReads, host, audit }: Endpoint,
  codes: readonly ProblemCode[],
): string {
  const isMove = id.startsWith('track.')
  const isAsEvery = isMove && codes.length === ofMoves.length && ofMoves.every((code) => codes.includes(code))
  const sentences = [
    stepUp && 'Wants a proof of presence of the last minutes.',
    onlyReads && 'Reads alone; what is asked is not kept.',
    host === 'both' && 'On both hosts.',
    audit === 'none' ? isMove && 'No line in the trail.' : id !== `track.${audit}` && `Trail: ${audit}.`,
    !isAsEvery && (codes.length > 0 ? `Problems: ${codes.join(', ')}.` : isMove && 'No other problems.'),
  ]
  return sentences.filter(Boolean).join(' ')
}

/** A process and what else is called alike stand under one word. */
const tagOf = (id: string): string => id.slice(0, id.lastIndexOf('.')).replace(/^track\./, '')

function operation(
  id: string,
  endpoint: Endpoint,
  { shared, whoSets }: { shared: Folder; whoSets: Map<string, string> },
): object {
  const { who, host } = endpoint
  const codes = endpoint.problems.filter((code) => !always.includes(code))
  const { given, body } = inputOf(endpoint, shared)
  const answer =
    endpoint.gives === 'calendar'
      ? calendar
      : endpoint.gives
        ? bytes
        : jsonOf(schemaOf(endpoint.output, 'output', shared))
  const description = describe(id, endpoint, [...new Set(codes)])
  return {
    operationId: id,
    tags: [tagOf(id)],
    summary: endpoint.summary,
    ...(description ? { description } : {}),
    'x-who': who === 'anyone' ? who : whoName(who, whoSets),
    ...(endpoint.stepUp ? { 'x-step-up': true } : {}),
    ...(who === 'anyone' ? { security: [] } : host === 'public' ? { security: either.public } : {}),
    ...(host === 'public' ? { servers: [{ url: servers.public.url }] } : {}),
    ...(given.length > 0 ? { parameters: given } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: {
      '200': { description: 'Done.', content: answer },
      default: refTo('responses', 'Problem'),
    },
  }
}

/** What a caller gives: in the path, in the query or the head, and as the body. */
function inputOf(endpoint: Endpoint, shared: Folder): { given: object[]; body?: object } {
  const input = schemaOf(endpoint.input, 'input', shared) as {
    properties?: Record<string, object>
    required?: string[]
  }
  const inPath = pathNames(endpoint.path)
  const given: object[] = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: input.properties?.[name] ?? {},
  }))
  const rest = Object.entries(input.properties ?? {}).filter(([key]) => !inPath.includes(key))
  const required = (input.required ?? []).filter((key) => !inPath.includes(key))
  if (endpoint.method === 'GET') {
    for (const [name, schema] of rest)
      given.push({ name, in: 'query', ...(required.includes(name) ? { required: true } : {}), schema })
    return { given }
  }
  if (endpoint.ifMatch) given.push(refTo('parameters', 'IfMatch'))
  const content = endpoint.takes
    ? bytes
    : jsonOf({
        type: 'object',
        properties: Object.fromEntries(rest),
        ...(required.length > 0 ? { required } : {}),
      })
  return { given, body: { required: true, content } }
}

interface Operation {
  operationId: string
  requestBody?: object
  responses: Record<string, object>
  parameters?: { name?: string; in?: string }[]
}

/** What is the same in several operations, as components of one kind; what is meant most often has the shortest name. */
function shareOf(kind: string, all: readonly { part: object; name: string; longer: string }[]) {
  const times = Map.groupBy(all, ({ part }) => JSON.stringify(part))
  const names = new Map<string, string>()
  const components: Record<string, object> = {}
  for (const [key, [first, ...more]] of [...times].toSorted(([, a], [, b]) => b.length - a.length)) {
    if (!first || !isWorthNaming(key.length, more.length + 1, first.name)) continue
    const name = first.name in components ? first.longer : first.name
    if (name in components) continue
    names.set(key, name)
    components[name] = first.part
  }
  return {
    components,
    put: <Part extends object>(part: Part): Part | { $ref: string } => {
      const name = names.get(JSON.stringify(part))
      return name === undefined ? part : refTo(kind, name)
    },
  }
}

/** A body or an answer is called as its schema, without what says that it is one. */
function called(part: object, operationId: string): { part: object; name: string; longer: string } {
  const schema = /"#\/components\/schemas\/(\w+?)(?:Body|Answer)?"\}\}\}\}$/.exec(JSON.stringify(part))
  const longer = camel(operationId)
  return { part, name: schema?.[1] ?? longer, longer }
}

const camel = (id: string): string =>
  id.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** Bodies, answers and parameters that are the same in several operations stand among the components too. */
function shareParts(given: ReadonlyMap<string, object>) {
  const all = [...given.values()] as Operation[]
  const bodies = shareOf(
    'requestBodies',
    all.flatMap(({ operationId, requestBody }) => (requestBody ? [called(requestBody, operationId)] : [])),
  )
  const answers = shareOf(
    'responses',
    all.flatMap(({ operationId, responses: { '200': done } }) => (done ? [called(done, operationId)] : [])),
  )
  const params = shareOf(
    'parameters',
    all.flatMap(({ parameters: some = [] }) =>
      some.flatMap((part) =>
        part.name ? [{ part, name: part.name, longer: `${part.name}In${capital(part.in ?? '')}` }] : [],
      ),
    ),
  )
  const short = (one: Operation): object => ({
    ...one,
    ...(one.parameters ? { parameters: one.parameters.map((part) => params.put(part)) } : {}),
    ...(one.requestBody ? { requestBody: bodies.put(one.requestBody) } : {}),
    responses: { ...one.responses, '200': answers.put(one.responses['200'] as object) },
  })
  return {
    operations: new Map([...given].map(([id, one]) => [id, short(one as Operation)])),
    parameters: params.components,
    requestBodies: bodies.components,
    responses: answers.components,
  }
}
