// What is done with the sheets on paper: three are made, named in the log once they were printed and checked, circles are sealed
// to them, and two are tried. The same on the screen and in Node.
import type { Client } from '../../../api/client.ts'
import type { Vault } from '../../../sealing/vault-shape.ts'
import type { SheetsRefused, TwoSheets } from '../../../sealing/vault-sheet-shape.ts'
import { canWrap } from '../../../client/wrapping-gate.ts'
import type { sheetsApi } from '../../api/recovery-shares.ts'

/** The ends between which it is done, for one organisation whose log was brought up to date. */
export interface SheetsLine {
  api: Client<{ sheets: typeof sheetsApi }>
  vault: Pick<Vault, 'nameSheets' | 'sealToSheets' | 'trySheets' | 'status'>
  organisation: number
}

/** Names the sheets that were made last. Answers true where a second administrator has to agree first. */
export async function nameSheets({ api, vault, organisation }: SheetsLine, at: string): Promise<boolean> {
  const { waits } = await api.sheets.name(await vault.nameSheets({ organisation, at }))
  return waits
}

/** Seals those of my circles to the sheets that are not sealed to them yet. Answers how many there were. */
export async function sealDue({ api, vault, organisation }: SheetsLine): Promise<number> {
  const [{ named, circles }, status] = await Promise.all([api.sheets.read({}), vault.status()])
  if (named === null || status.state === 'locked') return 0
  const due = circles.filter(
    ({ circle, epoch, sealed }) =>
      !sealed && status.circles.some((one) => one.circleId === circle && one.epoch === epoch),
  )
  // Nothing is sealed for later either, where something does not hold.
  if (due.length === 0 || !canWrap()) return 0
  const made = await vault.sealToSheets({ organisation, circles: due.map(({ circle }) => circle) })
  return (await api.sheets.seal(made)).sealed
}

export type Drilled =
  | SheetsRefused
  | { outcome: 'fit'; opened: number[]; closed: number[]; drilledAt: string }

/** Tries two sheets against the log and the circles. Where they fit, the day is kept; nothing else changes. */
export async function drill({ api, vault, organisation }: SheetsLine, sheets: TwoSheets): Promise<Drilled> {
  const [{ named }, { circles }] = await Promise.all([api.sheets.read({}), api.sheets.circles({})])
  const tried = await vault.trySheets({ organisation, sheets, circles })
  if (tried.outcome !== 'fit' || named === null) return tried as Drilled
  return { ...tried, ...(await api.sheets.drilled({ named })) }
}
