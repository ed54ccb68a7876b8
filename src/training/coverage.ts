// How far each profession of each district is trained, over all houses: numbers alone. Pure.

export interface Trained {
  organisation: number
  role: string
  course: string
  people: number
  trained: number
}

export interface Coverage {
  id: string
  role: string
  /** As houses say theirs; empty where they say none. */
  district: string
  of: { course: string; people: number; trained: number }[]
}

const shareOf = ({ of }: Coverage): number => {
  const people = of.reduce((sum, one) => sum + one.people, 0)
  return of.reduce((sum, one) => sum + one.trained, 0) / Math.max(1, people)
}

/** By profession and district, those first of whom the smallest part is trained. */
export function coverageOf(
  rows: readonly Trained[],
  districtOf: (organisation: number) => string | null | undefined,
): Coverage[] {
  const placed = rows.map((row) => ({ ...row, district: districtOf(row.organisation) ?? '' }))
  return [...Map.groupBy(placed, ({ role, district }) => JSON.stringify([role, district]))]
    .map(([id, all]) => ({
      id,
      role: all[0]!.role,
      district: all[0]!.district,
      of: [...Map.groupBy(all, ({ course }) => course)].map(([course, of]) => ({
        course,
        people: of.reduce((sum, { people }) => sum + people, 0),
        trained: of.reduce((sum, { trained }) => sum + trained, 0),
      })),
    }))
    .toSorted((a, b) => shareOf(a) - shareOf(b))
}
