// What people do in a life. Each act is what a screen does for somebody: it seals, then it calls the endpoint.

import { keepOwnHeader } from '../src/cases/client/case-header.ts'
import { readCase } from '../src/client/case-keys.ts'
import { v7 as newId } from 'uuid'
import { isProblem } from '../src/api/problem.ts'
import type { Compartment } from '../src/cases/model.ts'
import type { TeamPurpose } from '../src/organisations/teams.ts'
import type { Input } from '../src/tracks/define.ts'
import { inTeam, placeOf } from './actor.ts'
import {
  agree,
  agreeToCarrying,
  giveCard,
  handCaseOn,
  offerCase,
  openCase,
  giveUnknownCard,
  takeKeys,
  rotateDue,
  sendReferral,
  writeNote,
  type Agreeing,
} from './case-work.ts'
import { writeRecord } from '../src/client/records.ts'
import type { Part } from './cast.ts'
import { countPerson } from './count-person.ts'
import { describeGoal } from './plan-words.ts'
import { writeAssessment, writePlan } from './safety-words.ts'
import { colleague, dayFrom, now, type Act, type Scene, type Terms } from './stage.ts'
import { sentence, type Occasion } from './sentences.ts'

const isAdult = (scene: Scene): boolean => scene.persona.ageGroup === 'adult'

export function caseOf(scene: Scene): string {
  if (!scene.caseId) throw new Error('the case is not open yet')
  return scene.caseId
}

/** The kind of a track from the name that a life gives it: `referral.doctor` is a referral. */
const kindOf = (name: string): string => name.split('.')[0] as string

/**
 * Opens the person's case: who they are, how to reach them safely, and what they said first. `team`: carried by that team of
 * the house, where there is one.
 */
export const open =
  (urgency: 'now' | 'day' | 'routine' = 'day', team?: TeamPurpose): Act =>
  async (scene, who) => {
    const { persona, chance } = scene
    const circle = (team && who.teams.get(team)) ?? placeOf(who)
    const opened = await openCase(inTeam(who, circle), {
      id: newId({ msecs: now().getTime(), random: chance.bytes(16) }),
      reference: chance.bytes(8),
      name: persona.name,
      phone: persona.phone,
      language: persona.language,
      ageGroup: persona.ageGroup,
      origin: persona.origin,
      urgency,
      safeContact: {
        how: sentence(persona.language, 'how', chance),
        when: sentence(persona.language, 'when', chance),
        word: sentence(persona.language, 'word', chance),
        never: sentence(persona.language, 'never', chance),
      },
      story: sentence(persona.language, 'story', chance),
    })
    scene.caseId = opened.id
    scene.reference = opened.reference
    scene.tracks.set('case', { id: opened.track, kind: 'case', state: 'active', version: 1 })
    await countPerson(scene, who)
  }

/** Opens a track on the case. `other` is the part on whose organisation's side it also stands. */
export const start =
  (name: string, { other, ...input }: { other?: Part; subkind?: string } & Input = {}): Act =>
  async (scene, who) => {
    const circle = other === undefined ? {} : { other: placeOf(colleague(scene, other)) }
    const track = await who.open(kindOf(name), { caseId: caseOf(scene), ...circle, ...input })
    scene.tracks.set(name, track)
  }

/** Makes a move; what depends on the day of the step is given as a function. */
export const go =
  (name: string, move: string, input: Input | (() => Input) = {}): Act =>
  async (scene, who) => {
    const track = trackOf(scene, name)
    const answers = typeof input === 'function' ? input() : input
    const again = { id: track.id }
    const moved = await who.move(kindOf(name), move, track, answers).catch((error: unknown) => {
      // Time has moved it in between: its version is looked up and the same move made once more.
      if (isProblem(error) && error.code === 'stale') return who.move(kindOf(name), move, again, answers)
      throw error
    })
    scene.tracks.set(name, moved)
  }

/** The move that a rule refuses, by the code of the rule: the story would be wrong if it were made. */
export const refused =
  (name: string, move: string, because: string, input: Input | (() => Input) = {}): Act =>
  async (scene, who) => {
    const done = await go(
      name,
      move,
      input,
    )(scene, who).then(
      () => 'made',
      (error: unknown) => (isProblem(error) ? error.detail.because : String(error)),
    )
    if (done !== because)
      throw new Error(`${name}.${move} should be refused because of ${because}, and was ${done}`)
  }

export function trackOf(scene: Scene, name: string) {
  const track = scene.tracks.get(name)
  if (!track) throw new Error(`there is no ${name} in this life yet`)
  return track
}

/** The person agrees that somebody may read; for who is no adult, they are asked and somebody decides with them. */
export const share =
  (part: Part, { purpose, compartments, days = 120 }: Terms, whenAccepted = false): Act =>
  async (scene, who) => {
    const terms = {
      recipient: placeOf(colleague(scene, part)),
      purpose,
      compartments,
      days,
      whenAccepted,
      language: scene.persona.language,
    }
    const track = await agree(
      who,
      caseOf(scene),
      isAdult(scene) ? terms : { ...terms, assent: true, onBehalf: 'best_interests_decided' },
      now(),
    )
    scene.tracks.set(`consent.${part}`, { id: track, kind: 'consent', state: 'granted', version: 3 })
    scene.agreed.set(`consent.${part}`, { purpose, compartments, days })
  }

/**
 * The person moves on, and so does their case: another house is asked and takes it, the person says yes, it goes. From here the
 * story's caseworker is theirs. `handles`: the first of them who works in another house.
 */
export const transferCase =
  (...handles: string[]): Act =>
  async (scene, who) => {
    const caseId = caseOf(scene)
    const next = handles.map((one) => scene.world.people.get(one)).find((one) => one?.circle !== who.circle)
    if (!next) throw new Error('nobody else works here')
    const { id } = await next.move('handover', 'accept', await offerCase(who, caseId, placeOf(next)))
    const asked = isAdult(scene) ? {} : ({ assent: true, onBehalf: 'best_interests_decided' } as const)
    const yes = { recipient: placeOf(next), language: scene.persona.language, ...asked }
    await agreeToCarrying(who, caseId, yes, now())
    scene.tracks.set('handover', await handCaseOn(who, caseId, id))
    scene.cast = { ...scene.cast, caseworker: next.handle }
    await keepOwnHeader(next, await readCase(next, caseId), placeOf(next))
    await rotateDue(next, caseId)
  }

export interface Sending extends Terms {
  service: string
  urgency?: 'now' | 'day' | 'routine'
}

/** Refers the person to a colleague's organisation; the keys wait for the answer. */
export const refer =
  (part: Part, { service, urgency = 'day', ...terms }: Sending): Act =>
  async (scene, who) => {
    await share(part, terms, true)(scene, who)
    const track = newId()
    const sent = await sendReferral(who, {
      track,
      caseId: caseOf(scene),
      recipient: placeOf(colleague(scene, part)),
      serviceCode: service,
      urgency,
      district: scene.chance.pick(['harbour', 'north', 'valley', 'capital']),
      consent: trackOf(scene, `consent.${part}`).id,
    })
    scene.tracks.set(`referral.${part}`, {
      id: track,
      kind: 'referral',
      state: sent.state,
      version: sent.version,
    })
  }

/** Opens and accepts a referral; then reads what was agreed. */
export const take =
  (part: Part, days = 2): Act =>
  async (scene, who) => {
    await go(`referral.${part}`, 'open')(scene, who)
    await go(`referral.${part}`, 'accept', () => ({ first_day: dayFrom(days) }))(scene, who)
    await look(scene, who)
  }

/** Looks at the case; the person will see that on their own page. */
export const look: Act = async (scene, who) => void (await takeKeys(who, caseOf(scene)))

/** Somebody writes down what the person would want to be remembered. */
export const note =
  (compartment: Compartment, occasion: Occasion): Act =>
  async (scene, who) => {
    const { shared } = await takeKeys(who, caseOf(scene))
    if (shared.rotationDue.includes(compartment)) return
    await writeNote(who, caseOf(scene), compartment, sentence(scene.persona.language, occasion, scene.chance))
  }

/** The person's own words, written down as they were said. */
export const ownWords: Act = async (scene, who) => {
  await takeKeys(who, caseOf(scene))
  const text = sentence(scene.persona.language, 'own', scene.chance)
  await writeRecord(who, caseOf(scene), { compartment: 'narrative', kind: 'words', value: { text } })
}

/** Rights, until they are understood. Where hands are short it waits for some morning (tending.ts), as the safety plan does. */
export const explainRights: Act = async (scene, who) =>
  scene.shortOfHands ? undefined : tellRights(scene, who)

export const tellRights: Act = (scene, who) =>
  go('case', 'explain_rights', { language: scene.persona.language, how: 'interpreter', understood: true })(
    scene,
    who,
  )

/** How dangerous it is now; the earlier assessment gives way to this one. */
export const assess =
  (level: 'high' | 'medium' | 'low', own_view: 'safe' | 'unsure' | 'unsafe' | 'not_said' = 'unsure'): Act =>
  async (scene, who) => {
    const earlier = scene.tracks.get('risk')
    await start('risk', { level, own_view, family_considered: true })(scene, who)
    if (earlier) await who.move('risk', 'reassess', { id: earlier.id })
    if (scene.told)
      await writeAssessment(who, { caseId: caseOf(scene), track: trackOf(scene, 'risk').id, level })
    if (level === 'high' && !scene.shortOfHands) await safetyPlan()(scene, who)
  }

/** The safety plan, written down and agreed to. */
export const safetyPlan =
  (name = 'risk'): Act =>
  async (scene, who) => {
    await writePlan(who, caseOf(scene), scene.persona.language)
    await go(name, 'plan', { family_included: true })(scene, who)
  }

/** A structured conversation, never a questioning of somebody who may be a child. */
export const screen =
  (instrument: string, outcome = 'indicators_offer_followup'): Act =>
  async (scene, who) => {
    await start('screening', { instrument: isAdult(scene) ? instrument : 'child_observed' })(scene, who)
    const mode = isAdult(scene) ? 'asked' : 'observed'
    await go('screening', 'begin', { explained: true, private_place: true, interpreter: 'vetted', mode })(
      scene,
      who,
    )
    await go('screening', 'complete', { outcome })(scene, who)
    // Where hands are short the offer waits for some morning too, and a goal that was agreed for somebody who begins with it.
    if (!scene.shortOfHands) await offerHelp(scene, who)
  }
export const offerHelp = go('screening', 'offer_help', { taken_up: 'accepted' })

/** A bed: asked for, matched, offered; the person was asked and wants it. */
export const findBed =
  (urgency: 'now' | 'day' = 'day', name = 'placement', at: Part = 'shelter'): Act =>
  async (scene, who) => {
    await start(name, { other: at, urgency, party: 1 })(scene, who)
    await go(name, 'match', { not_met: ['none_missing'] })(scene, who)
    await go(name, 'offer')(scene, colleague(scene, at))
    await go(name, 'ask_person', { answer: 'says_yes' })(scene, who)
  }

/** A goal of the plan, agreed with a day. */
export const agreeGoal =
  (name: string, service: string, days = 60): Act =>
  async (scene, who) => {
    await start(name, { subkind: service })(scene, who)
    if (scene.told)
      await describeGoal(who, { caseId: caseOf(scene), track: trackOf(scene, name).id, service })
    await go(name, 'agree', () => ({ target_on: dayFrom(days) }))(scene, who)
  }

/** Something small that is needed at once and found: food, clothes, somebody who interprets. */
export const helped =
  (service: string, days = 3): Act =>
  async (scene, who) => {
    const name = `goal.${service}`
    await agreeGoal(name, service, days)(scene, who)
    await go(name, 'start')(scene, who)
    await go(name, 'achieve')(scene, who)
  }

/** A goal that is agreed and begun. */
export const begun =
  (service: string, days: number): Act =>
  async (scene, who) => {
    await agreeGoal(`goal.${service}`, service, days)(scene, who)
    if (!scene.shortOfHands) await go(`goal.${service}`, 'start')(scene, who)
  }

/**
 * A card with words for the person. Only the words of lives that are told in full are kept for the demonstration; the
 * others' are known to nobody, so their card has random numbers in place of what grows from words.
 */
export const card: Act = async (scene, who) => {
  const { persona, reference = '' } = scene
  if (!scene.told) {
    scene.card = { circle: await giveUnknownCard(who, caseOf(scene), persona.language) }
    return
  }
  const { words, circle } = await giveCard(who, caseOf(scene), persona.language)
  scene.card = { words, circle }
  scene.world.keep.cards.push({
    life: scene.told,
    name: persona.name,
    reference,
    language: persona.language,
    words,
  })
}

/** All three ways are explained, one is chosen. */
export const choose =
  (option: string): Act =>
  async (scene, who) => {
    const { language } = scene.persona
    if (!scene.tracks.has('solution')) await start('solution', { subkind: option })(scene, who)
    const explained = ['local_integration', 'third_country_resettlement', 'voluntary_return']
    await go('solution', 'counsel', { language, explained, how: 'interpreter' })(scene, who)
    await go('solution', 'choose', { option })(scene, who)
    await go('solution', 'assess')(scene, who)
  }

/** Adds what only a decision for somebody who is no adult needs. */
export const forTheirBest =
  (name: string, move: string, input: Input = {}): Act =>
  (scene, who) =>
    go(name, move, isAdult(scene) ? input : { ...input, best_interests: true })(scene, who)

/** A track that belongs to no case: money, a voice. */
export const startOutside =
  (name: string, { other, ...input }: { other?: Part; subkind?: string } & Input): Act =>
  async (scene, who) => {
    const circle = other === undefined ? {} : { other: placeOf(colleague(scene, other)) }
    scene.tracks.set(name, await who.open(kindOf(name), { ...circle, ...input }))
  }

/** A shelter is asked to hold places for a visit until the evening of a day, and says yes. */
export const holdPlaces =
  (name: string, places: number, day: () => string): Act =>
  async (scene, who) => {
    const house = colleague(scene, 'shelter')
    const id = newId()
    const { id: visit } = trackOf(scene, name)
    await who.api.bedHolds.ask({ id, visit, house: house.circle, places, until: `${day()}T20:00:00.000Z` })
    const { beds, times } = await house.api.shelters.beds({})
    // A full house opens a room more, as it would on such a day.
    if (beds.length - new Set(times.map(({ bed }) => bed)).size < places)
      await house.api.shelters.add({ count: places, each: places, takes: [] })
    await house.api.shelters.hold({ id })
  }

/** A referral to a service outside the network: a letter, and the answer entered by hand. */
export const letterOutside =
  (recipientName: string, serviceCode: string, purpose: Agreeing['purpose']): Act =>
  async (scene, who) => {
    const track = newId()
    const child = isAdult(scene) ? {} : ({ assent: true, onBehalf: 'best_interests_decided' } as const)
    const outsideConsent = {
      track: newId(),
      compartments: ['contact' as const],
      purpose,
      until: dayFrom(90),
      language: scene.persona.language,
      method: 'spoken_with_interpreter' as const,
      ...child,
    }
    const sent = await sendReferral(who, {
      track,
      caseId: caseOf(scene),
      recipientName,
      serviceCode,
      urgency: 'routine',
      outsideConsent,
    })
    scene.tracks.set('referral.outside', {
      id: track,
      kind: 'referral',
      state: sent.state,
      version: sent.version,
    })
  }
