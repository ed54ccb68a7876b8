// The practice clock: in an invented country a month can be over at once. Where the people are real nobody can move it, by no
// door: their duties would be late, and their consents over, on a day that has not come.

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../src/database/open.ts'
import { bringUpToDate, openNetwork, type NetworkState } from '../src/app/boot.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'
import { clockHeader, clockProof } from '../src/app/clock-proof.ts'
import { freePort } from '../bin/free-port.ts'
import { continuum, type Program, type Site } from './program.ts'

const database = await testDatabase()
const network = await newNetwork(database)

const day = 86_400_000
/** In whole days; a thousandth of a second that passes in between is none. */
const ahead = (state = network.state) => Math.trunc((state.now().getTime() - Date.now()) / day + 0.5)
const move = (days: unknown, host = network.staff, proof = proven(days)) =>
  host.request('/api/demo/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json', [clockHeader]: proof },
    body: JSON.stringify({ days }),
  })
const proven = (days: unknown) => clockProof(network.secrets.opaque, Number(days), Date.now())

describe('a real network', () => {
  it('has no endpoint for the clock on either host', async () => {
    expect([(await move(31)).status, (await move(31, network.public)).status]).toEqual([404, 404])
    await expect(network.state.moveClock(1)).rejects.toThrow('Only the clock of a demonstration')
    expect(ahead()).toBe(0)
  })
})

describe('a demonstration', () => {
  it('moves its clock forward by whole days, does what has come due, and keeps it after a restart', async () => {
    await network.state.save({ ...network.state.network(), demo: true })
    const answer = await move(31)
    expect([answer.status, await answer.json()]).toEqual([200, { days: 31, now: expect.any(String) }])
    expect([ahead(), ahead(await openNetwork(database))]).toEqual([31, 31])
  })

  it('refuses anything but a number of days, and has no such endpoint on the public host', async () => {
    for (const days of [-1, 1.5, 1000, '31', null]) expect((await move(days)).status, String(days)).toBe(422)
    expect((await move(1, network.public)).status).toBe(404)
    expect(ahead()).toBe(31)
  })

  it('is moved by nobody who does not hold the secrets of its folder, nor with a proof for other days or another minute', async () => {
    const old = clockProof(network.secrets.opaque, 5, Date.now() - 180_000)
    for (const proof of ['', 'anything', proven(6), clockProof('another', 5, Date.now()), old])
      expect((await move(5, network.staff, proof)).status).toBe(403)
    expect(ahead()).toBe(31)
  })

  it('is moved from a page of ours by whoever is signed in, and from no other page', async () => {
    const by = (site: string) =>
      network.founder.send('/api/demo/clock', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': site },
        body: JSON.stringify({ days: 33 }),
      })
    expect([(await by('cross-site')).status, ahead()]).toEqual([403, 31])
    expect([(await by('same-origin')).status, ahead()]).toEqual([200, 33])
    const nobody = await network.staff.request('/api/demo/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ days: 34 }),
    })
    expect([nobody.status, ahead()]).toEqual([403, 33])
  })

  it('keeps its clock still once its people are real', async () => {
    await move(31)
    await network.state.save({ ...network.state.network(), demo: false })
    expect(ahead(await openNetwork(database))).toBe(0)
  })
})

describe('`continuum clock`', async () => {
  const data = mkdtempSync(join(tmpdir(), 'continuum-clock-'))
  const where = { data, port: await freePort(), publicPort: await freePort(), viewerPort: await freePort() }
  // Another demonstration at another port: this file's own network.
  const other = { port: await freePort(), publicPort: await freePort(), viewerPort: await freePort() }
  const server = serve({ fetch: network.staff.fetch, port: other.port, hostname: '127.0.0.1' })
  let serving: Program | undefined
  afterAll(async () => {
    server.close()
    serving?.child.kill('SIGTERM')
    await serving?.ended
    rmSync(data, { recursive: true, force: true })
  })
  const command = async (at: Site, ...args: string[]) => {
    const program = continuum(at, 'clock', ...args)
    return [await program.ended, program.said()]
  }
  const inFolder = async <T>(work: (found: NetworkState) => Promise<T>): Promise<T> => {
    const opened = await openDatabase({ embedded: data })
    try {
      await bringUpToDate(opened)
      return await work(await openNetwork(opened))
    } finally {
      await opened.close()
    }
  }

  it('needs a number of days and a folder with a network', async () => {
    expect(await command(where, 'soon')).toEqual([
      2,
      expect.stringContaining(
        'soon: this is not how many days ahead of the country’s own day (+31d), or 0 for that day.',
      ),
    ])
    const nowhere = { ...where, data: join(data, 'nowhere') }
    expect(await command(nowhere, '+31d')).toEqual([
      1,
      expect.stringContaining('There is no demonstration in'),
    ])
    expect(existsSync(nowhere.data)).toBe(false)
  })

  it('moves no real network’s clock, and that of a demonstration for its next start', async () => {
    await inFolder((found) => found.save({ ...found.network(), id: 'river-country' }))
    expect(await command(where, '+31d')).toEqual([1, 'Only the clock of a demonstration can be moved.\n'])
    await inFolder((found) => found.save({ ...found.network(), demo: true }))
    expect(await command(where, '+31d')).toEqual([0, 'The demonstration will start 31 days ahead.\n'])
    expect(await inFolder(async (found) => ahead(found))).toBe(31)
  }, 60_000)

  it('reaches the server that runs on its folder, and never another one at the port', async () => {
    serving = continuum(where, 'serve')
    await serving.until(/Ready in/)
    expect(await command(where, '+62d')).toEqual([0, 'The running demonstration is 62 days ahead now.\n'])
    await network.state.save({ ...network.state.network(), demo: true })
    const before = ahead()
    expect(await command({ ...where, ...other }, '+93d')).toEqual([
      1,
      expect.stringMatching(/something else answers at .*CONTINUUM_PORT\. No clock was moved/),
    ])
    expect(ahead()).toBe(before)
    const nobody = { ...where, port: await freePort() }
    expect(await command(nobody, '+93d')).toEqual([1, expect.stringContaining('nobody answers at')])
  }, 60_000)
})
