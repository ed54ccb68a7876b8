// Requests as no browser writes them, byte by byte over a socket: where one ends and the next begins is agreed on, or nothing is answered.

import { connect } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { openSecrets } from '../src/app/boot.ts'
import { startHosts } from '../src/app/hosts.ts'
import { asOwner } from '../src/database/open.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'

const database = await testDatabase()
const atFirst = await asOwner(database, async (client) => {
  const { rows } = await client.query<{ users: number; sessions: number; cards: number }>(
    `select (select count(*) from users)::int as users, (select count(*) from sessions)::int as sessions, (select count(*) from cards)::int as cards`,
  )
  return rows
})
const network = await newNetwork(database)
const folder = mkdtempSync(join(tmpdir(), 'continuum-raw-'))
const hosts = startHosts({
  database,
  secrets: await openSecrets(folder),
  network: network.state,
  settings: {
    url: 'https://staff.example.org',
    publicUrl: 'https://weather.example.net',
    exitUrl: 'https://example.org',
    data: network.data,
    proxied: true,
    contact: 'mailto:reports@example.net',
  },
  logger: pino({ level: 'silent' }),
})
const listening = await Promise.all(
  [hosts.staff, hosts.public].map(
    ({ fetch }) =>
      new Promise<{ port: number; close: () => void }>((started) => {
        const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
          started({ port, close: () => void server.close() }),
        )
      }),
  ),
)
afterAll(() => {
  for (const { close } of listening) close()
  rmSync(folder, { recursive: true, force: true })
})

/** What comes back for these bytes until the server closes, or has been silent for half a second. */
function answerTo(port: number, sent: string): Promise<{ text: string; answers: number; isClosed: boolean }> {
  return new Promise((done) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => void socket.write(sent, 'latin1'))
    const end = (isClosed: boolean) => {
      socket.destroy()
      done({ text, answers: text.match(/HTTP\/1\.1 \d{3}/g)?.length ?? 0, isClosed })
    }
    socket.setTimeout(500, () => end(false))
    socket.on('data', (data) => (text += data.toString('latin1')))
    socket.on('end', () => end(true))
    socket.on('error', () => end(true))
  })
}

const hidden = 'GET /health?hidden HTTP/1.1\r\nHost: x\r\n\r\n'
const post = (headers: string, body: string, line = 'POST /api/enter HTTP/1.1') =>
  `${line}\r\nHost: staff.example.org\r\n${headers}\r\n\r\n${body}`

/** Each says two things about where it ends, and hides a second request behind one of them. */
const smuggled: readonly [what: string, sent: string][] = [
  [
    'a length and pieces at once',
    post(`Content-Length: ${hidden.length + 5}\r\nTransfer-Encoding: chunked`, `0\r\n\r\n${hidden}`),
  ],
  ['pieces and then a length', post('Transfer-Encoding: chunked\r\nContent-Length: 4', `0\r\n\r\n${hidden}`)],
  ['two lengths that differ', post('Content-Length: 0\r\nContent-Length: 40', hidden)],
  ['two lengths in one line', post('Content-Length: 0, 40', hidden)],
  ['a length with a sign', post('Content-Length: +0', hidden)],
  ['a length that is no number', post('Content-Length: 0x0', hidden)],
  ['a blank before the colon', post('Content-Length : 0', hidden)],
  [
    'pieces of another name first',
    post('Transfer-Encoding: x, chunked\r\nTransfer-Encoding: identity', `0\r\n\r\n${hidden}`),
  ],
  ['pieces that are not the last coding', post('Transfer-Encoding: chunked, identity', `0\r\n\r\n${hidden}`)],
  [
    'a piece whose length is no number',
    post('Transfer-Encoding: chunked', `zz\r\nabc\r\n0\r\n\r\n${hidden}`),
  ],
  ['a piece longer than it says', post('Transfer-Encoding: chunked', `1\r\nabc\r\n0\r\n\r\n${hidden}`)],
  ['lines that end without a return', `POST /api/enter HTTP/1.1\nHost: x\nContent-Length: 0\n\n${hidden}`],
  ['a header folded over two lines', post('Transfer-Encoding:\r\n chunked\r\nContent-Length: 0', hidden)],
  ['a byte of nothing in a header', post('X: a\0b\r\nContent-Length: 0', hidden)],
]

describe.each([
  ['staff', listening[0]!.port],
  ['public', listening[1]!.port],
])('the %s host', (_name, port) => {
  it('answers two requests that are told apart, so that a hidden one would be seen', async () => {
    const { answers } = await answerTo(port, `GET /health HTTP/1.1\r\nHost: x\r\n\r\n${hidden}`)
    expect(answers).toBe(2)
  })

  it.each(smuggled)('refuses %s, and answers nothing that was hidden behind it', async (_what, sent) => {
    const { text, isClosed } = await answerTo(port, sent)
    // An address that is not there is said before the rest was read; then nothing else is.
    expect(text).toMatch(/^HTTP\/1\.1 40[04]/)
    expect([text.includes('HTTP/1.1 200'), isClosed]).toEqual([false, true])
  })

  it.each(['TRACE', 'TRACK', 'CONNECT', 'DEBUG'])('answers no %s, and says nothing back', async (method) => {
    const sent = `${method} / HTTP/1.1\r\nHost: x\r\nX-Told: lantern-7781\r\nConnection: close\r\n\r\n`
    const { text } = await answerTo(port, sent)
    expect(text).not.toContain('lantern-7781')
    // Node hangs up on a CONNECT.
    expect(text.slice(0, 10)).toBe(method === 'CONNECT' ? '' : 'HTTP/1.1 4')
  })
})

it('a new installation has nobody in it who could sign in', () => {
  expect(atFirst).toEqual([{ users: 0, sessions: 0, cards: 0 }])
})
