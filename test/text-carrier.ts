// Whoever carries text messages, as its web hook answers: over real HTTP, the same key is the same message, and it says what came of one.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Carrier {
  url: string
  /** What was delivered, by its key. */
  delivered: Map<string, { to: string; text: string }>
  /** Every head that came with a message. */
  authorizations: Set<string | undefined>
  /** How the next are answered: by a status, or taken and never answered. */
  answers: (how: number | 'never') => void
  /** What it says has become of every message. */
  becomes: (state: string | undefined) => void
  close: () => Promise<void>
}

export async function openCarrier(): Promise<Carrier> {
  const delivered: Carrier['delivered'] = new Map()
  const authorizations: Carrier['authorizations'] = new Set()
  let [how, state]: [number | 'never', string | undefined] = [200, undefined]
  const take = (body: string) => {
    const { key, to, text } = JSON.parse(body) as { key: string; to: string; text: string }
    delivered.set(key, { to, text })
  }
  const say = (response: ServerResponse, status: number, body: object) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(status === 302 && { location: '/elsewhere' }),
    })
    response.end(JSON.stringify(body))
  }
  const server = createServer((request, response) => {
    const asked = request.method === 'POST'
    if (!asked) return say(response, state ? 200 : 404, { state })
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      authorizations.add(request.headers.authorization)
      if (how === 'never') return take(body)
      if (how === 200) take(body)
      say(response, how, { state: 'sent' })
    })
  })
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    delivered,
    authorizations,
    answers: (next) => void (how = next),
    becomes: (next) => void (state = next),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
