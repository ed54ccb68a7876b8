// Mariam calls again and says the word that was agreed: Rosa finds what was said before, and the word never reaches the server.

import { expect, it } from 'vitest'
import { bent } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { emptyReport } from '../report.ts'
import { findCaller } from './repeat-caller.ts'
import { makeReceipt, sealCall, sendCall } from './take-call.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
const leyla = await network.organisation('Night Line', 'ngo', ['hotline'])

async function takes(codeWord: string, story: string): Promise<string> {
  const report = { ...emptyReport('help', 'en'), story, codeWord }
  const call = await sealCall(rosa, report, await makeReceipt(rosa))
  await sendCall(rosa, call, { ...report, by: 'telephone' })
  return call.id
}

it('a caller is found again by their code word, however it is written, and by no other', async () => {
  const mariam = await takes('Blue umbrella', 'He keeps the key.')
  await takes('Green door', 'We are four.')
  await takes('', 'Nobody pays us.')
  const asked: unknown[] = []
  const watched = bent(rosa, 'reports', 'sealed', (call) => (...input) => {
    asked.push(input)
    return call(...input)
  })
  expect((await findCaller(watched, ' blue  UMBRELLA')).map(({ track }) => track)).toEqual([mariam])
  expect(JSON.stringify(asked).toLowerCase()).not.toContain('umbrella')
  expect(await findCaller(rosa, 'red door')).toEqual([])
  expect(await findCaller(rosa, ' ')).toEqual([])
})

it('another desk finds nobody by it', async () => {
  expect(await findCaller(leyla, 'Blue umbrella')).toEqual([])
})
