// What people in the invented country said about their safety, as their worker wrote it down: the plan without which nobody agrees to one,
// and the answers behind an assessment.
import { newId } from '../src/api/new-id.ts'
import { readCase } from '../src/client/case-keys.ts'
import { rotateDueKeys } from '../src/client/rotate-case-keys.ts'
import { latestOf } from '../src/client/sealed-record.ts'
import { writeRecord } from '../src/client/records.ts'
import { factors, type Answers, type Assessment, type Level } from '../src/safety/assessment.ts'
import { keepPlan } from '../src/safety/client/safety-plan.ts'
import { emptyPlan, type SafetyPlan } from '../src/safety/plan.ts'
import type { Colleague } from './actor.ts'

const agreedPlan = (language: string, on: string): SafetyPlan => ({
  ...emptyPlan,
  parts: {
    signs: [{ text: 'The same car again.' }, { text: 'A message from a number I do not know.' }],
    do: [
      { text: 'I stay inside and lock my room.', changes: 'moved' },
      { text: 'Outside: I walk into a shop with many people.' },
      { text: 'Then I wait. I do not go and look.' },
    ],
    call: [
      { text: 'Danger now: the emergency number.' },
      { text: 'Night desk, any hour. Saved as “Aunt Lek”.' },
    ],
    bag: [
      { text: 'Medicine, shirt, charger, copies of papers, some money.' },
      { text: 'With a friend, behind the door.', changes: 'moved' },
    ],
    phone: [{ text: 'Location off, new SIM, no picture of where I live.' }],
  },
  others: [
    { what: 'Walk round the house at 8:00 and 20:00', who: 'Night team', since: on },
    { what: 'Tell no caller that they are here', who: 'Everybody in the house', since: on },
    { what: 'Ask for a protection order, if they want it', who: 'Open Law Centre' },
  ],
  night: {
    tells: 'tell_worker',
    after: 4,
    rings: 'The sister',
    does: 'Sit with them, ring the crisis line.',
  },
  readBack: { on, language, how: 'by_interpreter' },
  card: {
    kind: 'number',
    lines: { name: 'Aunt Lek', trade: 'Sewing, mending', number: '07700 900145', hours: 'Open every day' },
    stands: {
      name: 'The night desk',
      trade: 'What the desk says if somebody else rings',
      hours: 'Day and night',
    },
  },
})

/** Writes the plan of a person, once. */
export async function writePlan(who: Colleague, caseId: string, language: string): Promise<void> {
  let shared = await readCase(who, caseId)
  if (latestOf(shared.records, 'safety_plan') || !shared.held.includes('contact')) return
  if (shared.rotationDue.includes('contact')) {
    await rotateDueKeys(who, caseId, shared.held)
    shared = await readCase(who, caseId)
  }
  const on = (await who.clock.now()).toISOString().slice(0, 10)
  await keepPlan(who, shared, { plan: agreedPlan(language, on), id: newId() })
}

const answersOf = (level: Level, on: string): Answers => {
  const yes = {
    high: ['free_looking', 'threats', 'watched', 'debt', 'papers'],
    medium: ['debt', 'papers'],
    low: [],
  }[level]
  const protecting = ['night_team', 'someone', 'safe_phone']
  return Object.fromEntries(
    factors.map((factor) => {
      const isYes = yes.some((one) => one === factor) || protecting.includes(factor)
      const isUnknown = factor === 'family_home' && level !== 'low'
      return [
        factor,
        { answer: isUnknown ? 'not_known' : isYes ? 'yes' : 'no', source: isYes ? 'they' : 'us', on },
      ]
    }),
  )
}

/** Writes what an assessment rests on. */
export async function writeAssessment(
  who: Colleague,
  { caseId, track, level }: { caseId: string; track: string; level: Level },
): Promise<void> {
  const on = (await who.clock.now()).toISOString().slice(0, 10)
  const value: Assessment = {
    answers: answersOf(level, on),
    lines:
      level === 'high'
        ? { who: 'The man who drove them, and his brother', reach: 'The street, not the house' }
        : {},
    family:
      level === 'low'
        ? []
        : [{ who: 'Mother', country: 'At home', risk: level === 'high' ? 'medium' : 'not_known' }],
    reasons:
      level === 'high'
        ? 'He was released this week. The same car stood at the corner on two evenings. They are afraid of the street, not of the house.'
        : level === 'medium'
          ? 'Nobody has looked for them so far. A debt is claimed and others hold their papers.'
          : 'No threat and no contact since they are here. They go out alone and feel well.',
    own:
      level === 'high'
        ? 'I do not go out after dark.'
        : 'It is all right as long as nobody knows the street.',
  }
  await writeRecord(who, caseId, {
    compartment: 'contact',
    kind: 'assessment',
    value,
    about: { track, about: 'risk' },
  })
}
