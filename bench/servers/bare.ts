// A bare handler: node:http and pg, the recorded statements in one round trip, rows written as JSON. No session is looked
// up, nothing is validated. As `limit` it runs them under the same role, context and policies as ours does; as `bare`
// as the owner, whom no policy holds.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFileSync } from 'node:fs'
import { types, type ClientConfig } from 'pg'
import { login, openPool } from '../../src/database/open.ts'
import { isHousekeeping, prepare, statementsFor, type Recording } from '../recording.ts'

const { owner, mode, recordings } = JSON.parse(process.argv[2] ?? '{}') as {
  owner: ClientConfig
  mode: 'limit' | 'bare'
  recordings: string
}

// Bytes leave as base64url, as they do from ours.
const bytea = 17
types.setTypeParser(bytea, (text: string) => Buffer.from(text.slice(2), 'hex').toString('base64url'))
const pool = openPool(mode === 'limit' ? { ...owner, user: login } : owner)

const lists = new Map<string, Recording>()
const lean = new Map<string, Recording>()
for (const [id, variants] of Object.entries(
  JSON.parse(readFileSync(recordings, 'utf8')) as Record<string, Recording[]>,
)) {
  for (const [at, recording] of variants.map(prepare).entries()) {
    lists.set(`${id}/${at}`, recording)
    lean.set(`${id}/${at}`, {
      ...recording,
      statements: recording.statements.filter((one) => !isHousekeeping(one)),
    })
  }
}

async function replay(recording: Recording, vars: string[]): Promise<unknown> {
  const client = await pool.connect()
  try {
    const statements = statementsFor(recording, vars)
    const whole = mode === 'limit' || statements.length > 1
    const opening = whole
      ? client.query(
          mode === 'limit'
            ? `begin; set local role continuum_app; select app.enter('${recording.session}')`
            : 'begin',
        )
      : undefined
    const [, ...answers] = await Promise.all([
      opening,
      ...statements.map((statement) => client.query(statement)),
      ...(whole ? [client.query('commit')] : []),
    ])
    return answers.slice(0, statements.length).map((answer) => answer.rows)
  } finally {
    client.release()
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'POST') {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    JSON.parse(Buffer.concat(chunks).toString())
  }
  const recording = (request.headers['x-lean'] ? lean : lists).get(request.headers['x-replay'] as string)
  if (!recording) throw new Error('no such recording')
  const vars = (request.headers['x-vars'] as string).split(',')
  const body = JSON.stringify(await replay(recording, vars))
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    process.stderr.write(`${mode} ${String(error)}\n`)
    response.writeHead(500).end()
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }))
process.once('disconnect', () => process.exit(0))
