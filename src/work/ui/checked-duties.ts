// The duties of a page, each held against what was signed of its process and of its case: fifty rows are one call of the key worker.
import { askedAgain, isShorter } from '../../client/asked-again.ts'
import { checkRows } from '../../client/checked-moves.ts'
import type { FactWords } from '../../tracks/case-facts.ts'
import { forgedIn, stepWordOf, type StepWord } from '../../tracks/step-word.ts'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { machineOf } from '../../web/track/machines.ts'
import type { Duty } from '../api.ts'

/** A duty with whose word it is; nothing where it stands on no case that I see. */
export type CheckedDuty = Duty & { said?: StepWord; words?: FactWords }

const onCase = (duty: Duty): duty is Duty & { caseId: string; reference: string } =>
  duty.caseId !== null && duty.reference !== null

async function checked(duties: readonly Duty[]): Promise<CheckedDuty[]> {
  const rows = duties.filter(onCase).map((duty) => ({
    shown: {
      id: duty.caseId,
      facts: { reference: duty.reference, ...(duty.risk !== null && { risk: duty.risk }) },
      signed: duty.signed.facts ? [duty.signed.facts] : [],
    },
    step: { caseId: duty.caseId, track: duty.track, signed: duty.signed.step },
    duty,
  }))
  const found = await checkRows(session, rows)
  const byDuty = new Map(rows.map(({ duty }, at) => [duty.id, found[at]!]))
  return duties.map((duty) => {
    const of = byDuty.get(duty.id)
    return of ? { ...duty, words: of.words, said: saidOf(duty, of.stepLine) } : duty
  })
}

/** A list shows single duties: whether others of the process are missing is seen where the process is shown. */
function saidOf(
  { kind, state, version, clock, dueAt, dueOn, pack }: Duty,
  line: Parameters<typeof stepWordOf>[2],
): StepWord {
  const word = stepWordOf(
    machineOf(kind),
    { kind, state, version, pack, days: [{ clock, dueAt, dueOn }] },
    line,
    session.organisation,
  )
  const isForged = word.word === 'checked' && forgedIn(machineOf(kind), [clock], line).length > 0
  return isForged ? { word: 'wrong', because: 'duties', signed: word.signed, forged: [clock] } : word
}

/** A page of the list, checked. */
export const listDuties = (whose: 'mine' | 'team', after: string | undefined, signal: AbortSignal) =>
  askedAgain(
    async () => {
      const page = await api.work.mine({ whose, ...(after ? { after } : {}) }, { signal })
      return { ...page, duties: await checked(page.duties) }
    },
    ({ duties }) =>
      duties.some(({ said, words }) => isShorter(said) || Object.values(words ?? {}).some(isShorter)),
  )
