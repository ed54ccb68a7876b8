// A case as this browser holds it: what the server shows, with the keys that were wrapped to my circles put into the
// vault. Every screen that opens or writes something sealed on a case goes through here, and in the same form.
import { v7 as newId } from 'uuid'
import type { CompartmentEpoch, Compartment, Said } from '../sealing/vault-shape.ts'
import type { ChainCalls } from '../sealing/vault-chain-shape.ts'
import { isProblem } from '../api/problem.ts'
import { SealingError } from '../sealing/suite.ts'
import { api, makeMove } from '../web/session/api.ts'
import type { ListedAgreement } from './verify-listed.ts'
import { isGivenBefore, stopShown, type Given } from './grant-retry.ts'
import { checked, keepPinsSoon, knowCircles, minute, today } from './logs.ts'
import { namesInNetwork } from '../web/session/organisations.ts'
import { newestOf, shownAs, toOpen } from './sealed-record.ts'
import { turnKeys } from './rotate-case-keys.ts'
import { vault } from '../web/session/vault.ts'
import { mayWrap } from './wrapping-gate.ts'

type Read = Awaited<ReturnType<typeof api.cases.read>>
export type SharedCase = Read & { held: Compartment[] }
export type SealedRow = Read['records'][number]
/** Kinds of sealed record that staff write. */
export type RowKind =
  | 'profile'
  | 'statistics'
  | 'safe_contact'
  | 'note'
  | 'statement'
  | 'reason'
  | 'answers'
  | 'words'
  | 'agreed'

type Shown = Pick<Read, 'logs' | 'statements' | 'epochs' | 'wraps'>

/** Puts what the server shows of a case's keys into the vault, which checks it; adds which compartments can be read here. */
async function putIn<Keys extends Shown>(
  caseId: string,
  shown: Keys,
): Promise<Keys & { held: Compartment[] }> {
  const { logs, statements, epochs, wraps } = shown
  const received = await checked(logs, () =>
    vault.receiveKeys({ caseId, statements, epochs: epochs as CompartmentEpoch[], wraps }),
  )
  keepPinsSoon()
  return { ...shown, held: received.held.map((one) => one.compartment) }
}

/**
 * One after the other, in all windows of this browser: an answer that was on its way while something was said would put the
 * vault back to before it was said.
 */
const inTurn = <Done>(caseId: string, work: () => Promise<Done>): Promise<Done> =>
  navigator.locks.request(`case ${caseId}`, work) as Promise<Done>

/** Reads a case and takes its keys. `held` names the compartments that can be read here. */
export const readCase = (caseId: string): Promise<SharedCase> =>
  inTurn(caseId, async () => putIn(caseId, await api.cases.read({ id: caseId })))

const takeAgain = async (caseId: string) => putIn(caseId, await api.cases.keys({ caseId }))
/** Takes a case's keys and nothing else: nobody has looked at it by this. */
export const takeKeys = (caseId: string) => inTurn(caseId, () => takeAgain(caseId))

/**
 * Seals one record of a case; its own id is its place. `before` is the one that it takes the place of, `about` the process that
 * it belongs to, `id` the one under which it was tried before.
 */
export async function sealRow(
  caseId: string,
  compartment: Compartment,
  kind: RowKind,
  value: object,
  before?: Pick<SealedRow, 'version'>,
  about?: Omit<Said, 'on'>,
  id: string = newId(),
) {
  const version = (before?.version ?? 0) + 1
  const place = { caseId, compartment, table: 'records', row: id, field: kind, version }
  const sealed = await vault.sealRecord({ ...place, value, said: { on: today(), ...about } })
  return { id, compartment, kind, version, ...sealed }
}

/**
 * Seals a record and sends it. Where its key was turned meanwhile, the new one is taken and it is sealed again. With an `id` it can
 * be tried again after a broken line: what has arrived under that id is done, and not written twice.
 */
export async function writeRow(caseId: string, ...sealed: RowParts): Promise<void> {
  const [, , , , , id] = sealed
  const send = async () => api.cases.seal({ caseId, record: await sealRow(caseId, ...sealed) })
  try {
    await send()
  } catch (error) {
    const isTaken = isProblem(error) && ['stale', 'conflict'].includes(error.code)
    if (id && isTaken && (await readCase(caseId)).records.some((one) => one.id === id)) return
    // Whoever has just said again who they are has a new vault, which may not have been given the keys of the case yet.
    const anew =
      error instanceof SealingError ? error.code === 'no-key' : isProblem(error) && error.code === 'stale'
    if (!anew) throw error
    await takeKeys(caseId)
    await send()
  }
}
type RowParts = Parameters<typeof sealRow> extends [string, ...infer Rest] ? Rest : never

/**
 * Opens one record. Fails with `no-key` where its compartment is not held, `bad-signature` where its author is not who it says,
 * `unfit` where the server names another writer than who signed it, or another process.
 */
export async function openRow<Value>(caseId: string, row: SealedRow): Promise<Value> {
  return (await openSaid<Value>(caseId, row)).value
}

/** The same, with the day on which it was written. */
export async function openSaid<Value>(
  caseId: string,
  row: SealedRow,
): Promise<{ value: Value; on: string; isSaid: boolean }> {
  const [opened, nameOf] = await Promise.all([vault.openRecord(toOpen(caseId, row)), namesInNetwork()])
  const label = { ...row, fromPerson: row.by === null, on: row.madeAt }
  const { value, on, isSaid, isUnfit } = shownAs(opened, label, nameOf)
  if (isUnfit) throw new SealingError('unfit')
  return { value: value as Value, on, isSaid }
}

/**
 * Opens what counts now of a kind: how to reach the person, their name. Nothing where there is none. Fails with `outdated` where
 * the server shows an older one than was seen here, else as `openRow`.
 */
export async function openNewest<Value>(
  { case: { id }, records }: Pick<SharedCase, 'case' | 'records'>,
  kind: RowKind,
): Promise<Value | undefined> {
  const row = newestOf(records, kind)
  if (!row) return undefined
  const { value } = await vault.openRecord({ ...toOpen(id, row), newest: true })
  keepPinsSoon()
  return value as Value
}

/**
 * Says something on a case and sends it. What the vault has said is taken back when it could not be finished or the server
 * did not take it, so that the next try begins from what is true.
 */
export const saying = <Made, Answer>(
  caseId: string,
  make: () => Promise<Made>,
  send: (made: Made) => Promise<Answer>,
): Promise<Answer> =>
  inTurn(caseId, async () => {
    try {
      return await send(await make())
    } catch (error) {
      await vault.forgetCase({ caseId })
      await takeAgain(caseId).catch(() => undefined)
      throw error
    }
  })

/**
 * Gives a part of a case to a circle: the signed statement with the keys goes to `send`. Trying again after a broken line
 * gives nothing twice: what arrived the first time stands in the chain. `changed` says that something which goes with it is
 * another than at that time.
 */
export async function giveKeys(
  given: Given,
  send: (made: Awaited<ReturnType<ChainCalls['grant']>>) => Promise<unknown>,
  changed?: boolean,
): Promise<void> {
  mayWrap()
  const { caseId, to } = given
  await readCase(caseId)
  if (await isGivenBefore(vault, today(), given, changed)) return
  await knowCircles([to])
  await saying(caseId, () => vault.grant({ ...given, at: minute() }), send)
}

/** Takes an agreement back: signed, and its keys go at once. */
async function revokeKeys(caseId: string, grant: string): Promise<void> {
  await takeKeys(caseId)
  await saying(
    caseId,
    () => vault.revoke({ caseId, grant, at: minute() }),
    ({ statement }) => api.consent.revoke({ caseId, track: grant, statement }),
  )
}

/** What this window has begun to stop. */
const begunToStop = new Set<string>()

/**
 * Stops what a screen shows, all of it or nothing. What is for somebody outside has no key and nothing signed, and ends by the
 * server's word. Pressing again after a broken line goes on where it stopped.
 */
export async function stopSharing(
  caseId: string,
  shown: readonly (ListedAgreement & { version: number })[],
): Promise<void> {
  await takeKeys(caseId)
  const { grants } = await vault.viewCase({ caseId, day: today() })
  const withdraw = (id: string, version: number) =>
    makeMove('consent', 'withdraw', { id, version }, {}, `stop-${id}-${version}`)
  await stopShown({ grants, withdraw, revoke: (track) => revokeKeys(caseId, track) }, begunToStop, shown)
}

/** The second person agrees to broken glass: their statement and the keys go together. */
export async function agreeKeys(
  caseId: string,
  { n, track, to }: { n: number; track: string; to: number },
): Promise<void> {
  mayWrap()
  await readCase(caseId)
  await knowCircles([to])
  await saying(
    caseId,
    () => vault.agreeToBreak({ caseId, n, at: minute() }),
    ({ statement, wraps }) => api.consent.agreeToBreak({ caseId, track, n, statement, wraps }),
  )
}

/** Broken glass that waits is refused, or called back by who asked. */
export async function declineKeys(caseId: string, { n, track }: { n: number; track: string }): Promise<void> {
  await readCase(caseId)
  await saying(
    caseId,
    () => vault.declineToBreak({ caseId, n, at: minute() }),
    ({ statement }) => api.consent.declineToBreak({ caseId, track, n, statement }),
  )
}

/**
 * After a withdrawal: new keys for what is due, for those who remain, without asking anybody. Only compartments held
 * here can be turned. Answers with their names. When somebody else was quicker, the true keys are taken instead.
 */
export async function turnKeysDue(caseId: string, held: readonly Compartment[]): Promise<Compartment[]> {
  mayWrap()
  return turnKeys({ api, vault, minute, knowCircles, takeKeys, revoke: revokeKeys, saying }, caseId, held)
}

/** Tells the chain what the person's own move has made so. */
export const sayState = (caseId: string, t: 'close' | 'reopen'): Promise<unknown> =>
  saying(
    caseId,
    () => vault.stateOnCase({ caseId, t, at: minute() }),
    ({ statement }) => api.cases.say({ caseId, statement }),
  )
