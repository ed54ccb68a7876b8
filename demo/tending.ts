// What a network does when nobody tells a story about it: each morning somebody looks at what is due and does it, mostly
// in time, now and then a day or three late. A duty of a story that is still being told is left to the story.

import { isProblem } from '../src/api/problem.ts'
import { as } from '../src/database/as.ts'
import type { Database } from '../src/database/open.ts'
import { sql } from '../src/database/sql.ts'
import { assess, forTheirBest, go, offerHelp, safetyPlan, share, take, tellRights } from './acts.ts'
import type { Colleague } from './actor.ts'
import { chanceOf } from './chance.ts'
import { packed, settled } from './lists.ts'
import { colleague, dayFrom, dayMs, type Act, type Scene } from './stage.ts'

/** A running duty that is due before some moment. */
export interface Duty {
  track: string
  clock: string
  circle: number
  /** Of the track, as it is now: time moves tracks too, and the story does not hear of it. */
  state: string
  dueAt: Date
}

/** Every duty of the network that is due before a moment. It only reads, and as the system, which sees all of them. */
export const dutiesBefore = (database: Database, moment: Date): Promise<Duty[]> =>
  as(database, { kind: 'system' }, (tx) =>
    tx.rows<Duty>(sql`select k.track, k.clock, k.circle, t.state, k.due_at as "dueAt" from clocks k join tracks t on t.id = k.track
      where k.stopped_at is null and k.due_at < ${moment} order by k.due_at, k.id`),
  )

const isOpen = (scene: Scene): boolean =>
  ['active', 'follow_up'].includes(scene.tracks.get('case')?.state ?? 'active')

/** Some duty on the track of this name, in the state that the track is in. */
type Tending = (name: string, state: string) => Act | undefined

const byAuthority =
  (act: Act): Act =>
  (scene) =>
    act(scene, colleague(scene, 'authority'))
const today = () => ({ served_on: dayFrom(0) })
const advise: Tending = (name) => (scene, who) =>
  go(name, 'advise', { language: scene.persona.language, topics: ['pay', 'safety'] })(scene, who)
const answer: Tending = (name, state) =>
  state === 'sent'
    ? take(name.slice('referral.'.length) as Parameters<typeof take>[0])
    : go(name, 'accept', () => ({ first_day: dayFrom(2) }))

/** One step nearer to a bed; the next day brings the next one. */
const towardsABed: Tending = (name, state) =>
  ({
    requested: go(name, 'match', { not_met: ['none_missing'] }),
    matched: (async (scene, who) => {
      const shelter = colleague(scene, 'shelter')
      try {
        await go(name, 'offer')(scene, shelter)
      } catch (error) {
        // The house is full, and so nobody is kept waiting for it.
        if (!isProblem(error)) throw error
        await go(name, 'cannot_offer', { reason: 'full' })(scene, shelter)
        await go(name, 'give_up', { reason: 'none_free' })(scene, who)
      }
    }) satisfies Act,
    offered: (async (scene, who) => {
      await go(name, 'ask_person', { answer: 'says_yes' })(scene, who)
      await go(name, 'accept')(scene, who)
      await go(name, 'arrive')(scene, who)
    }) satisfies Act,
    held: go(name, 'arrive'),
  })[state]

/** The person is asked again before a consent ends, and the new one takes its place; after a case is over none is needed. */
const renew: Tending = (name) => async (scene, who) => {
  const terms = scene.agreed.get(name)
  const old = scene.tracks.get(name)
  if (!terms || !old || !isOpen(scene)) return go(name, 'withdraw')(scene, who)
  await share(name.slice('consent.'.length) as Parameters<typeof share>[0], terms)(scene, who)
  const renewed = scene.tracks.get(name)!
  scene.tracks.set(name, old)
  await go(name, 'replace')(scene, who)
  scene.tracks.set(name, renewed)
}

const follow = (contact: string) => (name: string) => go(name, 'follow', { contact, reached: true })

/** What ends a duty. What stands in no list here waits for a decision that nobody else can make. */
const tendings: Record<string, Tending> = {
  'contact.reply': advise,
  'contact.reply.now': advise,
  'contact.callback': (name) => async (scene, who) => {
    await go(name, 'reached')(scene, who)
    await advise(name, '')?.(scene, who)
  },
  'identification.open': (name) => go(name, 'receive'),
  'identification.decision': (name) => go(name, 'decide_prelim_positive', today),
  'identification.challenge': (name) => go(name, 'challenge', { grounds: 'new_information' }),
  'identification.after': (name) => go(name, 'plan_ahead'),
  recovery: (name) => byAuthority(go(name, 'decide_final_positive', today)),
  'case.rights': () => tellRights,
  'case.review': (name) => go(name, 'review'),
  'case.first': () => settled,
  'case.ahead': (name) => go(name, 'look_ahead', { way_ahead: 'not_yet_wanted' }),
  'consent.reminder': renew,
  'disclosure.tell': (name) => go(name, 'tell'),
  'disclosure.destroy': (name) => go(name, 'confirm_destroyed'),
  'referral.open': answer,
  'referral.answer': answer,
  'referral.answer.now': answer,
  'referral.start': (name) => go(name, 'start'),
  'referral.welfare': (name) => go(name, 'check_welfare', { found: 'safe' }),
  'referral.elsewhere': (name) => go(name, 'found_elsewhere', { found: 'helped_ourselves' }),
  'placement.answer': towardsABed,
  'placement.answer.now': towardsABed,
  'placement.bed': towardsABed,
  'placement.bed.now': towardsABed,
  'placement.hold': towardsABed,
  'placement.review': (name) => go(name, 'review', { suits: true }),
  'placement.next': (name) => go(name, 'plan_next', { next_place: 'transitional_housing' }),
  'hotel_night.check_in': (name) => go(name, 'check_in'),
  'hotel_night.next': (name) => go(name, 'move_on', { next_place: 'with_family_or_friends' }),
  'placement.return': (name) => go(name, 'come_back'),
  'placement.welfare': (name) => go(name, 'check_welfare', { found: 'safe' }),
  'screening.offer': () => offerHelp,
  'goal.start': (name) => go(name, 'start'),
  'goal.target': (name) => go(name, 'achieve'),
  'goal.unblock': (name) => go(name, 'unblock'),
  'risk.plan': (name) => safetyPlan(name),
  'risk.review.high': () => assess('medium'),
  'risk.review.medium': () => assess('low', 'safe'),
  'risk.review.low': () => assess('low', 'safe'),
  'risk.reassess': () => assess('low', 'unsure'),
  'proceeding.lawyer': (name, state) =>
    go(name, state === 'opened' ? 'assign_lawyer' : 'open', state === 'opened' ? {} : { lawyer: 'assigned' }),
  'proceeding.hold': (name) => go(name, 'hold'),
  'proceeding.tell': (name) => (scene, who) =>
    go(name, 'tell', { language: scene.persona.language, how: 'interpreter' })(scene, who),
  'proceeding.hearing': (name) => go(name, 'hear', { heard: 'through_lawyer' }),
  'proceeding.explain': (name) => (scene, who) =>
    go(name, 'explain', { language: scene.persona.language, how: 'interpreter' })(scene, who),
  'proceeding.payment': (name) =>
    go(name, 'pay', () => ({ amount: 4_000, paid_on: dayFrom(-1), all_paid: true })),
  'status.advice': (name) => go(name, 'prepare', { permit: 'temporary' }),
  'status.renew': (name) => go(name, 'apply', () => ({ applied_on: dayFrom(0) })),
  'status.expired': (name, state) =>
    state === 'expired' ? go(name, 'apply', () => ({ applied_on: dayFrom(0) })) : go(name, 'protect'),
  'status.work': (name) => (scene) =>
    go(name, 'allow_work', () => ({ work: true }))(scene, colleague(scene, 'immigration')),
  'interview.ready': (name) => go(name, 'say_ready', { readiness: 'ready' }),
  'interview.day': (name) => go(name, 'hold', { training: 'trained', recorded: true }),
  'interview.after': (name) => go(name, 'look_after'),
  'homecoming.arrival': (name) => go(name, 'arrive', () => ({ arrived_on: dayFrom(0) })),
  'homecoming.answer': (name, state) =>
    go(name, 'tell_back', { told_back: state === 'arrived' ? 'arrived' : 'yes' }),
  'homecoming.missing': (name) => go(name, 'arrive', () => ({ arrived_on: dayFrom(0) })),
  'homecoming.again': (name) => go(name, 'begin_again'),
  'solution.prepare': (name) => async (scene, who) => {
    await packed(scene, who)
    await forTheirBest(name, 'execute')(scene, who)
  },
  'solution.other_way': (name) => go(name, 'choose', { option: 'third_country_resettlement' }),
  'solution.follow.first': follow('first'),
  'solution.follow.third': follow('third'),
  'solution.follow.sixth': follow('sixth'),
  'solution.follow.year': follow('year'),
}

/** What comes round by itself for as long as a case is open; no story tells of it. */
const everyday = [
  'case.review',
  'case.first',
  'case.ahead',
  'placement.review',
  'risk.review',
  'risk.reassess',
  'consent.reminder',
]

/** Where hands are short these too wait for a morning, whatever the story tells meanwhile. */
const leftLying = ['case.rights', 'case.first', 'risk.plan', 'screening.offer', 'goal.start', 'placement.bed']

/** One duty in twelve waits a day, two or three; where hands are short, nearly every one. */
const patience = (scene: Scene, { clock, dueAt }: Duty): number =>
  chanceOf(`${scene.persona.phone} ${clock} ${dueAt.toISOString().slice(0, 10)}`).pick(
    scene.shortOfHands ? [1, 2, 3, 4] : [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3],
  ) * dayMs

/** Whoever answers for a duty: the one who plays in this story, or somebody of the same organisation. */
function whose({ world }: Scene, circle: number, carrier: Colleague): Colleague | undefined {
  const isIn = (one: Colleague) => one.circle === circle || [...one.teams.values()].includes(circle)
  if (isIn(carrier)) return carrier
  return [...world.people.values()].find((one) => isIn(one) && !one.handle.endsWith('-admin'))
}

/**
 * Does on one morning what is due of one person. `told` says that the story itself is over; before, only what comes round
 * by itself is looked after. A rule that refuses leaves the duty where it is.
 */
export async function tend(
  scene: Scene,
  duties: readonly Duty[],
  morning: Date,
  told: boolean,
): Promise<void> {
  for (const duty of duties) {
    const byItself = scene.shortOfHands ? [...everyday, ...leftLying] : everyday
    if (!told && !byItself.some((one) => duty.clock.startsWith(one))) continue
    if (duty.dueAt.getTime() - dayMs + patience(scene, duty) > morning.getTime()) continue
    const found = [...scene.tracks].find(([, { id }]) => id === duty.track)
    const who = whose(scene, duty.circle, colleague(scene, 'caseworker'))
    if (!found || !who || (duty.clock.startsWith('risk.') && !isOpen(scene))) continue
    const [name] = found
    await tendings[duty.clock]?.(name, duty.state)?.(scene, who).catch((error: unknown) => {
      if (!isProblem(error)) throw error
    })
  }
}
