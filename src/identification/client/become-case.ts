// A request for help becomes a case: what was said goes along as it was said, so that nobody asks twice, and the two are linked.
import type { Attached } from '../../attachments/attached.ts'
import { keepAttachment } from '../../attachments/client/keep-attachment.ts'
import { isProblem } from '../../api/problem.ts'
import { isOpenAlready, sealCase, type Plan, type SealedCase } from '../../cases/client/open-case.ts'
import type { Session } from '../../client/session.ts'
import { keepNeeds } from '../../client/coming-need.ts'
import type { EncounterDetails } from '../encounter-details.ts'
import type { ReadReport, Report } from '../report.ts'
import type { Contact } from './answer-request.ts'

/** What is asked at the desk before a case is opened; `reach` says by which way the person wants to be reached. */
export interface Becoming {
  name: string
  language: string
  ageGroup: SealedCase['ageGroup']
  circle: number
  reach: string
  /** Who must not learn of it, as it is read in the case: of a child whom somebody at work told of. */
  keepFrom?: string
}

/** How somebody is held whom a contact tells of; a penalty begins with their case. */
export const waysHeld = ['penalty_arrest', 'penalty_detention', 'penalty_removal'] as const
export type WayHeld = (typeof waysHeld)[number]

/** Where people are held, or about to be sent away. */
const placesHeld: Partial<Record<EncounterDetails['place'], WayHeld | ''>> = {
  custody: 'penalty_arrest',
  reception_centre: '',
  border: '',
}

/** Whether that is asked, and what stands there before anybody answers: in a cell somebody is held until it is said otherwise. */
export const heldAt = ({ encounter }: Pick<ReadReport, 'encounter'>): WayHeld | '' | undefined =>
  encounter && placesHeld[encounter.place]

/** What they told, and the signs that somebody went through with them: nobody goes through these again. */
const saidIn = ({ story, encounter }: Pick<ReadReport, 'story' | 'encounter'>): string => {
  const { screened } = encounter ?? {}
  return [story, ...(screened ? [`${screened.title}\n${screened.text}`] : [])]
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n')
}

/** Seals what was said in a request as the first words of a case. */
export const sealContactCase = (
  session: Session,
  plan: Plan,
  { contact, report }: { contact: Pick<Contact, 'track' | 'urgency'>; report: ReadReport },
  { name, language, ageGroup, circle, reach, keepFrom = '' }: Becoming,
): Promise<SealedCase> => {
  const profile = { name, ...(report.channel === 'phone' ? { phone: report.reach } : {}) }
  const how = [reach, report.reach].filter(Boolean).join(': ')
  // Whoever asks others for help later finds here whom the person lets them tell.
  const told = report.mayTell.length > 0 ? { mayTell: report.mayTell } : {}
  const safeContact = { how, when: report.times, word: report.codeWord, never: keepFrom, ...told }
  const text = saidIn(report)
  const words = { compartment: 'narrative', kind: 'words', value: { text } } as const
  return sealCase(session, plan, {
    circle,
    header: { name, ...(report.reach ? { phone: report.reach } : {}) },
    records: [
      { compartment: 'identity', kind: 'profile', value: profile },
      { compartment: 'contact', kind: 'safe_contact', value: safeContact },
      ...(text ? [words] : []),
    ],
    facts: { language, ageGroup, origin: 'hotline', urgency: contact.urgency, contact: contact.track },
  })
}

/** Opens it. Answers true where it was open before: the answer to an earlier press got lost, and the form was changed since. */
export async function openContactCase(session: Session, plan: Plan, sealed: SealedCase): Promise<boolean> {
  try {
    await session.api.cases.open(sealed, { key: plan.key })
    return false
  } catch (fault) {
    if (!(await isOpenAlready(session, plan.id, fault))) throw fault
    return true
  }
}

/** Says that the request goes on as a case, and on which ground; under the same key it is said once. */
export async function linkContact(
  { tracks }: Pick<Session, 'tracks'>,
  contact: Pick<Contact, 'track' | 'version'>,
  ground: { basis: 'person_agreed' | 'child_duty' | 'vital_interest'; age_group: SealedCase['ageGroup'] },
  key: string,
): Promise<void> {
  try {
    await tracks.makeMove('contact', 'link', { id: contact.track, version: contact.version }, ground, key)
  } catch (fault) {
    // It was linked at an earlier press whose answer got lost.
    if (!isProblem(fault) || fault.code !== 'key-reused') throw fault
  }
}

/** Whoever is held for what they may have been made to do: from the first hour of their case somebody has to ask for a hold. */
export const beginPenalty = async (
  { tracks }: Pick<Session, 'tracks'>,
  { id, caseId, way }: { id: string; caseId: string; way: WayHeld },
): Promise<void> => {
  await tracks.openTrack('penalty', { id, caseId, subkind: way }, id)
}

/** What a wish of a caller is called in the directory. A wish to talk is answered at the desk itself. */
const needOf: Partial<Record<Report['wishes'][number], string>> = {
  place: 'emergency_housing',
  doctor: 'medical_care',
  pay: 'legal_civil',
  papers: 'legal_immigration',
  law: 'criminal_justice_advocacy',
  home: 'repatriation',
}

/** What was wished for comes along to the search for a service; that the line breaks here costs nobody the case. */
export async function carryNeeds(
  session: Session,
  caseId: string,
  { wishes }: Pick<Report, 'wishes'>,
): Promise<void> {
  // A place comes first: whoever has none tonight needs it before all else.
  const needs = wishes
    .toSorted((a, b) => Number(b === 'place') - Number(a === 'place'))
    .flatMap((wish) => needOf[wish] ?? [])
  if (needs.length > 0) await keepNeeds(session, caseId, needs).catch(() => undefined)
}

/** The photos and voice notes of a request become papers of its case, where whoever sent them agreed; what has not arrived stays in the thread. */
export async function carryAttached(
  session: Session,
  caseId: string,
  attached: readonly Attached[],
  nameOf: (one: Attached) => string,
): Promise<void> {
  for (const one of attached.filter(({ keep }) => keep))
    await keepAttachment(session, one, { caseId, compartment: 'narrative', name: nameOf(one) }).catch(
      () => undefined,
    )
}
