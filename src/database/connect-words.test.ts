// Whoever starts the program at night reads where the wrong address stands, and never the address itself.
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { freePort } from '../../bin/free-port.ts'
import { connectWords } from './connect-words.ts'

const database = await testDatabase()
const from = '/etc/continuum/secrets/database-url'

async function wordsWhere(config: object): Promise<string> {
  const client = new Client(config)
  const error: unknown = await client.connect().then(
    () => undefined,
    (fault: unknown) => fault,
  )
  await client.end().catch(() => undefined)
  return connectWords(error, from) ?? 'no words'
}

it('names the file of the address where nothing listens, the database is not there, or the host has no name', async () => {
  const port = await freePort()
  const { host, port: own, user } = database.owner as { host: string; port: number; user: string }
  for (const [config, words] of [
    [
      { connectionString: `postgres://rana:lantern@127.0.0.1:${port}/harbour` },
      /^Nothing answers at the address in/,
    ],
    [{ host: '/nowhere', port: 5432, user }, /^Nothing answers at the address in/],
    [{ host, port: own, user, database: 'harbour' }, /^There is no database of the name in/],
    [{ connectionString: 'postgres://rana:lantern@harbour.invalid/harbour' }, /leads nowhere/],
  ] as const) {
    const said = await wordsWhere(config)
    expect(said).toMatch(words)
    expect(said).toContain(from)
    expect(said).not.toMatch(/lantern|rana|harbour/)
  }
})

it('names it where the password is not the right one, and leaves everything else as it is', () => {
  const failure = (code: string, more: object = {}) =>
    Object.assign(new Error('it quotes rana'), { code, ...more })
  expect(connectWords(failure('28P01'), from)).toBe(
    `The database refuses the password in ${from}. Put the right one there, or give the user that one (alter role … password …).`,
  )
  expect(connectWords(failure('ENOENT', { syscall: 'open' }), from)).toBeUndefined()
  expect(connectWords(failure('42P01'), from)).toBeUndefined()
  expect(connectWords(new Error('There is a file already.'), from)).toBeUndefined()
})
