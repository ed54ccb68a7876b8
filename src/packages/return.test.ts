// Irena goes home. Casa Puerta receives her there and has no account: it opens a sealed file, says yes, and after a month how she lives.
// Each answer becomes a step of her way home, once.

import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase, sendReferral, takeKeys } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { addresses } from '../api/addresses.ts'
import { readCase } from '../client/case-keys.ts'
import { readSteps, stepsOf } from '../solutions/client/read-steps.ts'
import { journeyNeeds, options } from '../solutions/solution.ts'
import { followUpWords } from '../solutions/ui/follow-up-words.ts'
import { makePackage } from './client/make-package.ts'
import { readPackages } from './client/read-answers.ts'
import { writeDown } from './client/write-down.ts'
import { openFile } from './ui/opener/open-file.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const inDays = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** Her way home, as far as before the journey; nobody has said yet that she is received. */
async function onTheWay(caseId: string) {
  const { id } = await amara.open('solution', { caseId })
  const step = (move: string, input: object = {}) => amara.move('solution', move, { id }, input as never)
  await step('counsel', { language: 'es', explained: [...options] })
  await step('choose', { option: 'voluntary_return' })
  await step('assess')
  await step('assess_risk', { safe: 'safe_with_measures' })
  await step('consider_proceedings', { result: 'none' })
  await step('agree', { signed: 'written' })
  await step('prepare')
  await step('examine_staying', { staying: 'not_possible', failed_for: 'housing' })
  await step('check_ready', { ready: [...journeyNeeds] })
  return { id, step }
}

it('whoever receives her at home answers by a sealed file, and says a month later how she lives', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Irena Homeward', language: 'es' })
  await takeKeys(amara, caseId)
  const way = await onTheWay(caseId)
  const { track } = await sendReferral(amara, {
    track: newId(),
    caseId,
    recipientName: 'Casa Puerta',
    serviceCode: 'repatriation',
    urgency: 'routine',
    party: 1,
    basis: 'consent',
    outsideConsent: {
      track: newId(),
      compartments: ['contact'],
      purpose: 'support',
      until: inDays(60),
      language: 'es',
      method: 'spoken',
    },
  })
  const told = {
    purpose: 'return',
    from: 'Harbour House',
    to: 'Casa Puerta',
    madeOn: inDays(0),
    agreed: 'Agreed.',
    sections: [{ title: 'The journey', text: 'She arrives by the night bus.' }],
  } as const
  const { file, words } = await makePackage(amara, { track, caseId, until: inDays(60), told })
  const opened = await openFile(file, words)
  if ('refused' in opened) throw new Error(opened.refused)
  const answers = async (id: string, kind: string, said: Record<string, string>) => {
    const { token, text } = await opened.answer({ id, at: '2026-11-28T09:00:00.000Z', kind, said })
    await network.public.request(`/en${addresses.answer}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ t: token, a: text }),
    })
  }
  const waiting = async () => {
    const [sent] = await readPackages(amara, track)
    const came = sent!.answers.find(({ takenAt }) => takenAt === null)!
    return () => writeDown(amara, { sent: sent!, came, inWords: (seen) => followUpWords(seen, String) })
  }
  const takeIn = async () => (await waiting())()

  await expect(way.step('execute')).rejects.toMatchObject({
    detail: { because: 'receiver-has-not-accepted' },
  })
  await answers('their-yes', 'yes', { words: 'A bed is ready.' })
  expect(await takeIn()).toBe('accepted')
  const away = await way.step('execute')
  expect(away.state).toBe('executed')

  network.travel(30)
  await answers('one-month', 'how_it_goes', {
    contact: 'first',
    living: 'with_family',
    safety: 'worried',
    words: 'Her cousin was asked about her.',
  })
  // The line broke before it was marked as written down: pressing again writes nothing twice.
  const again = await waiting()
  await again()
  await again()
  const shared = await readCase(amara, caseId)
  expect(shared.tracks.find(({ id }) => id === way.id)?.state).toBe('monitoring')
  expect(shared.events.filter(({ move }) => move === 'follow')).toHaveLength(1)
  expect(stepsOf(await readSteps(amara, shared, way.id), 'follow').map(({ seen }) => seen)).toMatchObject([
    {
      contact: 'first',
      answers: { living: 'with_family', safety: 'worried' },
      words: 'Her cousin was asked about her.',
      by: 'Casa Puerta',
    },
  ])

  // Exploited again: the case comes back to whoever carries it, in the same act.
  await answers('three-months', 'how_it_goes', { contact: 'third', safety: 'exploited_again' })
  await takeIn()
  const after = await readCase(amara, caseId)
  expect(after.tracks.find(({ id }) => id === way.id)?.state).toBe('broken_down')
  expect(after.clocks.some(({ clock }) => clock === 'solution.again')).toBe(true)
  expect(JSON.stringify(after.events)).not.toContain('exploited_again')
})
