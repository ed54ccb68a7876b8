// A case as this session holds it: what the server shows, with the keys that were wrapped to my circles put into the vault; and
// what somebody says on it, signed and sent as one act.
import { SealingError } from '../sealing/suite.ts'
import type { Received } from '../sealing/vault-chain-shape.ts'
import type { Compartment, CompartmentEpoch } from '../sealing/vault-shape.ts'
import { checked } from './logs.ts'
import { keepPinsSoon } from './pins.ts'
import { askedAgain, isShorter } from './asked-again.ts'
import { checkCase } from './checked-moves.ts'
import type { HeldLine } from '../tracks/step-word.ts'
import type { FactWords } from '../tracks/case-facts.ts'
import type { Api, Session } from './session.ts'
import { minute, today } from './time.ts'

type Read = Awaited<ReturnType<Api['cases']['read']>>
/** What came of a case's chain and keys, beside what the server shows. */
export type Standing = Omit<Received, 'held'> & { held: Compartment[] }
/** With whose word the facts are that stand on it, and what was signed of each of its processes. */
export type SharedCase = Read & Standing & { words: FactWords; stepLines: Readonly<Record<string, HeldLine>> }

type Shown = Pick<Read, 'logs' | 'statements' | 'epochs' | 'wraps'>

/**
 * Puts what the server shows of a case's keys into the vault, which checks it; adds which compartments can be read here. Where lines
 * of it are by who has left since, the server is asked to prove that they were said before.
 */
async function receiveKeys<Keys extends Shown>(
  session: Session,
  caseId: string,
  shown: Keys,
): Promise<Keys & Standing> {
  const { logs, statements, wraps } = shown
  const epochs = shown.epochs as CompartmentEpoch[]
  const receive = (more: Pick<Parameters<Session['vault']['receiveKeys']>[0], 'proofs'> = {}) =>
    checked(session, logs, () => session.vault.receiveKeys({ caseId, statements, epochs, wraps, ...more }))
  let received = await receive()
  if (received.doubts.length > 0) received = await receive(await session.api.cases.proofs({ caseId }))
  // A chain from before goes over to newer rules with the next thing that its carrier says.
  const { old } = session.memory
  if (received.rules === 1 && received.carried) old.add(caseId)
  else old.delete(caseId)
  keepPinsSoon(session)
  return { ...shown, ...received, held: received.held.map((one) => one.compartment) }
}

const inTurn = <Done>(session: Session, caseId: string, work: () => Promise<Done>): Promise<Done> =>
  session.exclusive(`case ${caseId}`, work)

/** Reads a case and takes its keys. `held` names the compartments that can be read here. */
export const readCase = (session: Session, caseId: string): Promise<SharedCase> =>
  inTurn(session, caseId, () =>
    askedAgain(
      () => readOnce(session, caseId),
      ({ words, stepLines }) =>
        Object.values(words).some(isShorter) ||
        Object.values(stepLines).some(({ refused }) => refused === 'rollback'),
    ),
  )

async function readOnce(session: Session, caseId: string): Promise<SharedCase> {
  const shown = await session.api.cases.read({ id: caseId })
  // When somebody last looked is remembered: what appears later was not said before.
  await minute(session)
  const received = await receiveKeys(session, caseId, shown)
  const { reference, risk, ageGroup: age } = shown.case
  // Nothing that was signed about it is shown to a profession that need not know how much danger there is.
  const facts = { reference, age, ...(risk !== null && { risk }) }
  const checked = await checkCase(session, { id: caseId, facts, signed: shown.signed }, shown)
  return { ...received, ...checked }
}

const takeAgain = async (session: Session, caseId: string) =>
  receiveKeys(session, caseId, await session.api.cases.keys({ caseId }))

/** Takes a case's keys and nothing else: nobody has looked at it by this. */
export const takeKeys = (session: Session, caseId: string) =>
  inTurn(session, caseId, () => takeAgain(session, caseId))

/** A chain by earlier rules goes over to the newest ones: one signed line, in which nothing else is said. */
async function upgradeIfOld(session: Session, caseId: string): Promise<void> {
  const { vault, api, memory, organisation } = session
  if (!memory.old.has(caseId) || (await vault.viewLog({ organisation })).rules === 1) return
  const { statement } = await vault.upgradeCase({ caseId, at: await minute(session) })
  await api.cases.order({ caseId, statement })
  memory.old.delete(caseId)
}

const isUnsettled = (error: unknown): boolean => error instanceof SealingError && error.code === 'unsettled'

/**
 * Says something on a case and sends it. What the vault has said is taken back when it could not be finished or the server
 * did not take it, so that the next try begins from what is true. Where somebody's leaving was heard of meanwhile, what they had
 * said is proved first.
 */
export const sendStatement = <Made, Answer>(
  session: Session,
  caseId: string,
  make: () => Promise<Made>,
  send: (made: Made) => Promise<Answer>,
): Promise<Answer> =>
  inTurn(session, caseId, async () => {
    try {
      await upgradeIfOld(session, caseId)
      const made = await make().catch(async (error: unknown) => {
        if (!isUnsettled(error)) throw error
        await takeAgain(session, caseId)
        return make()
      })
      return await send(made)
    } catch (error) {
      await session.vault.forgetCase({ caseId })
      await takeAgain(session, caseId).catch(() => undefined)
      throw error
    }
  })

/**
 * Of the lines that could not be believed by themselves, a human says which are struck; the others stand. The chain goes on by the
 * present minute, also where a wrong clock had dated it.
 */
export async function settleCase(session: Session, caseId: string, strike: readonly number[]): Promise<void> {
  await takeKeys(session, caseId)
  await sendStatement(
    session,
    caseId,
    async () => session.vault.settleCase({ caseId, strike, at: await minute(session) }),
    ({ statement }) => session.api.cases.order({ caseId, statement }),
  )
}

/** A human has looked at who reads: whoever waited for that gets the newest keys. */
export async function lookAtReaders(session: Session, caseId: string): Promise<void> {
  await takeKeys(session, caseId)
  await sendStatement(
    session,
    caseId,
    async () => session.vault.lookAtReaders({ caseId, at: await minute(session) }),
    (made) => session.api.consent.look({ caseId, ...made }),
  )
}

/** The chain says that the person's card is frozen, where it does not yet: from there on it signs and reads nothing. */
export async function stateFrozen(session: Session, caseId: string): Promise<void> {
  await takeKeys(session, caseId)
  const { person } = await session.vault.viewCase({ caseId, day: await today(session) })
  if (!person || person.frozen) return
  await sendStatement(
    session,
    caseId,
    async () => session.vault.freezeCard({ caseId, at: await minute(session) }),
    ({ statement }) => session.api.consent.freeze({ caseId, statement }),
  )
}

/** Revokes a grant: signed, and its keys go at once. */
export async function revokeGrant(session: Session, caseId: string, grant: string): Promise<void> {
  await takeKeys(session, caseId)
  await sendStatement(
    session,
    caseId,
    async () => session.vault.revoke({ caseId, grant, at: await minute(session) }),
    ({ statement }) => session.api.consent.revoke({ caseId, track: grant, statement }),
  )
}

/** Tells the chain what the person's own move has made so. */
export const stateCase = (session: Session, caseId: string, t: 'close' | 'reopen'): Promise<unknown> =>
  sendStatement(
    session,
    caseId,
    async () => session.vault.stateOnCase({ caseId, t, at: await minute(session) }),
    ({ statement }) => session.api.cases.appendStatement({ caseId, statement }),
  )
