// The file of a law that two signed is lost, and an administrator brings it back. What ran under it reminded meanwhile; it goes on with its own
// day and never begins to end anything by itself, and what is begun from then on has the law again. Another file in its place is no law.

import { expect, it } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { isUnchecked, packs } from '../../jurisdictions/packs.ts'
import { openCase } from '../../demo/case-work.ts'
import { signIn } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { lawOf } from '../client/law.ts'
import { refreshHome } from '../client/logs.ts'
import { asOwner } from '../database/open.ts'
import { proposeLaw } from './client/propose-law.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const ines = network.founder
const farah = await network.colleague(ines, 'farah', ['lawyer'])
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'lawyer', 'authority'], 'coe')

const today = network.state.now().toISOString().slice(0, 10)
const text = `${JSON.stringify({
  id: 'coe-r90',
  title: { en: 'Council of Europe, as changed' },
  inherits: 'coe',
  sources: [{ id: 'NEW', cite: 'Ministerial order 7 of 2026', basis: 'seen' }],
  clocks: [{ id: 'recovery', length: 75, unit: 'days', rule: 'minimum', source: 'NEW' }],
})}\n`

async function recovery(name: string) {
  const { id: caseId } = await openCase(amara, { name, language: 'en', ageGroup: 'child' })
  const track = await amara.open('identification', { caseId })
  await amara.move('identification', 'presume', track, { origin: 'ngo' })
  for (const move of ['refer', 'receive'] as const) await amara.move('identification', move, { id: track.id })
  const served = { served_on: today }
  await amara.move('identification', 'decide_prelim_positive', { id: track.id }, served)
  return track.id
}
const clockOn = async (track: string) => {
  const { clocks, pack } = await amara.api.work.track({ track })
  return { ...clocks.find(({ clock }) => clock === 'recovery')!, pack }
}
/** What lies on the server as the law's file; then the server starts again. */
async function lies(file: string): Promise<void> {
  await asOwner(database, (client) =>
    client.query(`update network_laws set text = $1 where pack = 'coe-r90'`, [file]),
  )
  await network.state.reload()
}

it('a law whose file was lost and comes back ends nothing that only reminded, and holds for what is begun', async () => {
  const before = await recovery('Anna Before')
  const n = await proposeLaw(ines, { over: 'coe', text, since: today })
  const due = (await clockOn(before)).dueOn
  // Lost before anybody read it.
  await asOwner(database, async (client) => {
    await client.query(`update network_laws set text = '{}' where pack = 'coe-r90'`)
    await client.query(`update tracks set pack = 'coe-r90' where id = $1`, [before])
    await client.query(
      `update clocks set pack = 'coe-r90', enforced = true, verified = true where track = $1 and clock = 'recovery'`,
      [before],
    )
  })
  await refreshHome(farah)
  const at = `${network.state.now().toISOString().slice(0, 16)}Z`
  const { organisation } = farah
  const statement = await farah.vault.stateInLog({ organisation, t: 'agree', at, fields: { to: n } })
  await farah.api.law.agree({ statement })
  expect(isUnchecked('coe-r90')).toBe(true)
  expect(await clockOn(before)).toMatchObject({ hard: false, verified: false, dueOn: due })

  // A file that nobody signed, with a shorter period, is none.
  await lies(text.replace('75', '1'))
  expect(isUnchecked('coe-r90')).toBe(true)

  await lies(text)
  expect(isUnchecked('coe-r90')).toBe(false)
  expect(packs.get('coe-r90')!.clocks['recovery']!.length).toBe(75)
  // What reminded goes on to remind, on the day that it had: nothing ends because a file is there again.
  expect(await clockOn(before)).toMatchObject({ pack: 'coe-r90', hard: false, verified: false, dueOn: due })
  const fresh = await signIn(network.staff, amara.handle, passphrase)
  expect((await lawOf(fresh, 'coe-r90'))!.standsFor).toBeUndefined()
  const after = await clockOn(await recovery('Anna After'))
  expect(after.pack).toBe('coe-r90')
  expect(Temporal.PlainDate.from(today).until(after.dueOn!).days).toBe(75)
})
