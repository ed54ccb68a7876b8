// Papers on their way to the server. They live beside the screens, so that going to another page does not stop them; a
// broken line is waited for, and whatever else stops one leaves it where it is, ready to go on. Locking stops them all and keeps
// neither name nor file: they go on when the file is chosen again.
import { useSyncExternalStore } from 'react'
import { v7 as newId } from 'uuid'
import { failedForGood, isProblem } from '../../api/problem.ts'
import { FILE_TABLE, type AboutFile } from '../../sealing/file-shape.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { Compartment, RecordToOpen } from '../../sealing/vault-shape.ts'
import { api } from '../../web/session/api.ts'
import { today } from '../../client/time.ts'
import { queries } from '../../web/session/queries.ts'
import { forgetting, vault } from '../../web/session/vault.ts'
import { kindOf, redraw } from './picture.ts'
import { session } from '../../web/session/window-session.ts'

export interface Sending {
  id: string
  caseId: string
  name: string
  state: 'reading' | 'sending' | 'paused'
  sent: number
  pieces: number
  error?: unknown
}
/** What is needed to go on without choosing the file again. */
interface Task {
  content: () => Promise<Blob>
  record: RecordToOpen | undefined
  begin: () => Promise<RecordToOpen>
  stop: boolean
}

let all: readonly Sending[] = []
const tasks = new Map<string, Task>()
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
export function useSending(caseId: string): readonly Sending[] {
  const now = useSyncExternalStore(subscribe, () => all)
  return now.filter((one) => one.caseId === caseId)
}

// Closing the window would stop what is on its way: the browser asks first.
addEventListener('beforeunload', (event) => {
  if (all.some((one) => one.state !== 'paused')) event.preventDefault()
})

/** Pieces on their way at the same time. */
const abreast = 4
/** How long (ms) between two looks of the bar: to draw it for each piece costs a small device more than to seal the piece. */
const glance = 250
/** How often and how long (ms) a broken line is waited for. */
const patience = [1000, 3000, 9000]
const wait = (ms: number) =>
  new Promise<void>((done) => {
    setTimeout(done, ms)
  })

async function sendPiece(id: string, piece: number, task: Task): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const body = await vault.sealPiece({ file: id, index: piece })
      await api.papers.send({ id, piece, body })
      return
    } catch (error) {
      const line = isProblem(error) && ['unavailable', 'too-many'].includes(error.code)
      const rest = patience[attempt]
      if (!line || rest === undefined || task.stop) throw error
      await wait(rest)
    }
  }
}

async function sendAll(id: string, pieces: number, there: readonly number[], task: Task): Promise<void> {
  const missing = Array.from({ length: pieces }, (_, piece) => piece).filter(
    (piece) => !there.includes(piece),
  )
  let sent = there.length
  let told = performance.now()
  update(id, { state: 'sending', pieces, sent })
  const line = async () => {
    for (let piece = missing.shift(); piece !== undefined && !task.stop; piece = missing.shift()) {
      await sendPiece(id, piece, task)
      sent += 1
      if (performance.now() - told < glance) continue
      told = performance.now()
      update(id, { sent })
    }
  }
  const lines = await Promise.allSettled(
    Array.from({ length: abreast }, () =>
      line().catch((error: unknown) => {
        // One that cannot go on stops the others.
        missing.length = 0
        throw error
      }),
    ),
  )
  update(id, { sent })
  const broken = lines.find((one) => one.status === 'rejected')
  if (broken) throw broken.reason
}

/** Carries a paper as far as it goes: true when it is whole, false when it was stopped or could not go on. */
async function carry(id: string, task: Task): Promise<boolean> {
  try {
    task.stop = false
    update(id, { state: 'reading', error: undefined })
    let there: number[] = []
    if (task.record) {
      await vault.continueFile({ record: task.record, content: await task.content() })
      ;({ there } = await api.papers.resume({ id }))
    } else task.record = await task.begin()
    const { pieces } = await vault.openRecord(task.record).then(({ value }) => value as AboutFile)
    await sendAll(id, pieces, there, task)
    if (task.stop) {
      update(id, { state: 'paused' })
      return false
    }
    await api.papers.finish({ id })
    // Whoever has locked meanwhile is told nothing.
    const whole = tasks.get(id) === task
    if (whole) forget(id)
    return whole
  } catch (error) {
    update(id, { state: 'paused', error })
    return false
  } finally {
    const caseId = all.find((one) => one.id === id)?.caseId
    await queries.invalidateQueries({ queryKey: caseId ? ['papers', caseId] : ['papers'] })
  }
}

function forget(id: string): void {
  tasks.delete(id)
  change(all.filter((one) => one.id !== id))
  void vault.forgetFile({ file: id }).catch(() => undefined)
}

function start(id: string, caseId: string, name: string, task: Task): Promise<boolean> {
  tasks.set(id, task)
  change([...all.filter((one) => one.id !== id), { id, caseId, name, state: 'reading', sent: 0, pieces: 1 }])
  return carry(id, task)
}

export interface Chosen {
  file: File
  compartment: Compartment
  kept: AboutFile['kept']
}

/** What is kept of a file: the file, or the picture drawn anew. The same file gives the same bytes in the same browser. */
async function contentOf(
  file: File,
  kept: AboutFile['kept'],
): Promise<{ content: Blob; name: string; mime: string }> {
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
  const id = newId()
  const where = { caseId, compartment, row: id }
  const content = async () => (await contentOf(file, kept)).content
  let made: Awaited<ReturnType<typeof vault.beginFile>> | undefined
  const begin = async (): Promise<RecordToOpen> => {
    const kind = await contentOf(file, kept)
    // Sealed once: where its beginning was not answered, the same bytes are sent again.
    made ??= await vault.beginFile({ ...where, ...kind, kept, said: { on: await today(session) } })
    const { record, padded } = made
    try {
      await api.papers.begin({ caseId, paper: { id, compartment, padded, ...record } }, { key: id })
    } catch (error) {
      if (failedForGood(error)) made = undefined
      throw error
    }
    return { ...where, table: FILE_TABLE, field: 'file', version: 1, ...record }
  }
  return start(id, caseId, file.name, { content, begin, record: undefined, stop: false })
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
  const content = async () => (await contentOf(file, kept)).content
  const begin = () => Promise.resolve(record)
  const id = record.row
  const whole = await start(id, record.caseId, file.name, { content, begin, record, stop: false })
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
  return task ? carry(id, task) : Promise.resolve(false)
}

/** Takes one that is not whole away, here and on the server. */
export async function giveUp(id: string): Promise<void> {
  const task = tasks.get(id)
  if (task) task.stop = true
  forget(id)
  // One that another window began, or whose beginning was not answered, may be there as well.
  await api.papers.remove({ id }).catch((error: unknown) => {
    if (!(isProblem(error) && error.code === 'not-found')) throw error
  })
  await queries.invalidateQueries({ queryKey: ['papers'] })
}
