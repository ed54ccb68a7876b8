// No call may read a large table from end to end: on twelve thousand cases every statement that a reading call sends is
// explained as the role that sends it, with the statistics of real data and nothing switched off.
import { beforeAll, describe, expect, it } from 'vitest'
import { buildCalls, type Call } from '../bench/calls.ts'
import { loadCountry } from '../bench/load.ts'
import { proveVisibility } from '../bench/proof.ts'
import { recordCalls } from '../bench/record.ts'
import { prepare, statementsFor, type Recording } from '../bench/recording.ts'
import { asOwner } from '../src/database/open.ts'
import { testDatabase } from './database.ts'

const database = await testDatabase()

const large = [
  'cases',
  'case_risks',
  'case_access',
  'compartments',
  'wraps',
  'headers',
  'tracks',
  'track_events',
  'clocks',
  'records',
  'consents',
  'services',
  'service_index',
]

interface Node {
  'Node Type': string
  'Relation Name'?: string
  Plans?: Node[]
}

const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)]
const scanned = (plan: Node): string[] =>
  nodes(plan)
    .filter((node) => node['Node Type'] === 'Seq Scan')
    .map((node) => node['Relation Name'] ?? '')

/** Tables that the statements of a recording read from end to end. */
async function sequentialScans(recording: Recording, vars: readonly string[]): Promise<string[]> {
  return asOwner(database, async (client) => {
    const found: string[] = []
    await client.query(`begin; set local role continuum_app; select app.enter('${recording.session}')`)
    for (const { text, values } of statementsFor(prepare(recording), vars)) {
      // As pg sends it, and as the server plans it once it has seen it often.
      for (const mode of ['force_custom_plan', 'force_generic_plan']) {
        await client.query(`set local plan_cache_mode = ${mode}`)
        await client.query({ text: `prepare asked as ${text}` })
        const list = values.map((value) => client.escapeLiteral(literal(value))).join(', ')
        const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
          `explain (format json) execute asked${values.length > 0 ? `(${list})` : ''}`,
        )
        await client.query('deallocate asked')
        found.push(...scanned(rows[0]!['QUERY PLAN'][0]!.Plan))
      }
    }
    await client.query('rollback')
    return found.filter((table) => large.includes(table))
  })
}

/** A parameter as PostgreSQL reads it from text. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map((one) => JSON.stringify(literal(one))).join(',')}}`
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`
  return String(value)
}

// The largest organisation, one in the middle, a small one.
const tried = [0, 9, 39]
let recorded: Awaited<ReturnType<typeof recordCalls>>

beforeAll(async () => {
  let calls: Call[] = []
  await asOwner(database, async (client) => {
    await loadCountry(client, { cases: 12_000, services: 5000, now: new Date() })
    calls = await buildCalls(client)
  })
  // What every window asks four times a minute; too small to be measured.
  const work = calls.find(({ id }) => id === 'work')!
  const waits = (variant?: number) => ({ ...work.next(variant), path: '/api/work/counts' })
  calls.push({ ...work, id: 'waits', next: waits })
  const few = calls.map((call) => ({
    ...call,
    variants: tried.length,
    next: (variant = 0) => call.next(tried[variant]),
  }))
  recorded = await recordCalls(database.owner, few)
})

describe('a database with twelve thousand cases', () => {
  it('shows a full scan for what it is', async () => {
    const scan = { text: 'select * from cases where language = $1', values: ['es'], rows: 0 }
    expect(
      await sequentialScans({ session: recorded.recordings['work']![0]!.session, statements: [scan] }, []),
    ).toEqual(['cases', 'cases'])
  })

  it('was loaded with what the triggers would have written', async () => {
    const proof = await asOwner(database, (client) => proveVisibility(client, 100))
    expect(proof).toMatchObject({ cases: 100, rollup: true })
  })

  it.each(['open', 'reopen', 'work', 'waits', 'move', 'match', 'find', 'scorecard'])(
    'reads no large table from end to end for %s',
    async (call) => {
      for (const [variant, recording] of recorded.recordings[call]!.entries()) {
        const vars = recorded.vars.get(`${call}/${variant}`) ?? []
        expect(await sequentialScans(recording, vars), `variant ${variant}`).toEqual([])
      }
    },
  )

  it('reads no large table either when sharing a case recomputes its readers', async () => {
    const scans = await asOwner(database, async (client) => {
      const count = async () => {
        await client.query('select pg_stat_force_next_flush()')
        const { rows } = await client.query<{ name: string; scans: number }>(
          'select relname as name, seq_scan as scans from pg_stat_user_tables where relname = any ($1)',
          [large],
        )
        return new Map(rows.map(({ name, scans }) => [name, scans]))
      }
      const before = await count()
      await client.query('select app.refresh_case(id) from cases order by reference limit 3')
      const after = await count()
      return [...after].filter(([name, scans]) => scans !== before.get(name)).map(([name]) => name)
    })
    expect(scans).toEqual([])
  })
})
