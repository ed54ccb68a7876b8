// The hourly register: this browser says how far the chains of its circles' cases go, cosigns by their hashes what browsers of other
// organisations have said, and takes what was cosigned for its own. Nobody is asked anything. (Decision 169.)
import type { ContactState } from '../sealing/vault-register-shape.ts'
import { knowAsFarAsBelieved } from './logs.ts'
import { isLie } from './refusal.ts'
import type { Session } from './session.ts'
import { minute } from './time.ts'
import { keepWitness } from './witnesses.ts'

/** Cosigns what is due. Answers with how many. */
export async function cosignRegisters(session: Session): Promise<number> {
  const { api, vault } = session
  const { due } = await api.registers.due({})
  if (due.length === 0) return 0
  await minute(session)
  const { cosigned } = await vault.cosignRegisters({ due })
  for (const one of cosigned) {
    const { slot, counter } = JSON.parse(one.body) as { slot: string; counter: number }
    await api.registers.cosign({ slot, counter, ...one })
  }
  return cosigned.length
}

/** Takes what another organisation has cosigned. */
export async function takeRegisters(session: Session): Promise<void> {
  const { api, vault } = session
  const { registers } = await api.registers.list({})
  await knowAsFarAsBelieved(
    session,
    registers.map(({ organisation }) => organisation),
  )
  await vault.takeRegisters({ registers })
}

const taken = new WeakMap<Session, { who: string; done: Promise<void> }>()

/** The same once after a sign-in, before anything is opened of which only the newest counts; an open browser goes on taking them. */
export function takenRegisters(session: Session): Promise<void> {
  const before = taken.get(session)
  if (before?.who === session.id) return before.done
  const done = takeRegisters(session).catch((refusal: unknown) => {
    if (isLie(refusal)) throw refusal
  })
  taken.set(session, { who: session.id, done })
  return done
}

/** All of it, as an open browser does every few minutes. */
export async function keepRegister(session: Session): Promise<void> {
  await keepWitness(session)
  await cosignRegisters(session)
  await takeRegisters(session)
}

/** Whether two say now that how to reach this person, as it was opened here, is the newest. Where they do not it is asked whether they have since. */
export async function confirmContact(session: Session, caseId: string): Promise<ContactState> {
  const known = await session.vault.contactState({ caseId })
  if (known.confirmedAt !== undefined) return known
  await takeRegisters(session)
  return session.vault.contactState({ caseId })
}
