// A journey home is refused for each thing that is missing, alone, by the server; with all of them it begins. Yasmin changes her mind at the airport
// by herself and stays, and somebody asks her how it goes after one month, three, six and twelve: each on its day, and then no more.

import { expect, it } from 'vitest'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'
import { dayAt } from '../jurisdiction/clock.ts'
import type { Input } from '../tracks/define.ts'
import { journeyNeeds, options } from './solution.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

type Step = readonly [move: string, input: Input]
const chosen: readonly Step[] = [
  ['counsel', { language: 'es', explained: [...options] }],
  ['choose', { option: 'voluntary_return' }],
  ['assess', {}],
  ['assess_risk', { safe: 'safe' }],
  ['agree', { signed: 'written' }],
]
const prepared: readonly Step[] = [
  ['prepare', {}],
  ['consider_proceedings', { result: 'none' }],
  ['examine_staying', { staying: 'possible_not_wanted' }],
  ['confirm_receiver', { accepts: true }],
  ['check_ready', { ready: [...journeyNeeds] }],
]

async function begun(name: string, steps: readonly Step[]) {
  const { id: caseId } = await openCase(amara, { name, language: 'es', ageGroup: 'adult' })
  const { id } = await amara.open('solution', { caseId })
  for (const [move, input] of steps) await amara.move('solution', move, { id }, input)
  return { caseId, id }
}
const goes = (id: string) =>
  amara.move('solution', 'execute', { id }).then(
    ({ state }) => state,
    (problem: { detail?: { because?: string } }) => problem.detail?.because,
  )
const all = [...chosen, ...prepared]
const without = (left: string) => all.filter(([move]) => move !== left)

it.each([
  ['the court was not considered', without('consider_proceedings'), 'proceedings-not-considered'],
  ['nobody looked at staying', without('examine_staying'), 'staying-not-examined'],
  ['nobody receives her', without('confirm_receiver'), 'receiver-has-not-accepted'],
  ['the receiver said no', [...all, ['confirm_receiver', { accepts: false }]], 'receiver-has-not-accepted'],
  ['home is not safe any more', [...all, ['assess_risk', { safe: 'not_safe' }]], 'return-not-safe'],
  ['something is not ready', without('check_ready'), 'not-everything-ready'],
  [
    'a bed there was lost again',
    [...all, ['check_ready', { ready: [], no_longer: ['bed_there'] }]],
    'not-everything-ready',
  ],
] as [string, Step[], string][])(
  'Yasmin does not go home where %s, and nothing else is missing',
  async (_, steps, because) => {
    const { id } = await begun('Yasmin Refused', steps)
    expect(await goes(id)).toBe(because)
  },
)

it('she does not go on a yes that is older than the law of her case takes, and goes on a fresh one', async () => {
  const { id } = await begun('Yasmin Fresh', all)
  network.travel(15)
  expect(await goes(id)).toBe('consent-too-old')
  await amara.move('solution', 'consent_again', { id }, { signed: 'written' })
  expect(await goes(id)).toBe('executed')
})

it('at the airport she says no by herself, stays here instead, and is asked four times in the year after', async () => {
  const { id, caseId } = await begun('Yasmin Airport', all)
  expect(await goes(id)).toBe('executed')
  const { words } = await giveCard(amara, caseId, 'en')
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
  await phone.post(`/en${addresses.tracks}`, { go: `solution.change_mind.${id}`, sure: '1' })
  expect((await amara.api.work.track({ track: id })).track.state).toBe('counselled')

  for (const [move, input] of [
    ['choose', { option: 'local_integration' }],
    ['assess', {}],
    ['agree', {}],
    ['prepare', {}],
    ['execute', {}],
  ] as const)
    await amara.move('solution', move, { id }, input)
  const due = async () =>
    (await amara.api.work.track({ track: id })).clocks.map(({ clock, dueOn }) => ({ clock, dueOn }))
  const start = network.state.now()
  const asked: string[] = []
  for (const contact of ['first', 'third', 'sixth', 'year'] as const) {
    const [next, ...more] = await due()
    expect(more).toEqual([])
    expect(next?.clock).toBe(`solution.follow.${contact}`)
    asked.push(next!.dueOn!)
    // On its day, and not before: the next is counted from it.
    const now = dayAt(network.state.now(), 'Europe/London')
    network.travel((Date.parse(next!.dueOn!) - Date.parse(now)) / 86_400_000)
    await amara.move('solution', 'follow', { id }, { contact, reached: true })
  }
  expect(await due()).toEqual([])
  const months = asked.map((day) => Math.round((Date.parse(day) - start.getTime()) / 86_400_000 / 30.44))
  expect(months).toEqual([1, 3, 6, 12])
})

it('a home that is not safe opens another way within days, and choosing it is the end of that duty', async () => {
  const { id } = await begun('Yasmin Elsewhere', [
    ...chosen.slice(0, 3),
    ['assess_risk', { safe: 'not_safe' }],
  ])
  const clocks = async () => (await amara.api.work.track({ track: id })).clocks.map(({ clock }) => clock)
  expect(await clocks()).toEqual(['solution.other_way'])
  const agreed = amara.move('solution', 'agree', { id }, { signed: 'written' })
  await expect(agreed).rejects.toMatchObject({ detail: { because: 'return-not-safe' } })
  await amara.move('solution', 'change_mind', { id })
  await amara.move('solution', 'choose', { id }, { option: 'third_country_resettlement' })
  expect(await clocks()).toEqual([])
  const { track } = await amara.api.work.track({ track: id })
  expect([track.state, track.subkind]).toEqual(['preferred', 'third_country_resettlement'])
})
