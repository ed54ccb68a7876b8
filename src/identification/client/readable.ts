// What came out of a seal, as something that can be shown. Whoever holds a key may have sealed anything, so each answer
// is taken only where it has its shape; the full check stands in opened.ts, which would carry a validator into the page.
import { attachedIn, type Attached } from '../../attachments/attached.ts'
import { decided, mayTell } from '../../cases/may-tell.ts'
import {
  agreements,
  childWishes,
  keptFrom,
  encounterAges,
  encounterPlaces,
  type EncounterDetails,
} from '../encounter-details.ts'
import { callIn, type CallAsked } from '../call-asked.ts'
import type { RunningDuty } from '../../jurisdiction/reporting.ts'
import { stepIn, type LabourStep } from '../labour-steps.ts'
import { screeningOutcomes } from '../screening.ts'
import {
  emptyReport,
  longest,
  reachChannels,
  reportKinds,
  safeNow,
  wishes,
  type ReadReport,
} from '../report.ts'

/** A pack says no more of one profession. */
const mostDuties = 10

const among = <T extends string>(values: readonly T[], value: unknown, otherwise: T): T =>
  values.includes(value as T) ? (value as T) : otherwise
const line = (value: unknown, most: number = longest.line): string =>
  typeof value === 'string' ? value.slice(0, most) : ''

const one = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const several = <T extends string>(values: readonly T[], found: unknown): T[] =>
  Array.isArray(found) ? values.filter((one) => (found as unknown[]).includes(one)) : []

/** A set of signs that was gone through; nothing where its outcome is none that is known. */
function screenedIn(value: unknown): EncounterDetails['screened'] {
  const found = one(value)
  const outcome = screeningOutcomes.find((code) => code === found['outcome'])
  return outcome && { title: line(found['title']), outcome, text: line(found['text'], longest.story) }
}

/** What has an hour; one whose hour cannot be read is left out. */
const dutiesIn = (value: unknown): RunningDuty[] =>
  (Array.isArray(value) ? value.slice(0, mostDuties) : []).flatMap((found) => {
    const { id, text, by } = one(found)
    const said = Object.entries(one(text)).map(([tag, words]) => [tag, line(words, 300)] as const)
    return Number.isNaN(Date.parse(line(by, 30)))
      ? []
      : [{ id: line(id, 60), text: Object.fromEntries(said), by: line(by, 30) }]
  })

function detailsIn(value: unknown): EncounterDetails | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const found = value as Record<string, unknown>
  const by = one(found['by'])
  const screened = screenedIn(found['screened'])
  const duties = dutiesIn(found['duties'])
  return {
    age: among<EncounterDetails['age']>(encounterAges, found['age'], ''),
    agreed: among<EncounterDetails['agreed']>(agreements, found['agreed'], ''),
    childWishes: several(childWishes, found['childWishes']),
    toldLead: among<EncounterDetails['toldLead']>(['yes', 'no'], found['toldLead'], ''),
    keepFrom: several(keptFrom, found['keepFrom']),
    place: among<EncounterDetails['place']>(encounterPlaces, found['place'], ''),
    ...(screened && { screened }),
    ...(duties.length > 0 && { duties }),
    by: { role: line(by['role'], 40), house: line(by['house']) },
  }
}

/** A report with what of it could be read. */
export function reportIn(value: unknown): ReadReport {
  const found = one(value)
  const encounter = detailsIn(found['encounter'])
  const attached = attachedIn(found['attached'])
  return {
    ...emptyReport(among(reportKinds, found['kind'], 'help'), line(found['language'], 12)),
    safe: among(safeNow, found['safe'], ''),
    story: line(found['story'], longest.story),
    place: line(found['place']),
    mayTell: decided(several(mayTell, found['mayTell'])),
    wishes: several(wishes, found['wishes']),
    channel: among(reachChannels, found['channel'], 'here'),
    reach: line(found['reach']),
    times: line(found['times']),
    codeWord: line(found['codeWord']),
    ...(found['kind'] === 'asked_after' && { kind: 'asked_after' as const }),
    ...(line(found['teller']) && { teller: line(found['teller']) }),
    ...(attached.length > 0 && { attached }),
    ...(encounter && { kind: 'encounter' as const, encounter }),
  }
}

/** The text of one message. */
export const textIn = (value: unknown): string =>
  line((value as { text?: unknown } | null)?.text, longest.story)

/** What was done, where a line of the desk says so. */
export const labourStepIn = (value: unknown): LabourStep | undefined =>
  stepIn((value as { step?: unknown } | null)?.step)

/** When the person wants to be called. */
export const askedCallIn = (value: unknown): CallAsked | undefined => callIn(one(value)['call'])

/** Which duty of their own the finder says is done. */
export const toldIn = (value: unknown): string | undefined => line(one(value)['told'], 60) || undefined

/** The photos and voice notes that came with it. */
export const attachedTo = (value: unknown): Attached[] =>
  attachedIn((value as { attached?: unknown } | null)?.attached)
