// An invented country that an earlier version made, when an agreement did not yet say on whose word it rests: its cases would only
// raise alarms. It is refused at the start, with the command that begins it anew.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { agree, openCase } from '../demo/case-work.ts'
import { prepareDemo } from '../demo/country.ts'
import { asOwner } from '../src/database/open.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const data = mkdtempSync(join(tmpdir(), 'demo-before-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

it('Amara’s cases of an earlier version are refused with the command that begins the country anew', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Before', language: 'ar' })
  const health = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  await agree(amara, id, health, network.state.now())
  writeFileSync(join(data, 'demo.json'), JSON.stringify({ state: 'ready', cards: [], receipts: [] }))
  const state = { ...network.state, network: () => ({ ...network.state.network(), demo: true }) }
  const urls = { url: 'http://localhost', publicUrl: 'http://127.0.0.1', exitUrl: 'https://exit.example' }
  const start = () =>
    prepareDemo({
      database,
      secrets: network.secrets,
      network: state,
      settings: { data, ...urls },
      say: () => undefined,
    })
  await expect(start()).resolves.toBeTruthy()
  await asOwner(database, async (client) => {
    await client.query('alter table case_statements disable trigger all')
    const { rowCount } = await client.query(
      `update case_statements set body = (body::jsonb - 'agreed')::text where body like '%"agreed"%'`,
    )
    expect(rowCount).toBe(1)
    // As it was written then: without spaces between.
    await client.query(`update case_statements set body = replace(replace(body, '": ', '":'), ', "', ',"')`)
    await client.query('alter table case_statements enable trigger all')
  })
  await expect(start()).rejects.toThrow(/an earlier version.*npm run demo -- --reset$/)
})
