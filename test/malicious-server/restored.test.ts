// An honest restore, and one that is none. An operator puts back the backup of the day before: what was withdrawn since then is in force
// again, and every browser that saw more stops in red. Amara and her administrator say so, signed by both; Noor believes it after asking
// them, and what had been withdrawn is withdrawn again. Without their word the same state stays an attack. (Decision 48.)

import { beforeAll, describe, expect, it } from 'vitest'
import { signIn, type Colleague } from '../../demo/actor.ts'
import { rotateDue, writeNote } from '../../demo/case-work.ts'
import { readCase, revokeGrant, takeKeys } from '../../src/client/case-keys.ts'
import { enterLogs, keepPins } from '../../src/client/pins.ts'
import { refreshHome } from '../../src/client/logs.ts'
import { rotateCircleKey } from '../../src/client/rotate-circle-key.ts'
import type { PinStore } from '../../src/client/session.ts'
import { asOwner } from '../../src/database/open.ts'
import {
  acceptRestoration,
  beginRestoration,
  readRestorations,
  signRestoration,
  stateRestoration,
  takeAwayAgain,
} from '../../src/witnesses/client/restoration.ts'
import { takeBackup } from '../backup.ts'
import { testDatabase } from '../database.ts'
import { passphrase } from '../people.ts'
import { evilHouse } from './network.ts'

const database = await testDatabase()
const { network, amara, bashir, mariam, grant } = await evilHouse(database)
const admin = await signIn(network.staff, 'harbour-house-admin', passphrase)
const noor = await network.colleague(admin, 'noor', ['caseworker'])

/** What lies in the browser of each, whoever signs in there again. */
const stores = new Map<string, string>()
const store: PinStore = {
  isKept: true,
  read: async (user) => stores.get(user),
  write: async (user, pins) => void stores.set(user, pins),
  later: () => undefined,
}
const inBrowser = (who: Colleague): Colleague => ({ ...who, pins: store })
/** Signs in as on the page, up to where what was seen is compared. */
const comesBack = async (who: Colleague): Promise<Colleague> =>
  inBrowser(await signIn(network.staff, who.handle, passphrase))

let restore: () => Promise<void>
/** Noor's window on another computer, which stays open all the while. */
let open: Colleague
beforeAll(async () => {
  for (const who of [amara, admin, noor].map(inBrowser)) {
    await enterLogs(who, { isNew: true })
    if (who.handle !== admin.handle) await readCase(who, mariam.id)
    await keepPins(who)
  }
  restore = await takeBackup(database)
  network.travel(1)
  const hers = inBrowser(amara)
  await readCase(hers, mariam.id)
  await revokeGrant(hers, mariam.id, grant)
  await rotateDue(hers, mariam.id)
  for (const who of [amara, noor].map(inBrowser)) {
    await takeKeys(who, mariam.id)
    await keepPins(who)
  }
  await keepPins(inBrowser(admin))
  open = await signIn(network.staff, noor.handle, passphrase)
  const { circles } = await refreshHome(open)
  const house = circles.find(({ id }) => id === amara.circle)
  await rotateCircleKey(open, amara.circle, house!.members)
  network.travel(1)
  await restore()
  network.forget()
}, 120_000)
const inForce = async (who: Colleague) => {
  await takeKeys(who, mariam.id)
  const { grants } = await who.vault.viewCase({ caseId: mariam.id, day: '2026-01-01' })
  return grants.map(({ id }) => id)
}

describe('after the backup of the day before was put back', () => {
  it('Amara’s browser and Noor’s have seen more: rollback', async () => {
    for (const who of [amara, noor]) {
      const here = await comesBack(who)
      await expect(enterLogs(here).then(() => takeKeys(here, mariam.id))).rejects.toMatchObject({
        code: 'rollback',
      })
    }
  }, 60_000)

  it('while it is asked whether a backup was restored nothing is sealed', async () => {
    const here = await comesBack(amara)
    await beginRestoration(here)
    await takeKeys(here, mariam.id)
    await expect(writeNote(here, mariam.id, 'health', 'Too soon.')).rejects.toMatchObject({
      code: 'rollback',
    })
  }, 60_000)

  it('the word of one, of whoever it is, is not enough', async () => {
    const here = await comesBack(admin)
    await beginRestoration(here)
    await stateRestoration(here, '2026-11-27T02:00Z')
    const [said] = await readRestorations(here)
    expect(said).toMatchObject({ signers: [admin.id], isSigned: false, until: '2026-11-27T02:00Z' })
    await expect(acceptRestoration(here, said!)).rejects.toMatchObject({ code: 'not-verified' })
  }, 60_000)

  it('Amara does not say it first: she is not told where the cases of other teams go', async () => {
    const here = await comesBack(amara)
    await beginRestoration(here)
    await expect(stateRestoration(here, '2026-11-27T02:00Z')).rejects.toMatchObject({ code: 'not-allowed' })
  }, 60_000)

  it('Amara compares six words with the administrator and signs it too; Noor, who has asked them, works on', async () => {
    const second = await comesBack(amara)
    await beginRestoration(second)
    const [pending] = await readRestorations(second)
    const theirs = await comesBack(admin)
    await beginRestoration(theirs)
    expect(pending!.words).toBe((await readRestorations(theirs))[0]!.words)
    await signRestoration(second, pending!)

    const here = await comesBack(noor)
    await beginRestoration(here)
    const [said] = await readRestorations(here)
    expect(said).toMatchObject({ isSigned: true })
    expect(said!.signers.toSorted()).toEqual([amara.id, admin.id].toSorted())
    const back = await acceptRestoration(here, said!)
    expect(back).toEqual({ cases: [{ caseId: mariam.id, ended: [grant], frozen: false }], members: [] })
    expect(await inForce(here)).toContain(grant)
    expect(await takeAwayAgain(here, back)).toEqual({ done: 1, refused: 0 })
    expect(await inForce(here)).not.toContain(grant)
    await rotateDue(here, mariam.id)
    await writeNote(here, mariam.id, 'health', 'Written after the restore.')
    expect(bashir.circle).toBeGreaterThan(0)
    const { readers } = await here.vault.viewCase({ caseId: mariam.id, day: '2026-01-01' })
    expect(readers.flatMap(({ circles }) => circles)).not.toContain(bashir.circle)
  }, 60_000)

  it('Noor’s browser, coming in the next time, alarms about nothing', async () => {
    const here = await comesBack(noor)
    await enterLogs(here)
    expect((await readCase(here, mariam.id)).held).toContain('health')
  }, 60_000)

  it('the same word explains no other going back: Noor was here after it was said', async () => {
    await keepPins(await comesBack(noor))
    const here = await comesBack(noor)
    const [said] = await readRestorations(here).catch(() => [])
    await beginRestoration(here)
    const [again] = await readRestorations(here)
    expect(said ?? again).toBeDefined()
    network.travel(1)
    const later = await comesBack(noor)
    await enterLogs(later)
    await readCase(later, mariam.id)
    await keepPins(later)
    const lied = await comesBack(noor)
    await beginRestoration(lied)
    await expect(acceptRestoration(lied, again!)).rejects.toMatchObject({ code: 'outdated' })
  }, 60_000)

  it('what Noor’s open window leaves, under a key that is no more, the server does not keep', async () => {
    const { api } = await comesBack(noor)
    const kept = api.witnesses.keep(await open.vault.sealWitness())
    await expect(kept).rejects.toMatchObject({ code: 'refused' })
  }, 60_000)

  it('where an older server kept it, Amara’s browser names Noor’s and works on', async () => {
    const { statements } = await open.vault.sealWitness()
    const [left] = statements.filter(({ circle }) => circle === amara.circle)
    expect(left).toBeDefined()
    const [signature, sealed] = [left!.signature, left!.sealed].map((text) => Buffer.from(text, 'base64url'))
    await asOwner(database, (client) =>
      client.query(
        'update witness_statements set counter = $1, body = $2, signature = $3, sealed = $4 where circle = $5 and user_id = $6',
        [left!.counter, left!.body, signature, sealed, left!.circle, noor.id],
      ),
    )
    const here = await comesBack(amara)
    await beginRestoration(here)
    const [said] = await readRestorations(here)
    await acceptRestoration(here, said!)
    const next = await comesBack(amara)
    await enterLogs(next)
    expect(await next.vault.takeWitnesses({ statements: [] })).toMatchObject({
      ahead: [noor.id],
      remembers: true,
    })
    await readCase(next, mariam.id)
    await writeNote(next, mariam.id, 'health', 'Noor’s other window is no attack.')
  }, 60_000)
})
