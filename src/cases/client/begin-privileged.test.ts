// Ines, a lawyer, begins what stays between Mariam and her: for her own house and Mariam's card, once, however the line behaves.

import { expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys, writeNote } from '../../../demo/case-work.ts'
import { losingAnswer } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { today } from '../../client/time.ts'
import { foundBy } from '../../client/wrapping-gate.ts'
import { beginPart } from './begin-part.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const ines = await network.organisation('Open Law Centre', 'legal_aid', ['lawyer'])

/** A case on which Ines is the lawyer. */
async function newCase(name: string) {
  const { id } = await openCase(amara, { name, language: 'ar' })
  const terms = { recipient: ines.circle, compartments: ['legal'], purpose: 'legal_help' } as const
  await agree(amara, id, terms, network.state.now())
  return id
}
const epochsOf = async (caseId: string) =>
  (await ines.api.cases.keys({ caseId })).epochs.filter((one) => one.compartment === 'privileged')
const readersOf = async (caseId: string) => {
  const { readers } = await ines.vault.viewCase({ caseId, day: await today(ines) })
  return new Set(readers.find((one) => one.compartment === 'privileged')?.circles)
}

it('Ines begins a part that Mariam’s card opens and Amara’s house does not', async () => {
  const id = await newCase('Mariam Carded')
  const { words, circle } = await giveCard(amara, id, 'ar')
  await beginPart(ines, id, 'privileged', ines.circle)
  expect(await readersOf(id)).toEqual(new Set([ines.circle, circle]))
  await writeNote(ines, id, 'privileged', 'Whether she testifies is hers alone.')
  const { cases } = await (await ownPhone(network, words)).read()
  expect(cases[0]?.wraps.map((one) => one.compartment)).toContain('privileged')
  expect((await takeKeys(amara, id)).held).not.toContain('privileged')
})

it('Ines begins the part of a Mariam who has no card for her own house alone', async () => {
  const id = await newCase('Mariam Cardless')
  await beginPart(ines, id, 'privileged', ines.circle)
  expect(await readersOf(id)).toEqual(new Set([ines.circle]))
})

it('Ines presses again because no answer came, and the part has one key', async () => {
  const id = await newCase('Mariam Twice')
  const onTram = losingAnswer(ines, 'consent', 'rotateKeys')
  await expect(beginPart(onTram, id, 'privileged', ines.circle)).rejects.toMatchObject({
    code: 'unavailable',
  })
  await beginPart(onTram, id, 'privileged', ines.circle)
  expect(await epochsOf(id)).toHaveLength(1)
})

it('Ines begins no part while something does not hold in her organisation’s trail', async () => {
  const id = await newCase('Mariam Gated')
  foundBy(ines, 'trail', false)
  await expect(beginPart(ines, id, 'privileged', ines.circle)).rejects.toThrow('not-verified')
  foundBy(ines, 'trail', true)
  expect(await epochsOf(id)).toEqual([])
})
