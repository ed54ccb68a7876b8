// Efua says on her own page how she is: her worker reads it beside what she said before, and the server reads nothing.
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { giveCard, openCase, takeKeys } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { keepWellbeing, readWellbeing } from '../../care/client/keep-wellbeing.ts'
import { trendsOf } from '../../care/wellbeing.ts'
import { goalMachine } from '../../care/goal.ts'
import { readCase } from '../../client/case-keys.ts'
import { carryPaper } from '../../papers/client/bring-paper.ts'
import { readSpoken, spokenBringing } from '../../papers/client/spoken.ts'
import { asOwner } from '../../database/open.ts'
import { healthOf, lastAnswers, sayHowIAm } from './how-i-am.ts'
import { hearSpoken, readSpoken as ownSpoken } from './spoken.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

it('what she answers by herself stands beside what she was asked before, is hers by signature, and is written once', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Efua Well', language: 'en' })
  await takeKeys(amara, caseId)
  const asked = { language: 'en', manner: 'asked', answers: { happy: 3 }, text: 'Marzipan 3' } as const
  await keepWellbeing(amara, caseId, { value: asked, id: newId() })
  const { words } = await giveCard(amara, caseId, 'en')
  const phone = await ownPhone(network, words)
  const file = await phone.open()
  expect(lastAnswers(file.cases)).toEqual({ happy: 3 })
  expect(healthOf(file.cases)?.id).toBe(caseId)
  const own = {
    id: newId(),
    on: '2031-12-08',
    language: 'en',
    answers: { happy: 7, anxious: 2 },
    text: 'Nutmeg 7',
  }
  await sayHowIAm(phone.session, caseId, own)
  await sayHowIAm(phone.session, caseId, own)
  const shared = await readCase(amara, caseId)
  const { asked: all, unread } = await readWellbeing(amara, shared)
  expect([all.length, unread]).toEqual([2, 0])
  expect(all.find(({ value }) => value.manner === 'self')?.value.answers).toEqual({ happy: 7, anxious: 2 })
  expect(trendsOf(all).find(({ question }) => question === 'happy')).toMatchObject({ now: 7, before: 3 })
  const rows = await asOwner(database, (client) =>
    client.query<{ row: string }>('select row_to_json(r)::text as row from records r where case_id = $1', [
      caseId,
    ]),
  )
  expect(rows.rows.map(({ row }) => row).join()).not.toMatch(/Nutmeg|Marzipan/)
})

it('the door takes nothing else: no other kind, no other part', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Efua Door', language: 'en' })
  const { words } = await giveCard(amara, caseId, 'en')
  const { session, open } = await ownPhone(network, words)
  const [row] = (await open()).cases.flatMap(({ records }) => records)
  const { epoch, ciphertext, signature } = row!
  const other = { compartment: 'narrative', kind: 'wellbeing', version: 1, epoch, ciphertext } as const
  const record = { id: newId(), ...other, signature: signature! }
  await expect(session.api.portal.wellbeing({ caseId, record })).rejects.toMatchObject({ code: 'refused' })
})

it('what an interpreter said of a process is recorded once, heard again on her own page, and by nobody else', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Efua Heard', language: 'tw' })
  const { words } = await giveCard(amara, caseId, 'en')
  await takeKeys(amara, caseId)
  const goal = await amara.open('goal', { caseId, subkind: 'education' })
  const other = await amara.open('goal', { caseId, subkind: 'food' })
  const about = { caseId, machine: goalMachine, track: { id: goal.id, subkind: 'education' } }
  const said = 'zqxspoken school begins on Monday'
  const bringing = spokenBringing(about, new Blob([said], { type: 'audio/webm' }))
  expect(await carryPaper(amara, bringing)).toBe(true)
  const shared = await readCase(amara, caseId)
  expect((await readSpoken(amara, shared, goal.id)).map(({ row }) => row.id)).toEqual([bringing.id])
  expect(await readSpoken(amara, shared, other.id)).toEqual([])

  const phone = await ownPhone(network, words)
  const { nameOf } = await phone.open()
  const [spoken, ...more] = await ownSpoken(phone.session, nameOf)
  expect([spoken?.track, spoken?.mime, more]).toEqual([goal.id, 'audio/webm', []])
  expect(await (await hearSpoken(phone.session, spoken!)).text()).toBe(said)
  expect(JSON.stringify(await phone.session.api.portal.spoken({}))).not.toContain('zqxspoken')

  // Another card hears nothing of it.
  const { id: next } = await openCase(amara, { name: 'Ama Quiet', language: 'tw' })
  const hers = await ownPhone(network, (await giveCard(amara, next, 'en')).words)
  expect(await ownSpoken(hers.session, (await hers.open()).nameOf)).toEqual([])
  await expect(hers.session.api.portal.piece({ id: bringing.id, piece: 0 })).rejects.toMatchObject({
    code: 'not-found',
  })
})
