// How a row of the plan stands, more exactly than the group that it stands in: what the person answered, how long a place has not
// answered, or what whoever helps has written. Pure.
import type { SharedCase } from '../../client/case-keys.ts'
import type { Text } from '../../web/language/language.tsx'
import { codeWords } from '../../web/track/answers.ts'
import type { PlanLine } from './groups.ts'

/** Of a case, what it is worked out from. */
export type Around = Pick<SharedCase, 'tracks' | 'clocks' | 'events'>

const hour = 3_600_000
/** From so many hours on they are told as days. */
const toDays = 72

/** What the person answered on their own page, while nobody has talked with them about it. */
function answered({ clocks, events }: Around, id: string, t: Text): string | undefined {
  if (!clocks.some(({ track, clock }) => track === id && clock === 'goal.answer')) return undefined
  const last = events
    .filter(({ track, side }) => track === id && side === 'person')
    .toSorted((one, other) => other.at.localeCompare(one.at))[0]
  if (!last) return undefined
  if (last.move === 'drop') return t('plan.exact.no')
  const { wish } = last.facts
  return typeof wish === 'string' ? t('plan.exact.wish', { wish: codeWords(wish, t) }) : t('plan.exact.other')
}

/** The newest open referral for the same service. */
function referralFor({ tracks, events }: Around, service: string | null) {
  const asked = new Set(
    events.flatMap(({ kind, move, track, facts }) =>
      kind === 'referral' && move === 'opened' && facts['service'] === service ? [track] : [],
    ),
  )
  return tracks
    .filter(({ id, kind }) => kind === 'referral' && asked.has(id))
    .toSorted((one, other) => other.openedAt.localeCompare(one.openedAt))[0]
}

function waitingFor(around: Around, service: string | null, now: Date, t: Text): string | undefined {
  const referral = service === null ? undefined : referralFor(around, service)
  if (!referral) return undefined
  if (!['enquiry', 'sent', 'received'].includes(referral.state)) return t(`referral.state.${referral.state}`)
  const sent = around.events.find(
    ({ track, move }) => track === referral.id && ['send', 'ask_anonymously'].includes(move),
  )
  const hours = Math.max(0, Math.floor((now.getTime() - Date.parse(sent?.at ?? referral.openedAt)) / hour))
  return hours < toDays
    ? t('plan.exact.sent', { hours })
    : t('plan.exact.sentDays', { days: Math.floor(hours / 24) })
}

/** The line for one row; `isTheirs`: it is the person's own answer, and waits for whoever helps. */
export function exactState(
  line: Pick<PlanLine, 'id' | 'state' | 'service' | 'words'>,
  around: Around,
  { now, t }: { now: Date; t: Text },
): { words: string; isTheirs: boolean } {
  const theirs = answered(around, line.id, t)
  if (theirs !== undefined) return { words: theirs, isTheirs: true }
  const said = (words: string) => ({ words, isTheirs: false })
  if (line.state === 'dropped') {
    const asksAgain = around.clocks.some(
      ({ track, clock }) => track === line.id && clock === 'goal.ask_again',
    )
    return said(t(asksAgain ? 'plan.exact.again' : 'plan.exact.leave'))
  }
  const isOver = line.state === 'achieved'
  const waiting = isOver ? undefined : waitingFor(around, line.service, now, t)
  return said(line.words?.stands ?? waiting ?? t(`goal.state.${line.state}`))
}
