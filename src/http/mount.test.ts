// What every endpoint does when the database is in trouble: once more where that is safe, never somebody else's doing, and a mark to find it by.
import { Hono } from 'hono'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '../../test/database.ts'
import { endpoint, strict } from '../api/endpoint.ts'
import { sql } from '../database/sql.ts'
import type { Ctx, Secrets } from './context.ts'
import { buildHostServices } from './host-services.ts'
import { mount } from './mount.ts'

const database = await testDatabase()
const logged: string[] = []
const host = buildHostServices({
  database,
  secrets: { opaque: 'a secret', oprf: new Uint8Array(32) } as Secrets,
  network: () => ({ languages: ['en'] }) as never,
  now: () => new Date(),
  origins: ['http://localhost:4600'],
  host: 'staff',
  secure: false,
  logger: pino({ base: null }, { write: (line: string) => void logged.push(line) }),
})
const common = {
  who: 'anyone',
  audit: 'none',
  input: strict({}),
  output: z.object({ done: z.boolean() }),
  problems: [],
} as const
let runs = 0
/** As a deadlock ends the transaction that PostgreSQL chose. */
const deadlock = (tx: Ctx['tx']) =>
  tx.run(sql.plain`do $$ begin raise exception 'deadlock detected' using errcode = '40P01'; end $$`)
const app = new Hono()
mount(
  app,
  { host, headers: {} },
  {
    read: endpoint({ ...common, method: 'GET', path: '/api/read', summary: 'Read' }),
    never: endpoint({ ...common, method: 'GET', path: '/api/never', summary: 'Never' }),
    write: endpoint({ ...common, method: 'POST', path: '/api/write', summary: 'Write' }),
  },
  {
    read: async (_: never, { tx }: Ctx) => {
      runs += 1
      if (runs === 1) await deadlock(tx)
      return { done: true }
    },
    never: async (_: never, { tx }: Ctx) => {
      runs += 1
      await deadlock(tx)
      return { done: true }
    },
    write: async (_: never, { tx }: Ctx) => {
      runs += 1
      await deadlock(tx)
      return { done: true }
    },
  },
)
const post = {
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: 'http://localhost:4600' },
  body: '{}',
}
const ask = async (path: string, init: RequestInit = {}) => {
  runs = 0
  const answer = await app.request(path, init)
  return { answer, runs }
}

it('a deadlock is tried once more by the server itself, where asking twice is asking once', async () => {
  expect(await ask('/api/read')).toMatchObject({ answer: { status: 200 }, runs: 2 })
})

it('one that stays, or that hit what has no key, is told as unavailable and never as somebody else’s change', async () => {
  const never = await ask('/api/never')
  expect(never).toMatchObject({ answer: { status: 503 }, runs: 2 })
  expect(await never.answer.json()).toMatchObject({ code: 'unavailable' })
  const write = await ask('/api/write', post)
  expect(write).toMatchObject({ answer: { status: 503 }, runs: 1 })
})

it('every answer carries the mark by which the log names it, a new one each time', async () => {
  logged.length = 0
  const marks = [await ask('/api/read'), await ask('/api/never')].map(({ answer }) =>
    answer.headers.get('x-request-id'),
  )
  expect(new Set(marks).size).toBe(2)
  for (const mark of marks) expect(mark).toMatch(/^[a-z0-9]{8,12}$/)
  expect(logged.map((line) => (JSON.parse(line) as { request: string }).request)).toEqual(marks)
})
