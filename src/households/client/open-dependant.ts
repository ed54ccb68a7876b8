// A child along, as a person: a file of their own, opened from the file of whom they came with. What is known there already is not asked
// again; nothing is shared by it, and neither yes opens the other's file.
import { openLatest, type NewRecord } from '../../client/records.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import type { Session } from '../../client/session.ts'
import { today } from '../../client/time.ts'
import { isOpenAlready, sealCase, type Plan, type SealedCase } from '../../cases/client/open-case.ts'
import type { SafeContact } from '../../cases/safe-contact.ts'
import { reverseOf, type Relation } from '../household.ts'
import { ageOn } from '../../cases/age.ts'
import { childRules } from '../../cases/client/child-rules.ts'
import { confirmLink, firstHousehold } from './links.ts'

export interface Dependant {
  name: string
  /** YYYY-MM-DD; how old they are follows from it. */
  birth: string | null
  /** Where no birth date is known. */
  ageGroup: 'adult' | 'child' | 'unsure'
  /** What they are to the person of the file. */
  relation: Relation
  /** Whether they are reached in the way that is written there: asked, never taken over by itself. */
  sameContact: boolean
}
export const emptyDependant: Dependant = {
  name: '',
  birth: null,
  ageGroup: 'child',
  relation: 'child',
  sameContact: false,
}

/** How old somebody is taken to be: a birth date says it, by the age at which this law has somebody grown up; else what was ticked. */
export const groupOf = (
  { birth, ageGroup }: Pick<Dependant, 'birth' | 'ageGroup'>,
  { day, adultFrom }: { day: string; adultFrom: number },
) => (birth === null ? ageGroup : ageOn(birth, day) < adultFrom ? 'child' : 'adult')

/** Seals the new file: language, origin and who carries it are those of the file that they came with. */
export async function sealDependant(
  session: Session,
  plan: Plan,
  from: SharedCase,
  { relation, sameContact, ...person }: Dependant,
): Promise<SealedCase> {
  const name = person.name.trim()
  const contact = sameContact ? await openLatest<SafeContact>(session, from, 'safe_contact') : undefined
  const records: NewRecord[] = [
    {
      compartment: 'identity',
      kind: 'profile',
      value: { name, ...(person.birth && { birth: person.birth }) },
    },
    ...(contact ? [{ compartment: 'contact', kind: 'safe_contact', value: contact } as const] : []),
    {
      compartment: 'narrative',
      kind: 'household',
      value: firstHousehold(from.case.id, reverseOf(relation)),
    },
  ]
  const { language, origin, ownerCircle } = from.case
  return sealCase(session, plan, {
    circle: ownerCircle,
    header: { name, ...(person.birth && { dob: person.birth }) },
    records,
    facts: {
      language,
      origin,
      ageGroup: groupOf(person, {
        day: await today(session),
        adultFrom: (await childRules(session, from.case.pack)).adultFrom,
      }),
      urgency: 'day',
    },
  })
}

/** Opens it and binds the two files. Tried again after a broken line, it is the same file and the same bond. */
export async function openDependant(
  session: Session,
  from: { case: Pick<SharedCase['case'], 'id'> },
  { plan, sealed, relation }: { plan: Plan; sealed: SealedCase; relation: Relation },
): Promise<void> {
  try {
    await session.api.cases.open(sealed, { key: plan.key })
  } catch (error) {
    if (!(await isOpenAlready(session, plan.id, error))) throw error
  }
  await takeOverWorkers(session, plan.id, from.case.id)
  // The new file's keys come with the first reading of it, before the other side is bound to it.
  await readCase(session, plan.id)
  await confirmLink(session, from.case.id, { case: plan.id, relation })
}

/** Who works on the one works on the other; whoever opened it may give it to somebody else at once. */
async function takeOverWorkers({ api }: Session, caseId: string, from: string): Promise<void> {
  const [theirs, own] = await Promise.all(
    [from, caseId].map((one) => api.assignments.ofCase({ caseId: one })),
  )
  if (!theirs?.worker || !own?.mayAssign || own.worker === theirs.worker) return
  await api.assignments.assign({ caseId, worker: theirs.worker, second: theirs.second, was: own.worker })
}
