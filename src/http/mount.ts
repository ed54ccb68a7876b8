// From the contract to running code: who, shape, limits, one transaction, idempotency, audit, answer. Every endpoint goes
// through these steps in this order, so no feature can forget one.

import { hash as digest, randomInt } from 'node:crypto'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Endpoint } from '../api/endpoint.ts'
import { pathNames } from '../api/path.ts'
import { isProblem, Problem } from '../api/problem.ts'
import { as } from '../database/as.ts'
import { hiddenId, hiddenPerson } from '../database/locked.ts'
import { json, sql, type Tx } from '../database/sql.ts'
import { countMisses, spendBudget } from './budget.ts'
import { claimKey, earlierAnswer, keepAnswer, type Claim } from './idempotency.ts'
import { refuseOtherSites } from './other-sites.ts'
import { retryWhenFree } from './concurrency-limit.ts'
import { problemResponse } from './problem-response.ts'
import type { Actor, Ctx } from './context.ts'
import { hashOf, presenceMinutes } from './session.ts'
import type { HostServices } from './host-services.ts'

export type Handler = (input: never, ctx: Ctx) => Promise<unknown>

const contentTypes = { bytes: 'application/octet-stream', calendar: 'text/calendar; charset=utf-8' } as const

/** One endpoint at its place: what answers it, and the headers of every answer. */
interface Mounted {
  host: HostServices
  name: string
  endpoint: Endpoint
  handler: (input: unknown, ctx: Ctx) => Promise<unknown>
  headers: Record<string, string>
}

/** Puts every endpoint of a contract on the app. `handlers` has the same names; `headers` go with every answer. */
export function mount(
  app: Hono,
  { host, headers }: { host: HostServices; headers: Readonly<Record<string, string>> },
  endpoints: Record<string, Endpoint>,
  handlers: Record<string, Handler>,
): void {
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const handler = handlers[name]
    if (!handler) throw new Error(`endpoint ${name} has no handler`)
    const kind = endpoint.gives ? contentTypes[endpoint.gives] : 'application/json'
    const mounted = {
      host,
      name,
      endpoint,
      handler: handler as Mounted['handler'],
      headers: { ...headers, 'content-type': kind },
    }
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1')
    const route = (c: Context) => serve(c, mounted)
    if (endpoint.method === 'GET') app.get(path, route)
    else app.on(endpoint.method, path, sizeLimit(endpoint.maxBytes ?? 256 * 1024, headers), route)
  }
}

/** Refuses what is too large. A length that the connection itself keeps to need not be counted while reading. */
function sizeLimit(maxSize: number, headers: Readonly<Record<string, string>>): MiddlewareHandler {
  const counting = bodyLimit({
    maxSize,
    onError: (c) =>
      dress(problemResponse(c, new Problem('too-large'), languageOf(c, { kind: 'anyone' })), headers),
  })
  return (c, next) => {
    const said = c.req.header('content-length')
    const small =
      said !== undefined && Number(said) <= maxSize && c.req.header('transfer-encoding') === undefined
    return small ? next() : counting(c, next)
  }
}

/** Names one request, on the page and in the log: nobody can be told by it, and it is short enough to read out. */
const newRequest = (): string =>
  randomInt(0x1000000, 0x10000000).toString(36) + randomInt(36 ** 3, 36 ** 4).toString(36)

async function serve(c: Context, mounted: Mounted): Promise<Response> {
  const { host, name, endpoint } = mounted
  const started = performance.now()
  const request = newRequest()
  const headers = { ...mounted.headers, 'x-request-id': request }
  const token = host.tokenOf(c)
  const session = token ? hashOf(token) : undefined
  let actor: Actor = { kind: 'anyone' }
  try {
    const write = endpoint.method !== 'GET'
    if (write) refuseOtherSites(c, host)
    if (session) actor = await whoAsks(host, endpoint, session)
    permit(endpoint, actor)
    if (decidesDays(endpoint)) host.mustTellDays()
    await spendBudget(c, host, { name, actor, perMinute: endpoint.perMinute, puzzle: endpoint.puzzle })
    // What anyone may do is done for nobody in particular: somebody signed in who signs in again is a stranger first.
    if (endpoint.who === 'anyone') actor = { kind: 'anyone' }
    const input = await readInput(c, endpoint)
    if (session) await requireFreshProof(host, mounted, { actor, session, input })
    const { text, ctx } = await retryWhenFree(() => answered(c, mounted, { actor, session, input }))
    const ms = Math.round(performance.now() - started)
    host.log({ request, endpoint: name, status: 200, ms, actor: actor.kind })
    // Written as it is: a Headers object for each answer would cost more than the rest of it.
    if (!ctx.answer.cookie) return new Response(text, { status: 200, headers })
    host.setCookie(c, ctx.answer.cookie)
    return c.body(text, 200, headers)
  } catch (error) {
    const problem = isProblem(error) ? error : new Problem('failed')
    if (!isProblem(error)) host.fault(name, error, request)
    if (problem.code === 'not-signed-in' && session) host.sessions.forget(session)
    host.log({
      request,
      endpoint: name,
      status: problem.status,
      ms: Math.round(performance.now() - started),
      actor: actor.kind,
      code: problem.code,
    })
    return dress(problemResponse(c, problem, languageOf(c, actor)), headers)
  }
}

/** Runs it; a miss of what can be guessed costs a try. */
function answered(c: Context, mounted: Mounted, asked: Parameters<typeof run>[2]): ReturnType<typeof run> {
  const { host, name, endpoint } = mounted
  const { missesPerMinute } = endpoint
  if (!missesPerMinute) return run(c, mounted, asked)
  const guess = { name, caller: host.addressOf(c), missesPerMinute, miss: 'wrong-words' } as const
  return countMisses(host, guess, () => run(c, mounted, asked))
}

/** Adds the headers that an answer does not have yet. */
function dress(answer: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers))
    if (!answer.headers.has(name)) answer.headers.set(name, value)
  return answer
}

/** What a handler came to: the answer as it is sent, and what the handler asked for besides. */
interface Answered {
  text: string | Uint8Array<ArrayBuffer>
  ctx: Ctx
}

/** What somebody asks of an endpoint. */
interface Asked {
  actor: Actor
  session: string | undefined
  input: unknown
}

/** What a handler says beside its answer: what it was about, and what is to happen when. */
interface Beside {
  object?: string
  purpose?: string | undefined
  /** Done once it is committed. */
  after: (() => void | Promise<void>)[]
  /** Said in the round trip of the commit. */
  last: (() => Promise<unknown>)[]
}

/** Everything that a handler may use, but the transaction. */
function contextOf(
  c: Context,
  { host, endpoint }: Mounted,
  { actor, session }: Asked,
  beside: Beside,
): Omit<Ctx, 'tx'> {
  return {
    actor,
    now: host.now(),
    network: host.network(),
    language: languageOf(c, actor),
    ifMatch: ifMatchOf(c, endpoint),
    secrets: host.secrets,
    origins: host.origins,
    session,
    answer: {},
    about: (id, why) => void Object.assign(beside, { object: id, purpose: why }),
    afterCommit: (action) => void beside.after.push(action),
    lastly: (say) => void beside.last.push(say),
    forgetActors: () => void beside.after.push(host.sessions.forgetAll),
  }
}

/** The claim of the key that came with a request; none where there is nothing to do twice. */
function claimOf(c: Context, { name, endpoint }: Mounted, { actor, input }: Asked): Claim | undefined {
  // A visitor's writes are guarded by ids of their own: what a visitor did is kept nowhere but in its result.
  const keyless = actor.kind === 'anyone' || endpoint.onlyReads || endpoint.takes || endpoint.untraced
  const key = keyless ? undefined : idempotencyKey(c, endpoint)
  if (!key) return undefined
  // What was signed of it is signed anew at each try, on top of what others have said meanwhile: it is the same request.
  const { signatures: _signatures, ...asked } = input as { signatures?: unknown }
  return { actor, name, key, hash: digest('sha256', json(asked), 'buffer') }
}

async function run(c: Context, mounted: Mounted, asked: Asked): Promise<Answered> {
  const { host, endpoint, handler } = mounted
  const claim = claimOf(c, mounted, asked)
  const who = databaseActor(asked.actor, asked.session)
  const beside: Beside = { after: [], last: [] }
  const inside = (tx: Tx): Ctx => ({ ...contextOf(c, mounted, asked, beside), tx })
  const work = async (tx: Tx): Promise<Answered> => {
    // A second attempt says all of it again.
    beside.after = []
    beside.last = []
    const ctx = inside(tx)
    // The key is claimed in the same round trip as the first statements; where it was used before, all is undone.
    const [claimed, handled] = await Promise.allSettled([
      claim ? claimKey(tx, claim) : true,
      handler(asked.input, ctx),
    ])
    if (claimed.status === 'rejected') throw claimed.reason
    if (!claimed.value) throw repeated
    if (handled.status === 'rejected') throw handled.reason
    const answer = endpoint.output.parse(handled.value)
    return { text: endpoint.gives ? (answer as Uint8Array<ArrayBuffer>) : json(answer), ctx }
  }
  const closing = (_: Tx, { text, ctx }: Answered) => [
    ...beside.last.map((say) => say()),
    ...(endpoint.audit === 'none' ? [] : [audit(ctx, endpoint.audit, beside.object, beside.purpose)]),
    ...(claim ? [ctx.tx.run(keepAnswer(claim, text))] : []),
  ]
  try {
    // Where two transactions were in each other's way, what only reads or can be told apart from its repetition is done once more.
    const repeatable = claim !== undefined || endpoint.method === 'GET' || endpoint.onlyReads === true
    const result = await as(host.database, who, work, { closing, oneTrip: endpoint.oneTrip, repeatable })
    for (const action of beside.after) await action()
    return result
  } catch (error) {
    if (error !== repeated || !claim) throw error
    return as(host.database, who, async (tx) => ({
      text: await earlierAnswer(tx, claim),
      ctx: inside(tx),
    }))
  }
}

// Undoes what a repeated request did, before its first answer is looked up.
const repeated = new Error('the key was used before')

/** The line in the audit trail: a pseudonym, a verb, a random id. Never content. */
export function audit(
  ctx: Ctx,
  action: string,
  object: string | undefined,
  purpose: string | undefined,
): Promise<number> {
  const { actor } = ctx
  const chain = actor.kind === 'staff' ? actor.organisation : 0
  const who =
    actor.kind === 'staff'
      ? actor.handle
      : actor.kind === 'person'
        ? hiddenPerson(actor.circles[0] ?? 0, chain, ctx.now)
        : actor.kind
  return ctx.tx.run(
    sql`select audit.append(${chain}, ${who}, ${action}, ${hiddenId(object, chain, ctx.now)}, ${purpose ?? null}, ${ctx.now})`,
  )
}

/** Why somebody may not call an endpoint; undefined where they may. */
function refusalOf(
  endpoint: Endpoint,
  actor: Actor,
): 'not-signed-in' | 'not-allowed' | 'step-up' | undefined {
  if (endpoint.who === 'anyone') return undefined
  if (actor.kind === 'anyone') return 'not-signed-in'
  const roles: readonly string[] = actor.kind === 'staff' ? actor.roles : [actor.kind]
  if (!endpoint.who.some((role) => roles.includes(role))) return 'not-allowed'
  return endpoint.stepUp === true && isProofOver(actor) ? 'step-up' : undefined
}

/** Whoever asks for help, or signs in, is answered whatever the clock says; what members and survivors write has a day in it, or a signature. */
const decidesDays = ({ method, onlyReads, decidesNoDay, who }: Endpoint): boolean =>
  method !== 'GET' && !onlyReads && !decidesNoDay && who !== 'anyone'

/** A survivor's words are typed each time and their session is short; this is for desks that somebody may walk up to. */
const isProofOver = (actor: Actor): boolean =>
  actor.kind === 'staff' && Date.now() - actor.provedAt > presenceMinutes * 60_000

/** Where it depends on what is asked whether a fresh proof is needed. */
async function requireFreshProof(
  host: HostServices,
  { endpoint }: Mounted,
  { actor, session, input }: Asked & { session: string },
): Promise<void> {
  if (typeof endpoint.stepUp !== 'function' || !endpoint.stepUp(input) || !isProofOver(actor)) return
  // Another server may have taken the proof a moment ago.
  host.sessions.forget(session)
  if (isProofOver(await host.sessions.find(session))) throw new Problem('step-up')
}

function permit(endpoint: Endpoint, actor: Actor): void {
  const refusal = refusalOf(endpoint, actor)
  if (refusal) throw new Problem(refusal)
}

/**
 * Whose session it is. What is remembered here refuses nobody: another server may have taken their proof of presence, or been told of
 * a new role, a moment ago.
 */
async function whoAsks(host: HostServices, endpoint: Endpoint, session: string): Promise<Actor> {
  const actor = await host.sessions.find(session)
  if (actor.kind === 'anyone' || !refusalOf(endpoint, actor)) return actor
  host.sessions.forget(session)
  return host.sessions.find(session)
}

async function readInput(c: Context, endpoint: Endpoint): Promise<unknown> {
  let raw: Record<string, unknown>
  if (endpoint.method === 'GET') {
    raw = {}
    for (const [name, values] of Object.entries(c.req.queries()))
      raw[name] = values.length === 1 ? values[0] : values
  } else if (endpoint.takes) {
    if (c.req.header('content-type') !== 'application/octet-stream') throw new Problem('not-json')
    raw = { body: new Uint8Array(await c.req.arrayBuffer()) }
  } else {
    if (!c.req.header('content-type')?.startsWith('application/json')) throw new Problem('not-json')
    const body: unknown = await c.req.json().catch(() => {
      throw new Problem('not-json')
    })
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Problem('not-json')
    raw = body as Record<string, unknown>
  }
  for (const name of pathNames(endpoint.path)) {
    if (name in raw) throw new Problem('invalid', { fields: [{ field: name, code: 'twice' }] })
    raw[name] = c.req.param(name)
  }
  const parsed = endpoint.input.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new Problem('invalid', { fields: parsed.error.issues.slice(0, 20).flatMap(fieldsOf) })
}

/** Names the field and what is wrong with it; the value itself is never repeated. */
function fieldsOf(issue: { code: string; path: PropertyKey[]; keys?: string[] }) {
  const at = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? [])
      .slice(0, 5)
      .map((key) => ({ field: [at, key.slice(0, 40)].filter(Boolean).join('.'), code: 'unknown' }))
  return [{ field: at || 'body', code: issue.code.replaceAll('_', '-') }]
}

function ifMatchOf(c: Context, endpoint: Endpoint): number | undefined {
  const header = c.req.header('if-match')
  if (!endpoint.ifMatch) return undefined
  const version = header === undefined ? Number.NaN : Number(header.replaceAll('"', ''))
  if (!Number.isInteger(version)) throw new Problem('if-match-missing')
  return version
}

function idempotencyKey(c: Context, endpoint: Endpoint): string | undefined {
  if (endpoint.method === 'GET') return undefined
  const key = c.req.header('idempotency-key')
  if (key === undefined) return undefined
  if (!/^[A-Za-z0-9-]{8,64}$/.test(key))
    throw new Problem('invalid', { fields: [{ field: 'idempotency-key', code: 'invalid-format' }] })
  return key
}

function databaseActor(actor: Actor, session: string | undefined) {
  if (actor.kind === 'anyone' || actor.kind === 'system' || !session) return { kind: 'public' } as const
  const ministry = actor.kind === 'staff' && actor.roles.every((role) => role === 'ministry')
  return { kind: 'session', hash: session, role: ministry ? 'continuum_ministry' : 'continuum_app' } as const
}

export function languageOf(c: Context, actor: Actor): string {
  const asked = c.req.header('accept-language')?.split(/[,;]/)[0]?.trim().slice(0, 2)
  return asked || (actor.kind === 'staff' || actor.kind === 'person' ? actor.language : 'en')
}
