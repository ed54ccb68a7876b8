// Where which service is missing, as the directory tells it. Whoever does not say where they work may work anywhere: then
// nobody can say that it is missing, only that somebody has to be asked.

export interface Offered {
  code: string
  areas: readonly string[]
  unsaid: boolean
}

export interface Gap {
  code: string
  /** Areas in which nobody says that they offer it. */
  missing: string[]
  /** Nobody at all; in some areas nobody; somebody in each. */
  where: 'nowhere' | 'some' | 'everywhere'
  /** Somebody offers it who does not say where. */
  ask: boolean
}

/** One for each kind of service, those that are missing most first; the order of `codes` among equals. */
export function gapsOf(
  codes: readonly string[],
  areas: readonly string[],
  offered: readonly Offered[],
): Gap[] {
  const byCode = new Map(offered.map((one) => [one.code, one]))
  return codes
    .map((code): Gap => {
      const one = byCode.get(code)
      const missing = areas.filter((area) => !one?.areas.includes(area))
      const nobody = !one || (one.areas.length === 0 && !one.unsaid)
      const where = nobody ? 'nowhere' : missing.length > 0 || one.areas.length === 0 ? 'some' : 'everywhere'
      return { code, missing, where, ask: one?.unsaid ?? false }
    })
    .toSorted((a, b) => b.missing.length - a.missing.length)
}
