// What this session knows of where moves stand, so that only the first of several moves asks the server for it. What was remembered wrongly is
// refused by the server, which then is asked: nothing is believed by it that would not be checked again before it is signed upon.
import type { Statement } from '../sealing/chain.ts'
import type { SignedFacts, SignedStep } from '../sealing/signed-move.ts'
import type { Session, SigningMemory, ToSignUpon } from './session.ts'

export type Signed = { facts?: Statement; step?: Statement }

const newSigningMemory = (of: string): SigningMemory => ({
  of,
  cases: new Map(),
  openings: new Map(),
  tracks: new Map(),
})

function memoryOf({ memory, id }: Session): SigningMemory {
  if (memory.signing?.of !== id) memory.signing = newSigningMemory(id)
  return memory.signing
}

/** What is asked: about a case on which a process is opened, or about a process in a version, for a move. */
export interface About {
  caseId?: string
  track?: string
  move?: string
  other?: number
  /** The version on which the move is made; what is remembered of another one is of no use. */
  version?: number
  /** The rules of the move ask the server something of the case: it is asked each time. */
  asksFacts?: boolean
}

/** What is remembered, where it is enough. */
export function remembered(session: Session, about: About): ToSignUpon | undefined {
  const signing = memoryOf(session)
  const { caseId, track, other, version, asksFacts } = about
  if (track !== undefined) {
    const known = signing.tracks.get(track)
    const facts = known && signing.cases.get(known.id)
    return facts && known.process.version === version && asksFacts !== true
      ? { ...facts, ...known }
      : undefined
  }
  const opening = caseId === undefined || other !== undefined ? undefined : signing.openings.get(caseId)
  const facts = opening && caseId !== undefined ? signing.cases.get(caseId) : undefined
  return opening && facts && caseId !== undefined
    ? { ...facts, ...opening, id: caseId, process: null, other: null }
    : undefined
}

/** Takes up what the server has answered. */
export function learn(session: Session, about: About, known: ToSignUpon): void {
  const signing = memoryOf(session)
  const { id, now, facts, mayCallSafer, pack, isCarriers, other, process } = known
  signing.cases.set(id, { now, facts, mayCallSafer })
  if (about.track === undefined) signing.openings.set(id, { pack, isCarriers })
  else if (process) signing.tracks.set(about.track, { id, pack, isCarriers, other, process })
}

/** Forgets what a refusal, or a move that changes more than was signed, has made doubtful. */
export function forget(session: Session, { caseId, track }: About): void {
  const signing = memoryOf(session)
  const id = caseId ?? (track === undefined ? undefined : signing.tracks.get(track)?.id)
  if (track !== undefined) signing.tracks.delete(track)
  if (id !== undefined) for (const kept of [signing.cases, signing.openings]) kept.delete(id)
}

const saidIn = ({ body }: Statement) => JSON.parse(body) as { facts?: SignedFacts; step?: SignedStep }

/** Goes on from what was signed here and taken by the server: of the process `track`, and of its case. */
export function goOn(
  session: Session,
  { track, subkind }: { track: string; subkind: string | null | undefined },
  known: ToSignUpon,
  signed: Signed,
): void {
  const signing = memoryOf(session)
  const { id, now, mayCallSafer, pack, isCarriers, other } = known
  const set = signed.facts && saidIn(signed.facts).facts
  const value = (name: 'reference' | 'risk' | 'age') => set?.[name]?.is ?? now?.[name] ?? ''
  const next = now && { reference: value('reference'), risk: value('risk'), age: value('age') }
  signing.cases.set(id, { now: next, facts: signed.facts ?? known.facts, mayCallSafer })
  const step = signed.step && saidIn(signed.step).step
  signing.tracks.delete(track)
  if (!signed.step || !step || subkind === undefined) return
  const owed = Object.entries(step.owed).map(([clock, { on }]) => ({ clock, on }))
  const process = { subkind, state: step.to, version: step.v, step: signed.step, owed, facts: {} }
  signing.tracks.set(track, { id, pack, isCarriers, other, process })
}
