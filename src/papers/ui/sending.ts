// Papers on their way to the server. They live beside the screens, so that going to another page does not stop them; a
// broken line is waited for, and whatever else stops one leaves it where it is, ready to go on. Locking stops them all and keeps
// neither name nor file: they go on when the file is chosen again.
import { useSyncExternalStore } from 'react'
import type { AboutFile } from '../../sealing/file-shape.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { Compartment, RecordToOpen } from '../../sealing/vault-shape.ts'
import { queries } from '../../web/session/queries.ts'
import { forgetting, vault } from '../../web/session/vault.ts'
import { session } from '../../web/session/window-session.ts'
import {
  begunBringing,
  carryPaper,
  giveUpPaper,
  newBringing,
  type Bringing,
  type PaperContent,
} from '../client/bring-paper.ts'
import { kindOf, redraw } from '../../web/media/picture.ts'

export interface Sending {
  id: string
  caseId: string
  name: string
  state: 'reading' | 'sending' | 'paused'
  sent: number
  pieces: number
  error?: unknown
}
let all: readonly Sending[] = []
const tasks = new Map<string, Bringing>()
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
function change(next: readonly Sending[]): void {
  all = next
  for (const tell of listeners) tell()
}
const update = (id: string, part: Partial<Sending>) =>
  change(all.map((one) => (one.id === id ? { ...one, ...part } : one)))

/** Counts how often everything was put away: what began before is nobody else's. */
let turn = 0
forgetting.add(() => {
  turn += 1
  for (const task of tasks.values()) task.stop = true
  tasks.clear()
  change([])
})

/** The papers of a case that are on their way from this window. */
export function usePapersBeingSent(caseId: string): readonly Sending[] {
  const now = useSyncExternalStore(subscribe, () => all)
  return now.filter((one) => one.caseId === caseId)
}

// Closing the window would stop what is on its way: the browser asks first.
addEventListener('beforeunload', (event) => {
  if (all.some((one) => one.state !== 'paused')) event.preventDefault()
})

/** How long (ms) between two looks of the bar: to draw it for each piece costs a small device more than to seal the piece. */
const glance = 250

/** Carries a paper as far as it goes: true when it is whole, false when it was stopped or could not go on. */
async function carry(task: Bringing): Promise<boolean> {
  const { id, caseId } = task
  let drawn = 0
  let latest = { sent: 0, pieces: 1 }
  const told = (sent: number, pieces: number) => {
    latest = { sent, pieces }
    if (drawn > 0 && performance.now() - drawn < glance) return
    drawn = performance.now()
    update(id, { state: 'sending', ...latest })
  }
  try {
    update(id, { state: 'reading', error: undefined })
    const isWhole = await carryPaper(session, task, { told })
    if (!isWhole) {
      update(id, { state: 'paused', ...latest })
      return false
    }
    // Whoever has locked meanwhile is told nothing.
    const whole = tasks.get(id) === task
    if (whole) forget(id)
    return whole
  } catch (error) {
    update(id, { state: 'paused', ...(drawn > 0 && latest), error })
    return false
  } finally {
    await queries.invalidateQueries({ queryKey: ['papers', caseId] })
  }
}

function forget(id: string): void {
  tasks.delete(id)
  change(all.filter((one) => one.id !== id))
  void vault.forgetFile({ file: id }).catch(() => undefined)
}

function start(name: string, task: Bringing): Promise<boolean> {
  const { id, caseId } = task
  tasks.set(id, task)
  change([...all.filter((one) => one.id !== id), { id, caseId, name, state: 'reading', sent: 0, pieces: 1 }])
  return carry(task)
}

export interface Chosen {
  file: File
  compartment: Compartment
  kept: AboutFile['kept']
}

/** What is kept of a file: the file, or the picture drawn anew. The same file gives the same bytes in the same browser. */
async function contentOf(file: File, kept: AboutFile['kept']): Promise<PaperContent> {
  const then = turn
  const kind = await kindOf(file)
  const made =
    kept === 'cleaned' ? await redraw(file, kind) : { content: file, name: file.name, mime: kind.mime }
  if (turn !== then) throw new SealingError('locked')
  return made
}

/** Seals and sends files, one after the other: each keeps the line busy by itself. */
export async function bring(
  caseId: string,
  chosen: readonly Chosen[],
  told: (name: string, whole: boolean) => void,
): Promise<void> {
  const then = turn
  for (const one of chosen) if (turn === then) told(one.file.name, await bringOne(caseId, one))
}

function bringOne(caseId: string, { file, compartment, kept }: Chosen): Promise<boolean> {
  return start(file.name, newBringing(caseId, { compartment, kept, read: () => contentOf(file, kept) }))
}

/**
 * Goes on with a paper that was begun in another window or before a reload, with the same file chosen again. Where it is
 * another one, nothing is sent and it can be chosen once more.
 */
export async function goOn(
  record: RecordToOpen,
  kept: AboutFile['kept'],
  file: File,
): Promise<boolean | 'other-file'> {
  const id = record.row
  const whole = await start(file.name, begunBringing(record, { kept, read: () => contentOf(file, kept) }))
  const error = all.find((one) => one.id === id)?.error as { code?: string } | undefined
  if (error?.code !== 'other-file') return whole
  forget(id)
  return 'other-file'
}

/** Stops after the pieces that are on their way now. */
export function pause(id: string): void {
  const task = tasks.get(id)
  if (task) task.stop = true
}

/** Goes on with one that stopped in this window. */
export function resume(id: string): Promise<boolean> {
  const task = tasks.get(id)
  return task ? carry(task) : Promise.resolve(false)
}

/** Takes one that is not whole away, here and on the server. */
export async function giveUp(id: string): Promise<void> {
  const task = tasks.get(id)
  if (task) task.stop = true
  forget(id)
  await giveUpPaper(session, id)
  await queries.invalidateQueries({ queryKey: ['papers'] })
}
