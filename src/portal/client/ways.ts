// The three ways as they stand in her file, and what she has put aside: sealed to her case and signed with her card.

import { latestOf } from '../../client/sealed-record.ts'
import type { SaidOfWays, Way, Ways } from '../../solutions/ways.ts'
import { sealOwnRecord } from './own-record.ts'
import type { OpenCase } from './open-file.ts'
import type { PortalSession } from './portal-session.ts'

/** The ways that were talked about with her, and those that she has put aside. */
export function waysIn(cases: readonly OpenCase[]): { ways: Ways | undefined; aside: readonly string[] } {
  const home = cases.find(({ held }) => held.includes('narrative'))
  const ways = home && (latestOf(home.records, 'ways')?.value as Ways | undefined)
  const said = home && (latestOf(home.records, 'ways_said')?.value as SaidOfWays | undefined)
  return { ways, aside: said?.aside ?? [] }
}

interface Saying {
  act: string
  way: string
  /** The same in words. */
  text: string
  language: string
  on: string
}

/** Puts a way aside, or brings it back. What stands there already is not said twice. */
export async function keepAside(
  session: PortalSession,
  cases: readonly OpenCase[],
  { act, way, text, language, on }: Saying,
): Promise<void> {
  const home = cases.find(({ held }) => held.includes('narrative'))
  if (!home) throw new Error('Her card opens no part in which this could lie.')
  const before = latestOf(home.records, 'ways_said')
  const others = waysIn(cases).aside.filter((one) => one !== way)
  const aside = (act === 'aside' ? [...others, way] : others) as Way[]
  if (before && waysIn(cases).aside.toSorted().join(' ') === aside.toSorted().join(' ')) return
  const value: SaidOfWays = { aside, text, language }
  const version = (before?.version ?? 0) + 1
  const at = {
    id: crypto.randomUUID(),
    caseId: home.id,
    compartment: 'narrative',
    kind: 'ways_said',
  } as const
  const record = await sealOwnRecord(session, { ...at, version, on }, value)
  await session.api.portal.ways({ caseId: home.id, record })
}
