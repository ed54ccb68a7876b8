// The logs of organisations as this session knows them. Everything that is sealed to somebody goes through here first: their
// log is brought up to date and checked by the vault.
import { SealingError } from '../sealing/suite.ts'
import type { LogView } from '../sealing/vault-log-shape.ts'
import { knowListed, learn, learnHome, withLogs, type ChainLine } from './chain-reader.ts'
import type { ListedOrganisation, Session } from './session.ts'

type Reader = Pick<Session, 'api' | 'vault' | 'memory' | 'exclusive'>

/** Between this session's server and its vault. */
export const lineOf = ({ api, vault, memory, exclusive }: Reader): ChainLine => ({
  logs: (input) => api.organisations.logs(input),
  logOfChosen: (input) => api.organisations.logOfChosen(input),
  vault,
  queue: memory.logs,
  alone: (work) => exclusive('logs', work),
})

/** My organisation's log as it is now. */
export const refreshHome = (session: Reader & Pick<Session, 'organisation'>): Promise<LogView> =>
  learnHome(lineOf(session), session.organisation)

/** Does something that needs the logs of these organisations; where one has grown since, it is read on first. */
export const checked = <Result>(
  session: Session,
  ids: readonly number[],
  act: () => Promise<Result>,
): Promise<Result> => withLogs(lineOf(session), session.organisation, ids, act)

const unlessNotVerified = (refusal: unknown): false => {
  if (refusal instanceof SealingError && refusal.code === 'not-verified') return false
  throw refusal
}

/**
 * Brings the logs of organisations up to date, in one request; where one of them is not believed, one by one: what nobody vouches for
 * stays unknown, and that is no alarm.
 */
export async function knowAsFarAsBelieved(
  session: Session,
  ids: readonly number[],
  more: Parameters<typeof learn>[3] = { again: true },
): Promise<void> {
  const wanted = [...new Set(ids)].toSorted((a, b) => a - b)
  const know = (some: readonly number[]) =>
    learn(lineOf(session), session.organisation, some, { ...more, asShown: true }).then(
      () => true,
      unlessNotVerified,
    )
  if ((await know(wanted)) || wanted.length === 1) return
  for (const id of wanted) await know([id])
}

/** The same of logs of which nothing is known here yet. */
export const knowOnce = (session: Session, ids: readonly number[]): Promise<void> =>
  knowAsFarAsBelieved(session, ids, { again: false })

/** The log of an organisation that a human chooses for a case, before a step names it; where it may not be had, nobody is named. */
export const knowChosen = (session: Session, organisation: number, caseId: string): Promise<void> =>
  knowAsFarAsBelieved(session, [organisation], { chosen: { caseId } })

/** Everybody in the network, as the server lists them now. */
export async function listEverybody({
  api,
  memory,
}: Pick<Session, 'api' | 'memory'>): Promise<ListedOrganisation[]> {
  const { organisations } = await api.organisations.list({})
  for (const one of organisations)
    memory.listed.set(JSON.stringify([one.id, one.name, one.kind, one.circle, one.teams]), one)
  return organisations
}

/** Who has a circle, their own or a team's, as the directory lists them. `not-verified` where nobody does. */
export async function listedWith(
  session: Pick<Session, 'api' | 'memory'>,
  circle: number,
): Promise<ListedOrganisation> {
  const found = (await listEverybody(session)).find(
    (one) => one.circle === circle || one.teams.some((team) => team.circle === circle),
  )
  if (!found) throw new SealingError('not-verified')
  return found
}

/** Before something is sealed to these circles, for a case where it is for one: `knowListed`, whatever this session was shown of them. */
export async function knowCircles(
  session: Session,
  circles: readonly number[],
  caseId?: string,
): Promise<void> {
  await listEverybody(session)
  const listed = [...session.memory.listed.values()]
  await knowListed(lineOf(session), session.organisation, listed, { circles, caseId })
}
