// How far each profession is trained in each place, a district or a house: numbers alone. Pure.

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
  /** A district as houses say theirs, or a house; empty where none is said. */
  place: string
  of: { course: string; people: number; trained: number }[]
}

type OfProfession = (course: string, role: string) => boolean

/** The course of a profession that the smallest part of these people hold; nothing where all of them hold all. */
export function nextCourse(
  { role, of }: Pick<Coverage, 'role' | 'of'>,
  isOf: OfProfession,
): string | undefined {
  return of
    .filter(({ course, people, trained }) => isOf(course, role) && trained < people)
    .toSorted((a, b) => a.trained / a.people - b.trained / b.people)
    .at(0)?.course
}

const shareOf = ({ of }: Coverage): number => {
  const people = of.reduce((sum, one) => sum + one.people, 0)
  return of.reduce((sum, one) => sum + one.trained, 0) / Math.max(1, people)
}

/** One row for each group of professions and district, the most first: it is the group that met them, and no profession in it by itself. */
export const meetingsOf = <Row extends { profession: string; district: string; people: number }>(
  met: readonly Row[],
): (Row & { id: string })[] =>
  met
    .map((row) => ({ ...row, id: JSON.stringify([row.profession, row.district]) }))
    .toSorted((a, b) => b.people - a.people)

/** By profession and place, of the courses that are for that profession; those first of whom the smallest part is trained. */
export function coverageOf(
  rows: readonly Trained[],
  placeOf: (organisation: number) => string | null | undefined,
  isOf: OfProfession = () => true,
): Coverage[] {
  const placed = rows
    .filter(({ course, role }) => isOf(course, role))
    .map((row) => ({ ...row, place: placeOf(row.organisation) ?? '' }))
  return [...Map.groupBy(placed, ({ role, place }) => JSON.stringify([role, place]))]
    .map(([id, all]) => ({
      id,
      role: all[0]!.role,
      place: all[0]!.place,
      of: [...Map.groupBy(all, ({ course }) => course)].map(([course, of]) => ({
        course,
        people: of.reduce((sum, { people }) => sum + people, 0),
        trained: of.reduce((sum, { trained }) => sum + trained, 0),
      })),
    }))
    .toSorted((a, b) => shareOf(a) - shareOf(b))
}
