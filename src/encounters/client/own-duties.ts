// What the law makes me pass on within hours of meeting somebody. Its hour stands sealed in what I told the desk, since it says that a child
// was met, and that it is done is a line of the same thread: so the server rings nobody, and My work asks for it.
import type { Session } from '../../client/session.ts'
import type { RunningDuty } from '../../jurisdiction/reporting.ts'
import { addLine, openOwn, type OwnEncounter } from './own-encounters.ts'

type Own = Pick<Session, 'api' | 'vault'>

export interface OwnDuty extends RunningDuty {
  track: string
  /** The day on which I said that it is done; left out while it is not. */
  told?: string | undefined
  own: OwnEncounter
  isClosed: boolean
}

/** Days for which one is asked for that was not told. */
const askedDays = 30

/** What of one that I reported has its hour. */
export const dutiesOf = ({ track, state }: { track: string; state: string }, own: OwnEncounter): OwnDuty[] =>
  (own.report.encounter?.duties ?? []).map((duty) => ({
    ...duty,
    track,
    told: own.sealed.messages[own.told.indexOf(duty.id)]?.day,
    own,
    isClosed: state === 'closed',
  }))

/** Says to the desk, in words, that it is done; once however often it is pressed. */
export const markTold = (session: Own, { track, own, id }: OwnDuty, text: string): Promise<void> =>
  addLine(session, { track, sealed: own.sealed }, text, { told: id })

/** What I have still to tell, the most urgent first; what is gone or cannot be opened any more is left out. */
export async function openDuties(session: Own, today: string): Promise<OwnDuty[]> {
  const { encounters } = await session.api.encounters.mine({})
  const since = new Date(Date.parse(today) - askedDays * 86_400_000).toISOString().slice(0, 10)
  const found = await Promise.all(
    encounters
      .filter(({ day, state }) => day >= since && state !== 'closed')
      .map((mine) =>
        openOwn(session, mine.track).then(
          (own) => dutiesOf(mine, own),
          () => [],
        ),
      ),
  )
  return found
    .flat()
    .filter(({ told }) => told === undefined)
    .toSorted((a, b) => a.by.localeCompare(b.by))
}
