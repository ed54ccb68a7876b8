// What Malee, Efua and Lucinda want to reach: a home, a school, a trade, a job, their family, somebody of their faith. Any
// of it, in any order, each with a day, and theirs to leave.

import { expect, it } from 'vitest'
import { addresses } from '../api/addresses.ts'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { at, machineOf, make, sides } from '../../test/moving.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { staffRoles } from '../api/roles.ts'
import { asOwner } from '../database/open.ts'
import { clearServiceCodes } from '../directory/kinds.ts'
import { machines } from '../app/machines.ts'
import { advance } from '../tracks/advance.ts'
import { barriers } from './goal.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

/** What helps with a home, a school, a trade, work, the family, words and a faith: everybody names these in clear. */
const wanted = [
  'transitional_housing',
  'long_term_housing',
  'education',
  'child_education',
  'vocational_training',
  'job_placement',
  'family_location',
  'family_reunification',
  'translation',
  'interpretation',
  'spiritual_support',
]

it('a plan holds a home, a school, a trade, a job, the family, words and a faith together, each with a day of its own', async () => {
  for (const service of wanted) expect(clearServiceCodes).toContain(service)
  const { id: caseId } = await openCase(amara, { name: 'Malee Plan', language: 'th' })
  const today = network.state.now().getTime()
  const days = wanted.map((_, n) => new Date(today + (n + 30) * 86_400_000).toISOString().slice(0, 10))
  for (const [n, subkind] of wanted.entries()) {
    const goal = await amara.open('goal', { caseId, subkind })
    expect((await amara.move('goal', 'agree', goal, { target_on: days[n] })).state).toBe('agreed')
  }
  const due = await asOwner(database, (client) =>
    client.query<{ subkind: string; day: string }>(
      `select t.subkind, to_char(k.due_on, 'YYYY-MM-DD') as day from clocks k join tracks t on t.id = k.track
       where k.case_id = $1 and k.clock = 'goal.target' and k.stopped_at is null order by k.due_on`,
      [caseId],
    ),
  )
  expect(due.rows).toEqual(wanted.map((subkind, n) => ({ subkind, day: days[n] })))
})

it('Malee’s goals are worked on and reached while nobody has identified her and she wants no proceeding', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Malee Helped', language: 'th' })
  const matter = await amara.open('proceeding', { caseId, subkind: 'labour_claim' })
  expect((await amara.move('proceeding', 'decline', matter, {})).state).toBe('declined')
  const reached = async (subkind: string) => {
    const goal = await amara.open('goal', { caseId, subkind })
    const begun = await amara.move('goal', 'start', await amara.move('goal', 'agree', goal, {}), {})
    return (await amara.move('goal', 'achieve', begun, {})).state
  }
  for (const subkind of ['transitional_housing', 'education']) expect(await reached(subkind)).toBe('achieved')
  const others = await asOwner(database, (client) =>
    client.query("select kind, state from tracks where case_id = $1 and kind not in ('case', 'goal')", [
      caseId,
    ]),
  )
  expect(others.rows).toEqual([{ kind: 'proceeding', state: 'declined' }])
})

it('what stands in the way is said, no permission to work among it, and whoever helps comes back to it', () => {
  expect(barriers).toEqual(expect.arrayContaining(['immigration_status', 'no_service', 'language', 'safety']))
  for (const reason of barriers) {
    const mover = { sides, roles: staffRoles }
    const view = at(machineOf('goal'), 'in_progress', 'job_placement')
    const result = advance(machineOf('goal'), view, 'block', { input: { reason }, mover, facts: {} })
    expect(result.moved && result.starts.map(({ clock }) => clock)).toEqual(['goal.unblock'])
  }
  expect(make('goal', 'blocked', 'unblock', {}, {}, 'vocational_training')).toBe('in_progress')
})

it('a goal that Lucinda takes up again is owed anew: its beginning, and its new day', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Lucinda Plan', language: 'es' })
  const goal = await amara.open('goal', { caseId, subkind: 'education' })
  const begun = await amara.move('goal', 'start', await amara.move('goal', 'agree', goal, {}), {})
  const paused = await amara.move('goal', 'pause', begun, {})
  const day = new Date(network.state.now().getTime() + 40 * 86_400_000).toISOString().slice(0, 10)
  await amara.move('goal', 'resume', paused, { target_on: day })
  const { rows } = await asOwner(database, (client) =>
    client.query<{ clock: string; day: string }>(
      `select clock, to_char(due_on, 'YYYY-MM-DD') as day from clocks where track = $1 and stopped_at is null order by clock`,
      [goal.id],
    ),
  )
  expect(rows).toEqual([
    { clock: 'goal.start', day: expect.any(String) },
    { clock: 'goal.target', day },
  ])
})

it('looking for her family goes no further than she wants: she stops it on her own page, and nobody asks her why', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Efua Plan', language: 'fr' })
  const { words } = await giveCard(amara, caseId, 'fr')
  const goal = await amara.open('goal', { caseId, subkind: 'family_location' })
  const begun = await amara.move('goal', 'start', await amara.move('goal', 'agree', goal, {}), {})
  const own = telephone(network.public)
  await own.post(`/fr${addresses.enter}`, { words })
  const way = `goal.drop.${goal.id}`
  expect(await (await own.get(`/fr${addresses.tracks}`)).text()).toContain(`value="${way}"`)
  expect((await own.post(`/fr${addresses.tracks}`, { go: way, sure: '1' })).status).toBe(200)
  await expect(amara.move('goal', 'achieve', begun, {})).rejects.toBeDefined()
  expect((await amara.api.work.track({ track: goal.id })).track.state).toBe('dropped')
})

it('somebody of her faith is found without anybody asking what she believes', () => {
  const asked = machines.flatMap(({ opens, moves }) =>
    [opens, ...Object.values(moves)].flatMap(({ ask = {} }) =>
      Object.entries(ask).flatMap(([name, field]) => [name, ...('codes' in field ? field.codes : [])]),
    ),
  )
  expect(asked.filter((word) => /faith|relig|belief|church|mosque|temple|confession/i.test(word))).toEqual([])
  expect(clearServiceCodes).toContain('spiritual_support')
})

it('without script Malee says yes to one row, no to another and would like another place for the third; Amara owes her an answer', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Malee Answers', language: 'en' })
  const goals = []
  for (const subkind of ['food', 'education', 'transitional_housing'])
    goals.push(await amara.open('goal', { caseId, subkind }))
  const { words } = await giveCard(amara, caseId, 'en')
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
  const press = (go: string, sure?: string) =>
    phone.post(`/en${addresses.tracks}`, { go, ...(sure && { sure }) }).then((answer) => answer.text())
  const [food, school, flat] = goals.map(({ id }) => id)
  await press(`goal.agree.${food}`, '1')
  await press(`goal.drop.${school}`, '1')
  const asked = await press(`goal.want_other.${flat}`)
  expect(asked).toContain('Another place')
  expect(asked).not.toContain('Yes, I am sure')
  expect(await press(`goal.want_other.${flat}`, 'other_place')).toContain('Say it in my own words')
  const { duties } = await amara.api.work.mine({ whose: 'mine' })
  const owed = duties.filter((one) => one.caseId === caseId && one.clock.startsWith('goal.'))
  expect(Object.fromEntries(owed.map(({ clock, track }) => [track, clock]))).toEqual({
    [food!]: 'goal.start',
    [school!]: 'goal.answer',
    [flat!]: 'goal.answer',
  })
  const { events, tracks } = await amara.api.cases.read({ id: caseId })
  expect(events.find(({ track, move }) => track === flat && move === 'want_other')?.facts).toEqual({
    wish: 'other_place',
  })
  expect(goals.map(({ id }) => tracks.find((one) => one.id === id)?.state)).toEqual([
    'agreed',
    'dropped',
    'proposed',
  ])
  await amara.move('goal', 'talk_over', { id: flat! }, {})
  const left = (await amara.api.work.mine({ whose: 'mine' })).duties.filter(({ track }) => track === flat)
  expect(left).toEqual([])
})

it('a no that Amara writes down is owed to nobody, but for the day on which Malee wants to be asked again', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Malee Later', language: 'th' })
  const [kept, later] = [
    await amara.open('goal', { caseId, subkind: 'food' }),
    await amara.open('goal', { caseId, subkind: 'education' }),
  ]
  const day = new Date(network.state.now().getTime() + 40 * 86_400_000).toISOString().slice(0, 10)
  await amara.move('goal', 'drop', kept, {})
  const dropped = await amara.move('goal', 'drop', later, { ask_again_on: day })
  const owed = async () =>
    (await amara.api.cases.read({ id: caseId })).clocks
      .filter(({ clock }) => clock.startsWith('goal.'))
      .map(({ clock, track, dueOn }) => ({ clock, track, dueOn }))
  expect(await owed()).toEqual([{ clock: 'goal.ask_again', track: later.id, dueOn: day }])
  expect((await amara.move('goal', 'want_after_all', dropped, {})).state).toBe('proposed')
  expect(await owed()).toEqual([])
})
