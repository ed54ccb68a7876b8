// A house's own system at which a program is told that there is something for it: it keeps what it was told, and answers as a test wants.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Called {
  path: string
  body: string
  headers: Record<string, string>
}

export interface WebhookReceiver {
  /** `http://127.0.0.1:4711`. */
  host: string
  called: Called[]
  answers: (how: (response: ServerResponse) => void) => void
  close: () => Promise<void>
}

export const taken = (response: ServerResponse): void => void response.writeHead(204).end()

export async function openReceiver(port = 0): Promise<WebhookReceiver> {
  const called: Called[] = []
  let answer = taken
  const server = createServer((request: IncomingMessage, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const headers = request.headers as Record<string, string>
      called.push({ path: request.url ?? '', body: Buffer.concat(parts).toString(), headers })
      answer(response)
    })
  })
  await new Promise<void>((listening) => {
    server.listen(port, '127.0.0.1', listening)
  })
  return {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    called,
    answers: (how) => (answer = how),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
