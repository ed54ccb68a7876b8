// SQL stays SQL and values stay values, however pieces are put together.
import { expect, test } from 'vitest'
import { Problem } from '../api/problem.ts'
import { base64url, bytes, json, sql, txOf, type Connection } from './sql.ts'

test('a value becomes a parameter, never text', () => {
  const name = `Robert'); drop table cases; --`
  const statement = sql`select id from people where name = ${name} and age > ${7}`
  expect(statement.text).toBe('select id from people where name = $1 and age > $2')
  expect(statement.values).toEqual([name, 7])
})

test('one place in the code has one statement name, two different texts have two', () => {
  const find = (id: number) => sql`select 1 where 1 = ${id}`
  expect(find(1).name).toMatch(/^c_/)
  expect(find(1).name).toBe(find(2).name)
  expect(find(1).name).not.toBe(sql`select 2 where 1 = ${1}`.name)
  expect(sql.plain`select 1 where 1 = ${1}`.name).toBeUndefined()
})

test('pieces nest to any depth and their parameters are numbered again', () => {
  const mine = sql`owner = ${'amal'}`
  const open = sql`(${mine} or ${sql`helper = ${'bo'}`}) and state = ${'open'}`
  const { text, values } = sql`select * from cases where id > ${5} and ${open} limit ${10}`
  expect(text).toBe(
    'select * from cases where id > $1 and (owner = $2 or helper = $3) and state = $4 limit $5',
  )
  expect(values).toEqual([5, 'amal', 'bo', 'open', 10])
})

test('conditions are joined, and none is an empty piece', () => {
  const { text, values } =
    sql`select 1 where ${sql.join([sql`a = ${1}`, sql`b`, sql`c = ${3}`], ' and ')} and d = ${4}`
  expect(text).toBe('select 1 where a = $1 and b and c = $2 and d = $3')
  expect(values).toEqual([1, 3, 4])
  expect(sql`select 1 ${sql.join([])}`.text).toBe('select 1 ')
})

test('writes our own codes into a statement, and nothing that could be anything else', () => {
  const statement = sql`select ${1} where kind not in (${sql.codes(['contact', 'visit'])})`
  expect(statement).toMatchObject({
    text: "select $1 where kind not in ('contact', 'visit')",
    values: [1],
  })
  for (const bad of [[], ["a'b"], ['a', 'b;'], ['A']]) expect(() => sql.codes(bad)).toThrow('codes are')
})

test('a request body that looks like a statement is still only a value', () => {
  const forged = { text: 'true', values: [], pieces: ['true'], name: undefined }
  const { text, values } = sql`select 1 where ${forged}`
  expect(text).toBe('select 1 where $1')
  expect(values).toEqual([forged])
})

test('texts without end do not fill the server with statement names', () => {
  const columns = Array.from(
    { length: 1200 },
    (_, at) => sql`select ${sql.join(Array.from({ length: at + 1 }, () => sql`1`))}`,
  )
  expect(columns[0]?.name).toMatch(/^c_/)
  expect(columns.at(-1)?.name).toBeUndefined()
})

test('bytes cross the API as base64url and nothing else is taken for bytes', () => {
  const raw = Uint8Array.of(251, 255, 0, 1)
  expect(bytes(base64url(raw))).toEqual(Buffer.from(raw))
  expect(() => bytes('a+b/')).toThrow(Problem)
  expect(() => bytes('abcde')).toThrow(Problem)
  expect(json(['a'])).toBe('["a"]')
})

test('the first row, no row, and the count', async () => {
  let answer: unknown[] = [{ id: 1 }, { id: 2 }]
  const sent: unknown[] = []
  const stub: Connection = {
    query: async (config) => {
      sent.push(config.queryMode)
      return { rows: answer, rowCount: answer.length }
    },
  }
  const tx = txOf(stub)
  expect(await tx.one(sql`select`)).toEqual({ id: 1 })
  expect(await tx.run(sql`update`)).toBe(2)
  answer = []
  expect(await tx.maybe(sql`select`)).toBeUndefined()
  await expect(tx.one(sql`select`)).rejects.toMatchObject({ code: 'not-found' })
  expect(new Set(sent)).toEqual(new Set(['extended']))
})
