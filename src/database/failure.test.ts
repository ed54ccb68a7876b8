// What PostgreSQL's refusals become, where no schema could have refused before: found by throwing nonsense at every endpoint.
import { expect, test } from 'vitest'
import { fromPostgres, isSpent } from './failure.ts'

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

test.each([
  ['two transactions waited for each other', '40P01'],
  ['what was read has changed meanwhile', '40001'],
  ['the server is a standby', '25006'],
  ['the disk is full', '53100'],
  ['the server is shutting down', '57P01'],
])(
  '%s: unavailable, so that the same request is sent again, and never somebody else’s doing',
  (_what, code) => {
    expect(fromPostgres(failure(code, 'it quotes "the value"'))).toMatchObject({ code: 'unavailable' })
  },
)

test('a connection to a server that may not write serves nobody else; one that was only refused does', () => {
  expect(['25006', '57P01', '57P03'].map((code) => isSpent(failure(code, '')))).toEqual([true, true, true])
  expect(['40P01', '57014', '42501'].map((code) => isSpent(failure(code, '')))).toEqual([false, false, false])
})
