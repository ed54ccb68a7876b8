// The executable as an operator meets it: started on an empty folder, spoken to beside, refused a second time, and stopped.

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { afterAll, describe, expect, it } from 'vitest'
import { joinNetwork, lineTo, type Api } from '../demo/actor.ts'
import { createClient } from '../src/api/client.ts'
import { contract } from '../src/app/contract.ts'
import { as } from '../src/database/as.ts'
import { readPidFile } from '../src/database/cluster.ts'
import { findRunning } from '../src/database/launcher.ts'
import { asOwner, openDatabase } from '../src/database/open.ts'
import { findProcess } from '../src/database/ownership.ts'
import { sql } from '../src/database/sql.ts'
import { freePort } from '../bin/free-port.ts'
import { continuum, type Program } from './program.ts'

const above = mkdtempSync(join(tmpdir(), 'continuum-start-'))
const directory = join(import.meta.dirname, '../e2e/fixtures/river-directory')
const programs: Program[] = []
afterAll(async () => {
  for (const { child, ended } of programs) {
    child.kill('SIGTERM')
    await ended
  }
  rmSync(above, { recursive: true, force: true })
})

const site = async (name: string) => ({
  data: join(above, name),
  port: await freePort(),
  publicPort: await freePort(),
  viewerPort: await freePort(),
})

function start(...[where, ...args]: Parameters<typeof continuum>): Program {
  const program = continuum(where, ...args)
  programs.push(program)
  return program
}

describe('`continuum serve` on an empty folder', async () => {
  const where = await site('data')
  const serving = start(where, 'serve', '--embedded-database')
  const [, code] = await serving.until(/give this code, which is good until somebody has:\s+(\w+)/)
  await serving.until(/Ready in/)
  const staff = `http://localhost:${where.port}`
  const open = `http://127.0.0.1:${where.publicPort}`
  const server = readPidFile(join(where.data, 'postgres'))!

  it('is healthy on both hosts, and opens its set-up to whoever reads the console', async () => {
    for (const host of [staff, open])
      expect(await (await fetch(`${host}/health`)).json()).toEqual({ status: 'ok', database: 'ok' })
    expect(await (await fetch(`${staff}/api/setup`)).json()).toMatchObject({ open: true })
    expect(code).toMatch(/^\w{20}$/)
  })

  it('reports a directory import beside it, and shows the services at once', async () => {
    const program = start(where, 'hsds', 'import', directory)
    expect([await program.ended, program.said()]).toEqual([0, expect.stringContaining('services      4 new')])
    expect(program.said()).toContain('services.csv: 5 rows read')
    const again = start(where, 'hsds', 'import', directory)
    await again.ended
    expect(again.said()).toContain('services      0 new, 0 changed, 4 the same')
    const listed = await asOwner({ owner: findRunning(where.data)! }, (client) =>
      client.query<{ name: string }>('select name from services order by name'),
    )
    expect(listed.rows.map(({ name }) => name)).toContain('Riverbank legal advice')
    expect(findProcess(server.pid)?.name).toBe('postgres')
  })

  it('exports no audit trail that does not exist, and names what was asked wrongly', async () => {
    const none = start(where, 'audit', 'export', '999')
    expect([await none.ended, none.said()]).toEqual([1, expect.stringContaining('There is no trail 999.')])
    const rest = start(where, 'demo', '--rest')
    expect([await rest.ended, rest.said()]).toEqual([2, expect.stringContaining('--rest')])
    const unknown = start(where, 'server')
    expect([await unknown.ended, unknown.said()]).toEqual([
      2,
      expect.stringContaining('There is no command server.'),
    ])
    for (const asked of ['hsds export <folder>', '--version prints']) expect(unknown.said()).toContain(asked)
  })

  it('gives commands beside it the same database rights as its own requests, and goes on after they end', async () => {
    const beside = await openDatabase({ embedded: where.data, beside: true })
    await expect(beside.pool.query('select from services')).rejects.toThrow('permission denied')
    const who = await as(beside, { kind: 'system' }, (tx) =>
      tx.one(sql`select current_user as role, session_user as login`),
    )
    expect(who).toEqual({ role: 'continuum_worker', login: 'continuum_login' })
    await beside.close()
    expect((await fetch(`${staff}/health`)).status).toBe(200)
  })

  it('refuses a second program on the folder, whatever it would change', async () => {
    const second = {
      ...where,
      port: await freePort(),
      publicPort: await freePort(),
      viewerPort: await freePort(),
    }
    for (const args of [['serve'], ['demo'], ['migrate']]) {
      const program = start(second, ...args)
      expect(await program.ended, args.join(' ')).toBe(1)
      expect(program.said()).toContain(
        `The data folder ${where.data} is in use by process ${serving.child.pid}. Stop that one first.`,
      )
    }
    const reset = start(second, 'demo', '--reset')
    expect([await reset.ended, reset.said()]).toEqual([1, expect.stringContaining('Nothing was taken away')])
    expect((await fetch(`${staff}/health`)).status).toBe(200)
    // Four programs, one after the other.
  }, 90_000)

  it('stops cleanly at SIGTERM, its database too, although a browser holds a line on which it has asked nothing', async () => {
    const line = connect(where.port, 'localhost')
    await once(line, 'connect')
    // Taken over by the server as well: what came later is answered.
    expect((await fetch(`${staff}/health`)).status).toBe(200)
    serving.child.kill('SIGTERM')
    await once(line, 'close')
    expect(await serving.ended).toBe(0)
    expect(findProcess(server.pid)).toBeUndefined()
    expect(existsSync(server.sockets)).toBe(false)
    expect(readPidFile(join(where.data, 'postgres'))).toBeUndefined()
    expect(readdirSync(where.data)).not.toContain('owner.lock')
  })

  it('does not serve real people from the embedded database again without the flag', async () => {
    const program = start(where, 'serve')
    expect(await program.ended).toBe(1)
    expect(program.said()).toContain('or say --embedded-database if you want it all the same')
    expect(program.said()).not.toContain('Ready in')
    expect(readdirSync(where.data)).not.toContain('owner.lock')
  })
})

describe('an administrator who closes the page between the two steps of the set-up', async () => {
  const where = await site('closed')
  const staff = `http://localhost:${where.port}`
  const app = { request: (path: string, init: RequestInit) => fetch(`${staff}${path}`, init) } as Hono
  const visitor: Api = createClient(contract, lineTo(app).send)
  const called = { name: 'National coordination', kind: 'coordination' } as const
  const begin = (code: string, name: string) =>
    visitor.setup.begin({
      code,
      network: 'River country',
      country: 'IE',
      timezone: 'Europe/Dublin',
      emergency: '112',
      hotline: '',
      currency: 'EUR',
      pack: 'coe',
      organisation: name,
      kind: called.kind,
      handle: 'heron',
    })
  const again = async (): Promise<Program> => {
    const serving = start(where, 'serve', '--embedded-database')
    await serving.until(/Ready in/)
    return serving
  }
  const printed = (serving: Program) => /good until somebody has:\s+(\w+)/.exec(serving.said())?.[1]
  const passphrase = 'correct horse battery staple lantern river'

  it('begins again with the same code, and after a restart with a new one, until somebody has keys', async () => {
    let serving = await again()
    const first = printed(serving)!
    const lost = await begin(first, 'National cordination')
    expect(await visitor.setup.state({})).toMatchObject({ open: true })
    await begin(first, 'National coordinatoin')

    serving.child.kill('SIGTERM')
    await serving.ended
    serving = await again()
    await expect(begin(first, called.name)).rejects.toMatchObject({ code: 'wrong-words' })
    const second = printed(serving)!
    const { invitation } = await begin(second, called.name)
    await expect(joinNetwork(app, lost.invitation, passphrase, { first: called })).rejects.toThrow()
    const founder = await joinNetwork(app, invitation, passphrase, { first: called })
    expect((await founder.api.accounts.me({})).handle).toBe('heron')
    expect(await visitor.setup.state({})).toMatchObject({ open: false })
    await expect(begin(second, 'Another house')).rejects.toMatchObject({ code: 'wrong-words' })

    serving.child.kill('SIGTERM')
    await serving.ended
    serving = await again()
    expect(printed(serving)).toBeUndefined()
    const organisations = await asOwner({ owner: findRunning(where.data)! }, (client) =>
      client.query<{ name: string }>('select name from organisations'),
    )
    expect(organisations.rows).toEqual([{ name: called.name }])
  }, 60_000)
})

describe('`continuum serve` on a port in use', async () => {
  it('says so, stops, and leaves no database running', async () => {
    const where = await site('taken')
    const other = createServer().listen(where.publicPort, '127.0.0.1')
    const program = start(where, 'serve', '--embedded-database')
    expect(await program.ended).toBe(1)
    expect(program.said()).toContain(
      `Port ${where.publicPort} is taken. Set CONTINUUM_PORT, CONTINUUM_PUBLIC_PORT and CONTINUUM_VIEWER_PORT to others.`,
    )
    expect(readPidFile(join(where.data, 'postgres'))).toBeUndefined()
    other.close()
  })
})
