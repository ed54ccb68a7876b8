// What stands before a server in life: TLS, HTTP/2, and what Caddy's `encode` packs where the server has not (deploy/compose/Caddyfile).

import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request, type IncomingMessage } from 'node:http'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGzip } from 'node:zlib'

/** One answer, as it went over the line. */
export interface Sent {
  path: string
  bytes: number
  /** When it was asked for: ms of this process. */
  at: number
}

export interface Front {
  /** What was asked for so far, in order; whoever measures empties it. */
  sent: Sent[]
  /** When something last came or went, and how many answers are still under way. */
  last: () => { at: number; open: number }
  /** By which a browser trusts the certificate, and no other one: `--ignore-certificate-errors-spki-list`. */
  spki: string
  close: () => void
}

function newCertificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-front-'))
  try {
    const [key, cert] = [join(folder, 'key'), join(folder, 'cert')]
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1']
    const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
    execFileSync('openssl', ['req', '-x509', ...curve, ...name, '-keyout', key, '-out', cert], {
      stdio: 'ignore',
    })
    return { key: readFileSync(key), cert: readFileSync(cert) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host'])
const handed = (headers: IncomingMessage['headers']) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith(':') && !ofConnection.has(name)),
  )

const isText = (type: string | undefined): boolean =>
  /^(text\/(?!event-stream)|application\/json)/.test(type ?? '')

function answer(back: IncomingMessage, to: Http2ServerResponse, count: (bytes: number) => void): void {
  const headers = handed(back.headers)
  const packs =
    isText(back.headers['content-type']) &&
    back.headers['content-encoding'] === undefined &&
    Number(back.headers['content-length'] ?? 1024) >= 512
  if (packs) delete headers['content-length']
  to.writeHead(back.statusCode ?? 502, packs ? { ...headers, 'content-encoding': 'gzip' } : headers)
  const body = packs ? back.pipe(createGzip()) : back
  body.on('data', (part: Buffer) => count(part.length))
  body.pipe(to)
}

/** Stands at `port` before what listens at `behind`. */
export async function tlsFront(port: number, behind: number): Promise<Front> {
  const own = newCertificate()
  const agent = new Agent({ keepAlive: true })
  const sent: Sent[] = []
  let [at, open] = [0, 0]
  const server = createSecureServer(own, (asked: Http2ServerRequest, to: Http2ServerResponse) => {
    const one: Sent = { path: `${asked.method} ${asked.url.split('?')[0]}`, bytes: 0, at: performance.now() }
    sent.push(one)
    at = one.at
    // The stream of changes stays open for ever.
    const ends = asked.url !== '/api/changes'
    if (ends) open += 1
    const count = (bytes: number) => {
      one.bytes += bytes
      at = performance.now()
    }
    const onward = request(
      {
        agent,
        host: '127.0.0.1',
        port: behind,
        method: asked.method,
        path: asked.url,
        headers: { ...handed(asked.headers), host: asked.authority },
      },
      (back) => answer(back, to, count),
    )
    onward.on('error', () => to.stream.close())
    to.on('close', () => {
      if (ends) open -= 1
      onward.destroy()
    })
    asked.pipe(onward)
  })
  await new Promise<void>((listening) => {
    server.listen(port, '127.0.0.1', listening)
  })
  const key = new X509Certificate(own.cert).publicKey.export({ type: 'spki', format: 'der' })
  return {
    sent,
    last: () => ({ at, open }),
    spki: createHash('sha256').update(key).digest('base64'),
    close: () => {
      agent.destroy()
      server.close()
    },
  }
}
