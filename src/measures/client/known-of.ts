// What a file says already of somebody who is counted: what was counted before, and what another system brought. Nobody is asked twice.
import type { Circumstances } from '../../caseload/circumstances.ts'
import { openDated, openLatest } from '../../client/records.ts'
import { compareWritten } from '../../client/sealed-record.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { Session } from '../../client/session.ts'
import { valuesOf } from '../../caseload/client/person-records.ts'
import type { Asked, Control } from '../counted-codes.ts'
import { citizenshipOf, fromStandard, listedSector } from '../derived-codes.ts'

/** What is answered of a person; of what held them as many as are true. */
export type Answers = Partial<Record<Exclude<Asked, 'control'>, string>> & { control: readonly Control[] }

/** The number of each row. Of those who were counted before there were three, the first is known. */
export interface Numbers {
  id: string
  registration: string
  means: string
}

/** As it is sealed: who it is beside the name, what held them beside the story. The number of the means stood beside the name at first. */
type Sealed = Partial<Numbers> & Partial<Record<Exclude<Asked, keyof Circumstances>, string>>
interface Held extends Circumstances {
  control: Control[]
}

const freshNumbers = (): Numbers => ({
  id: crypto.randomUUID(),
  registration: crypto.randomUUID(),
  means: crypto.randomUUID(),
})

/** Which parts somebody must hold who counts. */
export const partsNeeded = ['identity', 'narrative'] as const

export interface Known {
  answers: Answers
  numbers: Numbers
  /** Counted before: what is sent now corrects it. */
  isCounted: boolean
}

/** What another system brought of the person, as far as its parts are held here. */
async function brought(session: Session, shared: SharedCase): Promise<Record<string, string>> {
  const rows = shared.records.filter(
    ({ kind, compartment }) => kind === 'imported' && (shared.held as string[]).includes(compartment),
  )
  const said = await Promise.all(
    rows.map((row) => openDated<Record<string, unknown>>(session, shared.case.id, row)),
  )
  // What was brought last stands over what was brought before.
  return Object.assign({}, ...said.toSorted(compareWritten).map(({ value }) => valuesOf(value))) as Record<
    string,
    string
  >
}

/** What the file knows already, so that nobody is asked twice. `country` is that of the network. */
export async function openCounted(session: Session, shared: SharedCase, country: string): Promise<Known> {
  const [before, told, values] = await Promise.all([
    openLatest<Sealed>(session, shared, 'statistics'),
    openLatest<Held>(session, shared, 'circumstances'),
    brought(session, shared),
  ])
  const { ageGroup } = shared.case
  const { id, registration, means: earlier, ...answers } = before ?? {}
  const { means = earlier, sector, ...circumstances } = told ?? {}
  const numbers = {
    ...freshNumbers(),
    ...(id && { id }),
    ...(registration && means && { registration, means }),
  }
  const known = {
    ...citizenshipOf(values['prs_Citizenship'] ?? '', country),
    ...fromStandard(values),
  }
  // How old somebody is taken to be stands in the case, and may have been corrected since they were counted.
  const age = ageGroup === 'unsure' ? 'unknown' : ageGroup
  return {
    answers: { ...known, ...answers, ...circumstances, ...(sector && { sector: listedSector(sector) }), age },
    numbers,
    isCounted: before !== undefined,
  }
}
