// The contract from the caller's side: `api.cases.open({…})` with the endpoint's own types. Used by the screens, the
// command line and the demonstration alike; only `send` differs.

import type { Contract, Endpoint } from './endpoint.ts'
import { pathNames } from './path.ts'
import { Problem, type ProblemCode, type FieldProblem } from './problem.ts'

export interface CallOptions {
  /** The version that the caller has seen, for endpoints that ask for it. */
  ifMatch?: number
  /** The same key makes a repeated call the same call: a double click, a retry after a broken line. */
  key?: string
  signal?: AbortSignal
}

export type Call<E extends Endpoint> = (
  input: E extends Endpoint<infer I> ? I['_zod']['input'] : never,
  options?: CallOptions,
) => Promise<E extends Endpoint<never, infer O> ? O['_zod']['output'] : OutputOfParsed<E>>
type OutputOfParsed<E extends Endpoint> = E['output']['_zod']['output']

export type Client<C extends Contract> = { [G in keyof C]: { [K in keyof C[G]]: Call<C[G][K]> } }

/** JSON, or bytes as they are. */
type Body = string | Uint8Array<ArrayBuffer>

/** How a request leaves: `fetch` in the browser, a function call in tests and the demonstration. */
export type Send = (
  path: string,
  init: { method: string; headers: Record<string, string>; body?: Body; signal?: AbortSignal },
) => Promise<Response>

/** Builds the client of a contract. Failures are thrown as Problem; a broken line is Problem `unavailable`. */
export function createClient<C extends Contract>(contract: C, send: Send): Client<C> {
  const groups = Object.entries(contract).map(([group, endpoints]) => [
    group,
    Object.fromEntries(Object.entries(endpoints).map(([name, endpoint]) => [name, callOf(endpoint, send)])),
  ])
  return Object.fromEntries(groups) as Client<C>
}

/** The function that calls one endpoint. */
export function callOf(endpoint: Endpoint, send: Send) {
  return async (input: Record<string, unknown> = {}, options: CallOptions = {}): Promise<unknown> => {
    const rest = { ...input }
    let path = endpoint.path as string
    for (const name of pathNames(endpoint.path)) {
      path = path.replace(`{${name}}`, encodeURIComponent(String(rest[name])))
      delete rest[name]
    }
    const headers: Record<string, string> = { accept: 'application/json' }
    if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`
    let body: Body | undefined
    if (endpoint.method === 'GET') {
      const query = new URLSearchParams()
      for (const [name, value] of Object.entries(rest)) {
        for (const one of Array.isArray(value) ? value : [value])
          if (one !== undefined) query.append(name, String(one))
      }
      if (query.size > 0) path += `?${query}`
    } else if (endpoint.takes) {
      headers['content-type'] = 'application/octet-stream'
      body = rest['body'] as Body
    } else {
      headers['content-type'] = 'application/json'
      headers['idempotency-key'] = options.key ?? crypto.randomUUID()
      body = JSON.stringify(rest)
    }
    const init = {
      method: endpoint.method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(options.signal ? { signal: options.signal } : {}),
    }
    const response = await send(path, init).catch((error: unknown) => {
      if (options.signal?.aborted) throw error
      throw new Problem('unavailable')
    })
    if (response.ok) return endpoint.gives ? new Uint8Array(await response.arrayBuffer()) : response.json()
    throw await problemOf(response)
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as {
    code?: ProblemCode
    because?: string
    fields?: FieldProblem[]
    provider?: string
  }
  return new Problem(body.code ?? (response.status === 503 ? 'unavailable' : 'failed'), {
    because: body.because,
    fields: body.fields,
    provider: body.provider,
    request: response.headers.get('x-request-id') ?? undefined,
  })
}
