// An invented country that an earlier version made: nobody could sign in to it, or its cases would only raise alarms. It is refused at
// the start, with the command that begins it anew.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { prepareDemo } from '../demo/country.ts'
import { form } from '../demo/folder.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const data = mkdtempSync(join(tmpdir(), 'demo-before-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

/** Starts with a folder that holds a finished country and what it says of itself. */
function start(said: object) {
  writeFileSync(join(data, 'demo.json'), JSON.stringify({ state: 'ready', cards: [], receipts: [], ...said }))
  const state = { ...network.state, network: () => ({ ...network.state.network(), demo: true }) }
  const urls = { url: 'http://localhost', publicUrl: 'http://127.0.0.1', exitUrl: 'https://exit.example' }
  const settings = { data, ...urls }
  return prepareDemo({ database, secrets: network.secrets, network: state, settings, say: () => undefined })
}

it('a demonstration of an earlier version is refused with the command that resets it, and one of this version is found', async () => {
  await expect(start({ form })).resolves.toBeTruthy()
  for (const earlier of [{}, { form: form - 1 }])
    await expect(start(earlier)).rejects.toThrow(/an earlier version.*npm run demo -- --reset$/)
})
