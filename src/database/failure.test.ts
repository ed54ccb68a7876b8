// What PostgreSQL's refusals become, where no schema could have refused before: found by throwing nonsense at every endpoint.
import { expect, test } from 'vitest'
import { fromPostgres } from './failure.ts'

const failure = (code: string, message: string) => Object.assign(new Error(message), { code })

test('somebody names an organisation that is not there: not found, and nothing of the message is repeated', () => {
  const told = fromPostgres(failure('23503', 'insert or update on table "tracks" violates foreign key "x"'))
  expect(told).toMatchObject({ code: 'not-found', message: 'not-found' })
})

test('what is deleted while something still refers to it stays a fault of ours', () => {
  const fault = failure('23503', 'update or delete on table "cases" violates foreign key "x"')
  expect(fromPostgres(fault)).toBe(fault)
})

test.each([
  ['a zero character in a text', '22021'],
  ['a zero character in JSON', '22P05'],
  ['a number beyond the column', '22003'],
  ['a day beyond the calendar', '22008'],
])('%s is an invalid input', (_what, code) => {
  expect(fromPostgres(failure(code, 'it quotes "the value"'))).toMatchObject({
    code: 'invalid',
    message: 'invalid',
  })
})
