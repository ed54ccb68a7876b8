// What the sending circle keeps of a package for itself: to whom it went, what was told, and what answers are checked with. Sealed under the
// circle's key, so that no server can put another key in its place and answer by itself.
import type { Session } from '../../client/session.ts'
import type { PackageOut } from '../api.ts'

export interface PackageNote {
  to: string
  /** What was told, by its headings. */
  told: string[]
  answerKey: string
}

const placeOf = (circleId: number, id: string) => ({
  circleId,
  table: 'packages',
  row: id,
  field: 'note',
  version: 1,
})

export const sealNote = (
  { vault }: Session,
  { circle, id }: { circle: number; id: string },
  value: PackageNote,
): Promise<PackageOut['note']> => vault.sealForCircle({ ...placeOf(circle, id), value })

/** `broken` where it is none that a colleague sealed for this very package. */
export async function openNote(
  { vault }: Session,
  { circle, id, note }: Pick<PackageOut, 'circle' | 'id' | 'note'>,
): Promise<PackageNote> {
  const { value } = await vault.openForCircle({ ...placeOf(circle, id), ...note })
  return value as PackageNote
}
