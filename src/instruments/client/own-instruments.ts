// Sets of questions that an organisation has brought in for itself: the hash of each file is signed in its log by who brings it in, and a file
// is asked only where the checked log names it. A server that takes the signs of danger out of one, or shows an older one, is refused.
import { hashOfText } from '../../client/law.ts'
import { refreshHome } from '../../client/logs.ts'
import type { Session } from '../../client/session.ts'
import { minute } from '../../client/time.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { Instrument } from '../instrument.ts'

/** Brings one file in, which was tried before. Problem `refused` where it has a fault, `conflict` where its version stands already. */
export async function bringInstrument(session: Session, file: string): Promise<void> {
  const { api, vault, organisation } = session
  await refreshHome(session)
  const { id: instrument, version } = JSON.parse(file) as Instrument
  const fields = { instrument, version, hash: await hashOfText(file) }
  const statement = await vault.stateInLog({
    organisation,
    t: 'instrument',
    at: await minute(session),
    fields,
  })
  await api.instruments.bring({ file, statement })
  await refreshHome(session)
}

/** One of them. `not-verified` where its file is not the one that the log names as the newest. */
export async function readInstrumentOf(session: Session, id: string): Promise<Instrument> {
  const [{ file }, home] = await Promise.all([session.api.instruments.read({ id }), refreshHome(session)])
  const signed = home.instruments.find((one) => one.id === id)
  if (!signed || signed.hash !== (await hashOfText(file))) throw new SealingError('not-verified')
  return JSON.parse(file) as Instrument
}

/** Which of those that the server lists are signed; one that was brought in before sets were signed is brought in again. */
export async function signedSets(session: Session): Promise<ReadonlySet<string>> {
  return new Set((await refreshHome(session)).instruments.map(({ id }) => id))
}
