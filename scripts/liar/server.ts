// A server that lies, before a true one: what the moves name is changed on its way, all else passes as it is. For an auditor, and never
// for people: it listens on this machine alone.
import {
  createServer,
  request,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http'
import type { Move } from './moves.ts'

export interface Liar {
  /** How often each move has really changed an answer: a lie that nobody asked for proves nothing. */
  told: ReadonlyMap<string, number>
  close: () => void
}

interface Where {
  /** The true server, as `http://localhost:4600`. */
  target: URL
  port: number
  moves: readonly Move[]
  onLie?: (move: Move, path: string) => void
}

/** An answer whole. */
async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** The headers as the true server would get them from its own page: it refuses what another website sends. */
function asItsOwn(given: IncomingMessage['headers'], target: URL, own: string): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { ...given, host: target.host, 'accept-encoding': 'identity' }
  for (const name of ['origin', 'referer'])
    if (typeof given[name] === 'string') headers[name] = given[name].replace(own, target.origin)
  return headers
}

/** Opens it; answers once it listens. */
export async function openLiar({ target, port, moves, onLie }: Where): Promise<Liar> {
  const told = new Map(moves.map(({ name }) => [name, 0]))
  const own = `http://localhost:${port}`

  async function pass(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const path = from.url ?? '/'
    const answer = await new Promise<IncomingMessage>((answered, failed) => {
      const onward = request(
        new URL(path, target),
        { method: from.method, headers: asItsOwn(from.headers, target, own) },
        answered,
      )
      onward.once('error', failed)
      from.pipe(onward)
    })
    const type = answer.headers['content-type'] ?? ''
    if (!/^(application\/json|text\/html)/.test(type) || answer.statusCode !== 200) {
      to.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(to)
      return
    }
    // The page asks whether it was opened under the network's own address: this one says that it is.
    const truth = String(await bodyOf(answer)).replaceAll(target.origin, own)
    const wanted = type.startsWith('text/')
      ? []
      : moves.filter(({ path: fits }) => fits.test(path.split('?')[0]!))
    if (wanted.length === 0) {
      const bytes = Buffer.from(truth)
      to.writeHead(200, { ...answer.headers, 'content-length': bytes.length })
      to.end(bytes)
      return
    }
    const body = JSON.parse(truth) as Record<string, unknown>
    for (const move of wanted) {
      if (!move.lie(body)) continue
      told.set(move.name, told.get(move.name)! + 1)
      onLie?.(move, path)
    }
    const changed = Buffer.from(JSON.stringify(body))
    to.writeHead(200, { ...answer.headers, 'content-length': changed.length })
    to.end(changed)
  }

  const server = createServer((from, to) => {
    pass(from, to).catch(() => {
      if (!to.headersSent) to.writeHead(502)
      to.end()
    })
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, 'localhost', listening)
  })
  return {
    told,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
