// Half a message on Selam's own page: kept under the key of her card, there again on another telephone, and emptied by the quick exit.

import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { giveCard, openCase } from '../../../demo/case-work.ts'
import { startCardSession } from '../../../test/card-session.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { exitAddresses } from '../../api/addresses.ts'
import { as } from '../../database/as.ts'
import { asOwner } from '../../database/open.ts'
import { sql, type Tx } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { keepDraft } from '../server/own-draft.ts'
import { keepTyped, readTyped } from './draft.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

const words = async (name: string) =>
  giveCard(amara, (await openCase(amara, { name, language: 'ar' })).id, 'ar')
const phone = (card: { words: string }) => ownPhone(network, card.words)
const kept = () =>
  asOwner(database, async (client) => (await client.query('select draft from own_drafts')).rows.length)

it('Selam finds her half message again on another telephone, and nobody else can read it', async () => {
  const card = await words('Selam')
  const first = await phone(card)
  await keepTyped(
    first.session,
    new Map([
      ['text', 'Half a sent'],
      ['words', ''],
    ]),
  )
  expect([...(await readTyped((await phone(card)).session))]).toEqual([['text', 'Half a sent']])
  expect(await kept()).toBe(1)
  const other = await phone(await words('Mariam'))
  expect([...(await readTyped(other.session))]).toEqual([])
  const rows = await asOwner(database, (client) =>
    client.query('select row_to_json(d)::text as row from own_drafts d'),
  )
  expect(JSON.stringify(rows.rows)).not.toContain('Half')
  await keepTyped(first.session, new Map([['text', '  ']]))
  expect(await kept(), 'what was sent or deleted is not kept').toBe(0)
})

it('the quick exit empties it, closing the page does not', async () => {
  const card = await words('Rahel')
  const first = await phone(card)
  await keepTyped(first.session, new Map([['text', 'I am in']]))
  await first.api.accounts.end({})
  const second = await phone(card)
  expect([...(await readTyped(second.session))]).toEqual([['text', 'I am in']])
  await second.send(exitAddresses.leave, { method: 'GET', headers: {} })
  await expect.poll(kept).toBe(0)
})

/** Half a message on its way to be kept while its writer leaves: `meanwhile` runs in the transaction that keeps it. */
async function keptWhileLeaving(
  name: string,
  meanwhile: (keep: () => Promise<unknown>, leave: () => Promise<unknown>) => Promise<unknown>,
) {
  const { circle } = await words(name)
  const { hash: session } = await startCardSession(database, circle)
  const leave = () =>
    as(database, { kind: 'public' }, async (tx) => {
      // However slow the machine is, it waits until the other one is through.
      for (const limit of [sql`set local lock_timeout = 0`, sql`set local statement_timeout = 0`])
        await tx.run(limit)
      await tx.run(sql`select app.leave_at_once(${session})`)
    })
  const about = {
    session,
    now: network.state.now(),
    actor: { kind: 'person', circles: [circle], language: 'ar' },
  }
  const keep = (tx: Tx) => () => keepDraft({ ...about, tx } as unknown as Ctx, 'aGFsZg')
  return as(database, { kind: 'session', hash: session, role: 'continuum_app' }, async (tx) => {
    await tx.one(sql`select 1 as here`)
    return meanwhile(keep(tx), leave)
  })
}

it('what is being kept in the moment of the quick exit is emptied with the rest', async () => {
  let left: Promise<unknown> | undefined
  await keptWhileLeaving('Sara', async (keep, leave) => {
    await keep()
    left = leave()
    // It waits for what is being kept; where it did not, it would be through by now, and too early.
    await Promise.race([left, setTimeout(300)])
  })
  await left
  expect(await kept()).toBe(0)
})

it('what comes to be kept after the quick exit is kept no more', async () => {
  const late = keptWhileLeaving('Nadia', async (keep, leave) => {
    await leave()
    await keep()
  })
  await expect(late).rejects.toMatchObject({ code: 'not-signed-in' })
  expect(await kept()).toBe(0)
})
