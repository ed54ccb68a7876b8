// The practice clock: in an invented country a month can be over at once. Where the people are real nobody can move it, by no
// door: their duties would be late, and their agreements over, on a day that has not come.

import { serve } from '@hono/node-server'
import { afterAll, describe, expect, it } from 'vitest'
import { openNetwork } from '../src/opening.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'
import { continuum, freePort } from './program.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const port = await freePort()
const server = serve({ fetch: network.staff.fetch, port, hostname: '127.0.0.1' })
afterAll(() => void server.close())

const day = 86_400_000
/** In whole days; a thousandth of a second that passes in between is none. */
const ahead = (state = network.state) => Math.trunc((state.now().getTime() - Date.now()) / day + 0.5)
const move = (days: unknown, host = network.staff) =>
  host.request('/api/demo/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ days }),
  })
const command = async (...args: string[]) => {
  const program = continuum({ data: `${network.data}/nowhere`, port, publicPort: port }, 'clock', ...args)
  return [await program.ended, program.said()]
}

describe('where the people are real', () => {
  it('there is no such door on either host, and the command says so', async () => {
    expect([(await move(31)).status, (await move(31, network.public)).status]).toEqual([404, 404])
    expect(await command('+31d')).toEqual([
      1,
      'Only the clock of a demonstration can be moved, and what runs here is none.\n',
    ])
    await expect(network.state.setClock(day)).rejects.toThrow('Only the clock of a demonstration')
    expect(ahead()).toBe(0)
  })
})

describe('in an invented country', () => {
  it('moves forward by whole days, does what has come due, and stands there after a restart', async () => {
    await network.state.save({ ...network.state.network(), demo: true })
    const answer = await move(31)
    expect([answer.status, await answer.json()]).toEqual([200, { days: 31, now: expect.any(String) }])
    expect([ahead(), ahead(await openNetwork(database))]).toEqual([31, 31])
  })

  it('refuses what is no number of days, and the public host has no such door', async () => {
    for (const days of [-1, 1.5, 1000, '31', null]) expect((await move(days)).status, String(days)).toBe(422)
    expect((await move(1, network.public)).status).toBe(404)
    expect(ahead()).toBe(31)
  })

  it('is moved by the command too, and put back to today', async () => {
    expect(await command('+62d')).toEqual([0, 'The running demonstration is 62 days ahead now.\n'])
    expect(ahead()).toBe(62)
    expect(await command('0')).toEqual([0, 'The running demonstration is 0 days ahead now.\n'])
    expect(ahead()).toBe(0)
    expect(await command('soon')).toEqual([2, expect.stringContaining('Say how far')])
  })

  it('stands still again once the people are real', async () => {
    await move(31)
    await network.state.save({ ...network.state.network(), demo: false })
    expect(ahead(await openNetwork(database))).toBe(0)
  })
})
