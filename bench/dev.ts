import { existsSync, writeFileSync } from 'node:fs'
import { fork } from 'node:child_process'
import { startEmbedded } from '../src/database/launcher.ts'
import { asOwner, prepare, openPool, login } from '../src/database/open.ts'
import { bringUpToDate } from '../src/opening.ts'
import { loadCountry } from './load.ts'
import { buildCalls } from './calls.ts'
import { measure } from './measure.ts'
import { startServer } from './processes.ts'
import { recordCalls } from './record.ts'
const folder = '/tmp/benchdev'
const fresh = !existsSync(folder + '/postgres')
const server = await startEmbedded(folder)
const owner = await prepare(server)
const pool = openPool({ ...owner, user: login })
await bringUpToDate({ pool, owner, close: async () => {} })
if (fresh) await asOwner({ owner }, (client) => loadCountry(client, { cases: 50000, services: 5000, now: new Date() }))
await pool.end()
const calls = (await asOwner({ owner }, (c) => buildCalls(c))).filter((c) => process.argv[2]!.split(',').includes(c.id))
if (process.argv[4]) { const r = await recordCalls(owner, calls); for (const c of calls) { console.log(c.id, JSON.stringify(r.recordings[c.id]![0]!.statements.map(s=>[s.text.slice(0,160), s.rows]), null, 1)); } writeFileSync('/tmp/rec.json', JSON.stringify(r.recordings)) }
process.execArgv.push(...(process.argv[3] === 'prof' ? ['--cpu-prof', '--cpu-prof-dir=/tmp/prof'] : []))
const ours = await startServer('ours', 'continuum.ts', { owner })
process.execArgv.length = 0
const r = await recordCalls(owner, calls); writeFileSync('/tmp/rec.json', JSON.stringify(r.recordings))
const limit = await startServer('limit', 'bare.ts', { owner, mode: 'limit', recordings: '/tmp/rec.json' })
const reset = (sql: string) => asOwner({ owner }, async (client) => void (await client.query(sql)))
for (const call of calls) {
  const [a, b] = await measure(call, [{ name: 'ours', server: ours }, { name: 'limit', server: limit }], { connections: 16, seconds: 4, rounds: 8, postgres: server.pid, reset })
  const { median, ratioOf } = await import('./measure.ts')
  console.log(call.id, 'ours', a!.rps.toFixed(0), a!.cpuMs.toFixed(3), 'limit', b!.rps.toFixed(0), b!.cpuMs.toFixed(3), 'ratio', ratioOf(a!, b!).toFixed(2), 'cpu', (a!.cpuMs / b!.cpuMs).toFixed(2), 'err', a!.errors, b!.errors)
}
ours.stop(); limit.stop()
await server.stop()
process.exit(0)
