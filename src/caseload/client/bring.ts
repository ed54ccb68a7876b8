// Taking people in: each is sealed as a case that somebody opens by hand, some of them travel together, and what has arrived is never
// sent again. It can break off anywhere; whoever begins it again with the same run goes on.
import { isProblem } from '../../api/problem.ts'
import { caseMachine } from '../../cases/case.ts'
import { stateSaid } from '../../cases/codes.ts'
import { planOpening, sealCase, type SealedCase } from '../../cases/client/open-case.ts'
import { readCase } from '../../client/case-keys.ts'
import { makeMoveOn } from '../../client/move-on-case.ts'
import type { Session } from '../../client/session.ts'
import { mostAsked, mostBatchBytes, mostInBatch } from '../codes.ts'
import type { Person } from '../read-person.ts'
import { caseIdOf, type Run } from '../run.ts'
import { recordsOf } from './person-records.ts'

/** How far it is. `before` counts those who had arrived earlier. */
export interface Brought {
  done: number
  before: number
  total: number
  /** Over in the other system and open here: in this house a supervisor closes. */
  leftOpen: number
}

/** Which of these lines have a case already. */
async function arrivedOf({ api }: Session, { id: run }: Run, lines: readonly number[]): Promise<Set<number>> {
  const byId = new Map(lines.map((line) => [caseIdOf(run, line), line]))
  const ids = [...byId.keys()]
  const found = new Set<number>()
  for (let at = 0; at < ids.length; at += mostAsked) {
    const { cases } = await api.caseload.arrived({ cases: ids.slice(at, at + mostAsked) })
    for (const id of cases) found.add(byId.get(id)!)
  }
  return found
}

function seal(session: Session, { id: run, circle }: Run, person: Person): Promise<SealedCase> {
  const { name, birth, phone, language, ageGroup, origin } = person
  return sealCase(session, planOpening(undefined, caseIdOf(run, person.line)), {
    circle,
    header: { name, ...(birth && { dob: birth }), ...(phone && { phone }) },
    records: recordsOf(person),
    facts: { language, ageGroup, origin, urgency: 'routine' },
  })
}

/** No line, or a server that is away for a moment: the same bytes may be sent again. */
const isPassing = (fault: unknown): boolean =>
  isProblem(fault) ? ['unavailable', 'failed', 'too-many'].includes(fault.code) : fault instanceof TypeError

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms)
  })

/** Does it again after a pause, three times at most, where what went wrong passes by itself. */
export async function patiently<Done>(
  work: () => Promise<Done>,
  pauses = [500, 3000, 15_000],
): Promise<Done> {
  for (const ms of pauses) {
    try {
      return await work()
    } catch (fault) {
      if (!isPassing(fault)) throw fault
      await pause(isProblem(fault) && fault.code === 'too-many' ? 20_000 : ms)
    }
  }
  return work()
}

/** Sends the same bytes under the same key until they have arrived. */
function send(session: Session, cases: SealedCase[], { worker }: Run) {
  const body = { id: crypto.randomUUID(), cases, worker }
  const key = crypto.randomUUID()
  return patiently(() => session.api.caseload.bring(body, { key }))
}

/** People who are sealed together: as many as fit into one request. */
async function* batches(session: Session, run: Run, people: readonly Person[]): AsyncGenerator<SealedCase[]> {
  let batch: SealedCase[] = []
  let length = 0
  for (const person of people) {
    const sealed = await seal(session, run, person)
    const size = JSON.stringify(sealed).length
    if (batch.length === mostInBatch || (batch.length > 0 && length + size > mostBatchBytes - 4096)) {
      yield batch
      batch = []
      length = 0
    }
    batch.push(sealed)
    length += size
  }
  if (batch.length > 0) yield batch
}

/**
 * What was over before it came is closed here too, in its own signed step. Answers whether it is: where a supervisor has to say yes it stays
 * open. Begun again after a broken line, what is closed already is left alone.
 */
async function closeHere(session: Session, caseId: string): Promise<boolean> {
  const { tracks } = await readCase(session, caseId)
  const track = tracks.find(({ kind }) => kind === caseMachine.kind)
  if (!track || stateSaid[track.state] === 'closed') return true
  const move = { caseId, kind: caseMachine.kind, move: 'bring_closed', says: 'close', track } as const
  try {
    await makeMoveOn(session, move)
    return true
  } catch (fault) {
    if (isProblem(fault) && fault.code === 'refused') return false
    throw fault
  }
}

/** Takes people in, and says after each batch how far it is. Ends by itself; whoever stops asking for the next stops it. */
export async function* bringIn(
  session: Session,
  run: Run,
  people: readonly Person[],
): AsyncGenerator<Brought> {
  const here = await arrivedOf(
    session,
    run,
    people.map(({ line }) => line),
  )
  const left = people.filter(({ line }) => !here.has(line))
  let leftOpen = 0
  const isOver = new Set(people.filter(({ isClosed }) => isClosed).map(({ line }) => caseIdOf(run.id, line)))
  const close = async (ids: readonly string[]) => {
    for (const id of ids.filter((one) => isOver.has(one)))
      if (!(await patiently(() => closeHere(session, id)))) leftOpen += 1
  }
  await close([...here].map((line) => caseIdOf(run.id, line)))
  let brought: Brought = { done: 0, before: here.size, total: people.length, leftOpen }
  yield brought
  for await (const batch of batches(session, run, left)) {
    try {
      await send(session, batch, run)
      await close(batch.map(({ id }) => id))
    } finally {
      // The window need not hold the keys of a thousand people.
      for (const { id } of batch) await session.vault.forgetCase({ caseId: id }).catch(() => undefined)
    }
    brought = { ...brought, done: brought.done + batch.length, leftOpen }
    yield brought
  }
}
