// A case as this session holds it: what the server shows, with the keys that were wrapped to my circles put into the vault; and
// what somebody says on it, signed and sent as one act.
import type { Compartment, CompartmentEpoch } from '../sealing/vault-shape.ts'
import { checked } from './logs.ts'
import { keepPinsSoon } from './pins.ts'
import type { Api, Session } from './session.ts'
import { minute } from './time.ts'

type Read = Awaited<ReturnType<Api['cases']['read']>>
export type SharedCase = Read & { held: Compartment[] }

type Shown = Pick<Read, 'logs' | 'statements' | 'epochs' | 'wraps'>

/** Puts what the server shows of a case's keys into the vault, which checks it; adds which compartments can be read here. */
async function receiveKeys<Keys extends Shown>(
  session: Session,
  caseId: string,
  shown: Keys,
): Promise<Keys & { held: Compartment[] }> {
  const { logs, statements, wraps } = shown
  const epochs = shown.epochs as CompartmentEpoch[]
  const received = await checked(session, logs, () =>
    session.vault.receiveKeys({ caseId, statements, epochs, wraps }),
  )
  keepPinsSoon(session)
  return { ...shown, held: received.held.map((one) => one.compartment) }
}

const inTurn = <Done>(session: Session, caseId: string, work: () => Promise<Done>): Promise<Done> =>
  session.exclusive(`case ${caseId}`, work)

/** Reads a case and takes its keys. `held` names the compartments that can be read here. */
export const readCase = (session: Session, caseId: string): Promise<SharedCase> =>
  inTurn(session, caseId, async () =>
    receiveKeys(session, caseId, await session.api.cases.read({ id: caseId })),
  )

const takeAgain = async (session: Session, caseId: string) =>
  receiveKeys(session, caseId, await session.api.cases.keys({ caseId }))

/** Takes a case's keys and nothing else: nobody has looked at it by this. */
export const takeKeys = (session: Session, caseId: string) =>
  inTurn(session, caseId, () => takeAgain(session, caseId))

/**
 * Says something on a case and sends it. What the vault has said is taken back when it could not be finished or the server
 * did not take it, so that the next try begins from what is true.
 */
export const sendStatement = <Made, Answer>(
  session: Session,
  caseId: string,
  make: () => Promise<Made>,
  send: (made: Made) => Promise<Answer>,
): Promise<Answer> =>
  inTurn(session, caseId, async () => {
    try {
      return await send(await make())
    } catch (error) {
      await session.vault.forgetCase({ caseId })
      await takeAgain(session, caseId).catch(() => undefined)
      throw error
    }
  })

/** Takes a grant back: signed, and its keys go at once. */
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
