// How a client comes to know whose keys are whose: it fetches the logs it needs, from where it left off, and gives them to its
// vault, which believes nothing that does not follow. The same for the screens and for Node (the demo, the tests).
import { codeOf } from '../api/code-of.ts'
import type { Statement } from '../sealing/chain.ts'
import { SealingError } from '../sealing/suite.ts'
import type { Called } from '../sealing/shapes.ts'
import type { LogView } from '../sealing/vault-log-shape.ts'
import type { Vault } from '../sealing/vault-shape.ts'

/** The two ends between which the logs travel. */
export interface ChainLine {
  logs(input: {
    after: { organisation: number; n: number }[]
    withOrigin?: boolean
  }): Promise<{ logs: { organisation: number; statements: Statement[] }[] }>
  /** The log of an organisation that a human has chosen as a recipient, which the trail of their own tells. */
  logOfChosen?(input: {
    organisation: number
    after: number
    caseId?: string
  }): Promise<{ statements: Statement[] }>
  vault: Pick<Vault, 'learnLog' | 'logHeads' | 'viewLog' | 'checkNames'>
  /** The reading that goes on now. */
  queue: { last: Promise<unknown> }
  /** Alone among all windows that share the vault. */
  alone<Done>(work: () => Promise<Done>): Promise<Done>
}

/** Why logs are read: at home, or because a human has just chosen an organisation, for a case. */
interface Why {
  home?: number
  chosen?: { caseId?: string | undefined }
  /** What is not shown is passed over; else it is `not-verified`. */
  asShown?: boolean
}

/**
 * One reading after the other: each goes on where the last one ended. Two at once would both bring the same statements, and what
 * comes second would look like a log that was tampered with.
 */
function fetchAndLearn(
  line: ChainLine,
  organisations: readonly number[],
  why: Why,
): Promise<Map<number, LogView>> {
  const wanted = [...new Set(organisations)]
  if (wanted.length === 0) return Promise.resolve(new Map())
  const read = () => line.alone(() => learnNext(line, wanted, why))
  const turn = line.queue.last.then(read, read)
  line.queue.last = turn
  return turn
}

async function learnNext(
  line: ChainLine,
  wanted: readonly number[],
  { home, chosen, asShown = false }: Why,
): Promise<Map<number, LogView>> {
  const { vault } = line
  const { heads } = await vault.logHeads()
  const nOf = (organisation: number) => heads.find((one) => one.organisation === organisation)?.n ?? 0
  const { logs } = await line.logs(firstLogs(wanted, home, nOf))
  const views = new Map<number, LogView>()
  const take = async (organisation: number) => {
    const shown = logs.find((one) => one.organisation === organisation)
    const n = nOf(organisation)
    const { statements } = shown ?? (chosen && (await readChosen(line, organisation, n, chosen))) ?? NONE
    // A log that one's work does not need is shown to nobody: whoever it names stays unknown, and that is no attack.
    if (!shown && statements.length === 0 && organisation !== home && n === 0) return undefined
    const view = await vault.learnLog({ organisation, statements, home: organisation === home })
    views.set(organisation, view)
    return view
  }
  for (const organisation of wanted) {
    const origin = (await take(organisation))?.origin
    const came = origin !== undefined && !wanted.includes(origin) && nOf(origin) === 0
    if (came && logs.some((one) => one.organisation === origin)) await take(origin)
  }
  if (!asShown && wanted.some((one) => !views.has(one))) throw new SealingError('not-verified')
  return views
}

const NONE = { statements: [] }

/** The log of whom a human has chosen; nothing where they may not choose it. */
const readChosen = (
  line: ChainLine,
  organisation: number,
  after: number,
  { caseId }: NonNullable<Why['chosen']>,
) =>
  line
    .logOfChosen?.({ organisation, after, ...(caseId !== undefined && { caseId }) })
    .catch((refusal: unknown) => {
      if (['not-found', 'not-allowed'].includes(codeOf(refusal))) return undefined
      throw refusal
    })

/** What is asked for; with the own log, where nothing of it is known yet, that of whoever brought it in. */
export const firstLogs = (
  wanted: readonly number[],
  home: number | undefined,
  nOf: (organisation: number) => number,
) => ({
  after: wanted.map((organisation) => ({ organisation, n: nOf(organisation) })),
  ...(home !== undefined &&
    wanted.length === 1 &&
    wanted[0] === home &&
    nOf(home) === 0 && { withOrigin: true }),
})

/** First of all, and again to see what is new: the own organisation's log, and that of whoever brought it in. */
export async function learnHome(line: ChainLine, home: number): Promise<LogView> {
  const { heads } = await line.vault.logHeads()
  const isKnown = heads.some((one) => one.organisation === home)
  const known = isKnown ? (await line.vault.viewLog({ organisation: home })).origin : undefined
  const views = await fetchAndLearn(line, known === undefined ? [home] : [home, known], { home })
  const view = views.get(home) as LogView
  if (view.origin !== undefined && !views.has(view.origin)) await fetchAndLearn(line, [view.origin], {})
  return view
}

/** Learns the logs of other organisations, those that were not known before or everything that is new. */
export async function learn(
  line: ChainLine,
  home: number,
  organisations: readonly number[],
  { again = false, ...more }: { again?: boolean } & Omit<Why, 'home'> = {},
): Promise<void> {
  const { heads } = await line.vault.logHeads()
  const known = new Set(heads.map((one) => one.organisation))
  const wanted = organisations.filter((one) => again || !known.has(one))
  const why = { home, ...more }
  try {
    await fetchAndLearn(line, wanted, why)
  } catch (refusal) {
    if (!isNotVerified(refusal)) throw refusal
    // Perhaps it was brought in since the bringer's log was read.
    await learnHome(line, home)
    await fetchAndLearn(line, wanted, why)
  }
}

/** How the server lists an organisation: by this people choose whom something is sealed to. */
export type Listed = Called & {
  id: number
  circle: number
  teams: readonly { circle: number; purpose: string }[]
}

/**
 * Before something is sealed to these circles: learns the logs of whoever works in them, and holds the list from which they
 * were chosen, for a case where it is for one, against what was signed. `misnamed` where one is called otherwise than by whoever brought it in, `not-verified`
 * where a circle is another's, or a team's for something else: the server wants it to be taken for another.
 */
export async function knowListed(
  line: ChainLine,
  home: number,
  listed: readonly Listed[],
  { circles, caseId }: { circles: readonly number[]; caseId?: string | undefined },
): Promise<void> {
  const circlesOf = ({ circle, teams }: Listed): Map<number, string | undefined> =>
    new Map([[circle, undefined], ...teams.map((team) => [team.circle, team.purpose] as const)])
  const wanted = listed.filter((one) => circles.some((circle) => circlesOf(one).has(circle)))
  const ids = wanted.map((one) => one.id)
  await learn(line, home, ids, { again: true, chosen: { caseId } })
  const { names } = await line.vault.checkNames({ organisations: wanted })
  if (names.some((one) => one.is === 'other')) throw new SealingError('misnamed')
  for (const one of wanted) {
    const { circles: known } = await line.vault.viewLog({ organisation: one.id })
    for (const [id, team] of circlesOf(one)) {
      const found = known.find((circle) => circle.id === id)
      if (circles.includes(id) && (!found || found.team !== team)) throw new SealingError('not-verified')
    }
  }
}

/**
 * Does something that is checked against the logs of these organisations. `not-verified` may only mean that a log has grown
 * since it was read: then it is read on, once.
 */
export async function withLogs<Result>(
  line: ChainLine,
  home: number,
  organisations: readonly number[],
  act: () => Promise<Result>,
): Promise<Result> {
  await learn(line, home, organisations)
  try {
    return await act()
  } catch (refusal) {
    if (!isNotVerified(refusal)) throw refusal
    await learn(line, home, organisations, { again: true })
    return act()
  }
}

const isNotVerified = (refusal: unknown): boolean =>
  refusal instanceof SealingError && refusal.code === 'not-verified'
