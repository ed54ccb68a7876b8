// An organisation's provider (OpenID Connect): a real one, on a port of this machine, with a page at which somebody says who they are. The
// house closes an account there as it does when somebody leaves.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { interactionPolicy } from 'oidc-provider'

export interface TestProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** Accounts that the house has closed. */
  closed: Set<string>
  /** Hours by which its clock is slow when it says who somebody is. */
  clock: { hoursBehind: number }
  close: () => Promise<void>
}

const clientSecret = 'secret-of-the-house-at-its-provider'

const page = (words: string) =>
  `<!doctype html><html lang="en"><title>Staff of Harbour House</title><main><h1>Harbour House: who are you?</h1>${words}</main></html>`

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const part of request) text += String(part)
  return new URLSearchParams(text)
}

/** Until this answer is out it is so many hours earlier. */
function slowly(response: ServerResponse, hours: number): void {
  if (hours === 0) return
  const { now } = Date
  Date.now = () => now() - hours * 3_600_000
  response.on('close', () => (Date.now = now))
}

/** Starts one whose client may come back to these addresses. */
export async function startProvider(redirectUris: readonly string[], port = 0): Promise<TestProvider> {
  const server = createServer()
  await new Promise<void>((listening) => {
    server.listen(port, '127.0.0.1', () => listening())
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const closed = new Set<string>()
  const clock = { hoursBehind: 0 }
  const isOpen = (account: string | undefined) => account !== undefined && !closed.has(account)
  // Whoever was signed in when the house closed their account is asked who they are.
  const policy = interactionPolicy.base()
  const isClosed = new interactionPolicy.Check('closed', 'the account is closed', 'login_required', (ctx) =>
    closed.has(ctx.oidc.session?.accountId ?? ''),
  )
  policy.get('login')!.checks.add(isClosed)
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'continuum',
        client_secret: clientSecret,
        redirect_uris: [...redirectUris],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { policy, url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, id) =>
      isOpen(id) ? { accountId: id, claims: () => ({ sub: id, email: `${id}@example.org` }) } : undefined,
    // What is asked for is no more than who it is: nobody is asked whether that may be said.
    async loadExistingGrant(ctx) {
      const { client, session, account, provider: here } = ctx.oidc
      if (!account) return undefined
      const grant = new here.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  async function interact(request: IncomingMessage, response: ServerResponse) {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    const form = `<form method="post"><label>Account <input name="account" autofocus></label> <button>Sign in</button></form>`
    if (request.method !== 'POST') return void response.end(page(form))
    const account = (await bodyOf(request)).get('account') ?? undefined
    if (!isOpen(account)) return void response.end(page(`<p>This account is closed.</p>${form}`))
    await provider.interactionFinished(request, response, { login: { accountId: account! } })
  }
  server.on('request', (request, response) => {
    if (request.url === '/token') slowly(response, clock.hoursBehind)
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    interact(request, response).catch(() => response.writeHead(500).end())
  })
  return {
    issuer,
    clientId: 'continuum',
    clientSecret,
    closed,
    clock,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

/** A browser at the provider: it keeps its cookies, so that whoever is signed in there types nothing again. */
export function browserAtProvider() {
  const cookies = new Map<string, string>()
  let pages = 0
  const ask = async (url: string, body?: URLSearchParams): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie },
      ...(body && { body }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (pair.slice(at + 1)) cookies.set(pair.slice(0, at), pair.slice(at + 1))
      else cookies.delete(pair.slice(0, at))
    }
    return response
  }
  return {
    /** How often it was asked there who sits at it. */
    timesAsked: () => pages,
    /** Goes to `url` and says who they are where that is asked. Answers with what the address ends in that it comes back to; undefined where it does not. */
    async signIn(url: string, account: string, backAt: string): Promise<string | undefined> {
      let at = url
      let said = false
      for (let step = 0; step < 12; step += 1) {
        if (at.startsWith(backAt)) return new URL(at).search
        const response = await ask(at)
        let to = response.headers.get('location')
        if (!to && !said) {
          said = true
          pages += 1
          to = (await ask(at, new URLSearchParams({ account }))).headers.get('location')
        }
        if (!to) return undefined
        at = new URL(to, at).href
      }
      return undefined
    },
  }
}
