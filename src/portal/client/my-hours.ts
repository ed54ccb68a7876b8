// The hours that she worked, written by herself on her page: one sealed record in the legal part of her file, of which the newest counts.
// Her lawyer sees it as hers, beside their own list.

import { latestOf } from '../../client/sealed-record.ts'
import { hasArrived } from '../../client/refusal.ts'
import type { DiaryDay } from '../../proceedings/losses.ts'
import { sealOwnRecord } from './own-record.ts'
import type { OpenCase } from './open-file.ts'
import type { PortalSession } from './portal-session.ts'

export interface Diary {
  caseId: string
  version: number
  days: readonly DiaryDay[]
}

/** Hers, in the case whose legal part her card opens; nothing where it opens none, or where what stands there cannot be read. */
export function diaryIn(cases: readonly OpenCase[]): Diary | undefined {
  const home = cases.find(({ held }) => held.includes('legal'))
  if (!home) return undefined
  const row = latestOf(home.records, 'hours')
  if (row && row.value === undefined) return undefined
  const days = (row?.value?.['days'] ?? []) as readonly DiaryDay[]
  return { caseId: home.id, version: row?.version ?? 0, days }
}

interface Kept {
  /** Names the write: pressed again after a lost answer it is the same one. */
  id: string
  on: string
  /** The same in words, for the list of what was written. */
  text: string
}

/** Keeps one more day; of a day that stands there already the new hours count. */
export async function keepDay(
  session: PortalSession,
  { caseId, version, days }: Diary,
  day: DiaryDay,
  { id, on, text }: Kept,
): Promise<void> {
  const value = { days: [...days.filter((one) => one.day !== day.day), day], text }
  const place = { id, caseId, compartment: 'legal', kind: 'hours', version: version + 1, on } as const
  const record = await sealOwnRecord(session, place, value)
  try {
    await session.api.portal.hours({ caseId, record }, { key: id })
  } catch (error) {
    if (!hasArrived(error)) throw error
  }
}
