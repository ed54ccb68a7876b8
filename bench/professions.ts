// npm run bench -- professions [--cases 20000] [--data FOLDER] [--tries 9] [--json]
// Opening a case again, My work and the log of an organisation that nothing of their work names, for one colleague of every profession that
// reaches cases, alone on one connection: in the largest house and in a small one. The least of several tries in milliseconds, beside a
// caseworker's in the same house (goal 1.5 times, never above 100 ms).

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Client } from 'pg'
import type { StaffRole } from '../src/api/roles.ts'
import { roleReach } from '../src/cases/reach.ts'
import { startEmbedded } from '../src/database/launcher.ts'
import { asOwner } from '../src/database/open.ts'
import { colleaguesIn, type StandIn } from '../test/role-sessions.ts'
import { openConnection, type Connection } from './connection.ts'
import { countryIn } from './country.ts'
import { organisations } from './load-steps.ts'
import { startServer } from './processes.ts'

/** The largest house, one in the middle and the smallest; an organisation's circle has its number. */
const houses = [1, 10, organisations]
const roles = (Object.keys(roleReach) as StaffRole[]).filter((role) =>
  ['circles', 'supervision', 'placements'].includes(roleReach[role].reach),
)

export interface Row {
  house: number
  cases: number
  role: StaffRole
  /** Milliseconds; the status where it was not 200. */
  open: number | string
  work: number | string
  log: number | string
}

/** Every thirtieth case of a house sleeps there tonight, which is what somebody who keeps a house reaches. */
const lodge = (client: Client, house: number) =>
  client.query(
    `insert into tracks (id, case_id, kind, state, compartment, pack, owner_circle, opened_at, updated_at)
     select gen_random_uuid(), id, 'placement', 'resident', 'contact', 'uk', $1, opened_at, updated_at from (select c.*, row_number() over (order by id) as n
       from cases c where owner_circle = $1 and state = 'active') c where n % 30 = 1`,
    [house],
  )

const get = (path: string, { cookie }: StandIn) =>
  `GET ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n\r\n`

/** Asks for the log of the last organisation, which is refused: the refusal looks at everything that could have named it. */
function askForLog({ cookie }: StandIn): string {
  const body = JSON.stringify({ after: [{ organisation: organisations, n: 0 }] })
  return `POST /api/organisations/logs HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\norigin: http://localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
}

async function least(line: Connection, wire: string, tries: number) {
  let best = Infinity
  for (let at = 0; at <= tries; at += 1) {
    const started = performance.now()
    const { status } = await line.send(wire)
    if (status !== 200) return String(status)
    // The first one warms up.
    if (at > 0) best = Math.min(best, performance.now() - started)
  }
  return Number(best.toFixed(1))
}

const shown = (value: number | string, beside: number | string) =>
  typeof value === 'number' && typeof beside === 'number'
    ? `${value} (${(value / beside).toFixed(2)})`
    : String(value)

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const beside = rows.find(({ house, role }) => house === row.house && role === 'caseworker')!
    return `| ${row.cases} | ${row.role} | ${shown(row.open, beside.open)} | ${shown(row.work, beside.work)} | ${shown(row.log, beside.log)} |`
  })
  return [
    '| cases of the house | profession | open again, ms (times a caseworker) | My work, ms (times a caseworker) | a log that is refused, ms (times a caseworker) |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

export async function benchProfessions(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '20000' },
      data: { type: 'string' },
      tries: { type: 'string', default: '9' },
      json: { type: 'boolean', default: false },
    },
  })
  const tries = Number(values.tries)
  const folder = values.data ? resolve(values.data) : mkdtempSync(join(tmpdir(), 'continuum-professions-'))
  const database = await startEmbedded(folder)
  const { owner, discard } = await countryIn(
    database,
    { cases: Number(values.cases), services: 500, kept: values.data !== undefined },
    (text) => void process.stderr.write(`${text}\n`),
  )
  const server = await startServer('ours', 'continuum.ts', { owner })
  try {
    const rows: Row[] = []
    for (const house of houses) {
      const { people, cases, id } = await asOwner({ owner }, async (client) => {
        await lodge(client, house)
        const { rows: counted } = await client.query<{ n: number }>(
          'select count(*)::int as n from cases where owner_circle = $1',
          [house],
        )
        const { rows: found } = await client.query<{ id: string }>(
          `select case_id as id from tracks where owner_circle = $1 and kind = 'placement' order by case_id limit 1`,
          [house],
        )
        return {
          people: await colleaguesIn(client, { organisation: house, circles: [house] }, roles),
          cases: counted[0]!.n,
          id: found[0]!.id,
        }
      })
      await asOwner({ owner }, (client) => client.query('analyze tracks, cases'))
      const line = await openConnection(server.port)
      for (const role of roles) {
        const who = people.get(role)!
        rows.push({
          house,
          cases,
          role,
          open: await least(line, get(`/api/cases/${id}`, who), tries),
          work: await least(line, get('/api/work', who), tries),
          log: await least(line, askForLog(who), tries),
        })
      }
      line.close()
    }
    process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : `${tableOf(rows)}\n`)
  } finally {
    server.stop()
    await discard()
    await database.stop()
    if (values.data === undefined) rmSync(folder, { recursive: true, force: true })
  }
}
