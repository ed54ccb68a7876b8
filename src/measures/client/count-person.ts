// Counting the person of a case: what was asked is sealed in the case, and three rows are sent under numbers that stand nowhere else.
import { Problem } from '../../api/problem.ts'
import { writeRecord } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { Session } from '../../client/session.ts'
import { attributeNames, attributes } from '../counted-codes.ts'
import { detectedBy, registeredBy } from '../../caseload/ictip/found-by.ts'
import { controlOf, standingOf } from '../derived-codes.ts'
import type { Answers, Numbers } from './known-of.ts'

/** Under which ids the two sealed records are tried, and tried again. */
export interface Tries {
  statistics: string
  circumstances: string
}

/**
 * Seals what was answered and sends the rows; whether they were kept (not where the month of the first time is over). The case first: a number
 * that the case does not know could never be corrected, and would be counted twice.
 */
export async function countPerson(
  session: Session,
  shared: SharedCase,
  {
    answers,
    numbers,
    kind,
    tries,
  }: { answers: Required<Answers>; numbers: Numbers; kind: string; tries: Tries },
): Promise<boolean> {
  const { sector, control, recruiter, ...person } = answers
  const write = (name: 'statistics' | 'circumstances', value: object) =>
    writeRecord(session, shared.case.id, {
      compartment: name === 'statistics' ? 'identity' : 'narrative',
      kind: name,
      value,
      replaces: latestOf(shared.records, name),
      id: tries[name],
    })
  const { means, ...others } = numbers
  const fact = {
    ...person,
    ...numbers,
    sector,
    recruiter,
    control: controlOf(control),
    detected: detectedBy(shared.case.origin),
    registered: registeredBy(kind),
    standing: standingOf(shared.tracks),
  }
  // What would be refused is refused before anything is sealed: else the case says "recorded already" of somebody who was never counted.
  for (const name of attributeNames)
    if (!(attributes[name] as readonly string[]).includes(fact[name]))
      throw new Problem('invalid', { fields: [{ field: name, code: 'required' }] })
  await write('statistics', { ...person, ...others })
  // The number of a row lies with what the row says: whoever reads the name finds no way to what held them.
  await write('circumstances', { sector, control, recruiter, means })
  const { kept } = await session.api.counted.add(fact as Parameters<Session['api']['counted']['add']>[0])
  return kept
}
