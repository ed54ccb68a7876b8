// npm run bench -- matching [--services 20000] [--cases 2000] [--connections 1,16] [--rounds 9] [--seconds 9]
// Finding a service among twenty thousand, both halves: what the server asks of the database, beside the bare server that sends the same
// statements; and what the browser does with what it got, the order for one person, in Chromium with the very file that is shipped.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { chromiumArgs, chromiumPath } from '../scripts/chromium.ts'
import { startEmbedded } from '../src/database/launcher.ts'
import { asOwner } from '../src/database/open.ts'
import type { Service } from '../src/directory/model.ts'
import type { rank } from '../src/directory/rank.ts'
import { buildCalls, wireOf } from './calls.ts'
import { openConnection } from './connection.ts'
import { countryIn } from './country.ts'
import { directoryWords } from './load-steps.ts'
import { measure, median } from './measure.ts'
import { startServer, type Server } from './processes.ts'
import { recordCalls } from './record.ts'
import { tableOf } from './report.ts'

const asked = { code: 'food', area: directoryWords.areas[0], language: directoryWords.languages[0] }
const inOneList = 500

/** As many services as a browser puts in order at most, page by page, as the screen asks for them. */
async function someServices({ port }: Server): Promise<{ services: Service[]; took: number }> {
  const line = await openConnection(port)
  const services: Service[] = []
  const started = performance.now()
  for (let after: string | null = ''; after !== null && services.length < inOneList;) {
    const body = JSON.stringify({ ...asked, ...(after && { after }) })
    const { status, body: answer } = await line.send(
      wireOf('match', {
        organisation: 1,
        variant: 0,
        method: 'POST',
        path: '/api/directory/match',
        headers: { 'content-type': 'application/json' },
        body,
        vars: [],
      }),
    )
    if (status !== 200) throw new Error(`the match was answered with ${status}`)
    const page = JSON.parse(answer()) as { services: Service[]; next: string | null }
    services.push(...page.services)
    after = page.next
  }
  line.close()
  return { services: services.slice(0, inOneList), took: performance.now() - started }
}

/** Runs in the page: the first time, when nothing is warm, and then a hundred times. */
async function inPage({ services, criteria }: { services: Service[]; criteria: typeof asked }) {
  const address = '/directory/rank.ts'
  const there = (await import(address)) as { rank: typeof rank }
  const places = new Map(
    services.map(({ id }, at) => [id, at % 3 === 0 ? ('few' as const) : ('no' as const)]),
  )
  const person = {
    age: 30,
    group: 'women' as const,
    withChildren: true,
    understands: ['es', 'en'],
    notIn: ['north'],
  }
  const once = () => {
    const began = performance.now()
    there.rank(services, criteria, person, { places, from: [51, 0] })
    return performance.now() - began
  }
  const first = once()
  return { first, again: Array.from({ length: 100 }, once) }
}

const source = join(import.meta.dirname, '..', 'src')

async function browserHalf(services: Service[]): Promise<string> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
  try {
    const page = await browser.newPage()
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url())
      if (!pathname.endsWith('.ts'))
        return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' })
      const body = stripTypeScriptTypes(readFileSync(join(source, pathname), 'utf8'))
      return route.fulfill({ contentType: 'text/javascript', body })
    })
    await page.goto('http://bench.invalid/')
    const { first, again } = await page.evaluate(inPage, { services, criteria: asked })
    const slow = again.toSorted((a, b) => a - b)[Math.floor(again.length * 0.95)]!
    return `${services.length} services put in order in Chromium ${browser.version()}: the first time ${first.toFixed(1)} ms, then ${median(again).toFixed(1)} ms, 95 of 100 ${slow.toFixed(1)} ms (goal 30 ${Math.max(first, slow) < 30 ? 'met' : 'missed'})`
  } finally {
    await browser.close()
  }
}

export async function benchMatching(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      services: { type: 'string', default: '20000' },
      cases: { type: 'string', default: '2000' },
      connections: { type: 'string', default: '1,16' },
      rounds: { type: 'string', default: '9' },
      seconds: { type: 'string', default: '9' },
    },
  })
  const folder = mkdtempSync(join(tmpdir(), 'continuum-bench-matching-'))
  const database = await startEmbedded(folder)
  const say = (line: string): void => void process.stderr.write(`${line}\n`)
  const write = (line: string): void => void process.stdout.write(`${line}\n`)
  const country = { cases: Number(values.cases), services: Number(values.services), kept: false }
  const running: Server[] = []
  try {
    const { owner } = await countryIn(database, country, say)
    const match = (await asOwner({ owner }, (client) => buildCalls(client))).find(({ id }) => id === 'match')!
    const call = { ...match, title: `match services (${country.services})` }
    const { recordings } = await recordCalls(owner, [call])
    const file = join(folder, 'recordings.json')
    writeFileSync(file, JSON.stringify(recordings))
    const ours = await startServer('ours', 'continuum.ts', { owner })
    running.push(ours)
    const limit = await startServer('limit', 'bare.ts', { owner, mode: 'limit', recordings: file })
    running.push(limit)
    const bare = await startServer('bare', 'bare.ts', { owner, mode: 'bare', recordings: file })
    running.push(bare)
    for (const connections of values.connections.split(',').map(Number)) {
      const plan = { connections, seconds: Number(values.seconds), rounds: Number(values.rounds) }
      const contenders = [
        { name: 'ours', server: ours },
        { name: 'limit', server: limit },
        { name: 'bare', server: bare },
      ]
      const reset = () => Promise.resolve()
      write(
        tableOf(
          [call],
          await measure(call, contenders, { ...plan, postgres: database.pid, reset }),
          connections,
        ),
      )
    }
    const { services, took } = await someServices(ours)
    write(`${services.length} services fetched page by page: ${took.toFixed(0)} ms`)
    write(await browserHalf(services))
    write(`load average ${loadavg()[0]!.toFixed(1)}`)
  } finally {
    for (const server of running) server.stop()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
