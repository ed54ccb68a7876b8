// Who can read which part, as the rows of one table: one for each agreement, drawn from what was signed. What the server lists only
// says of a signed part that no key lies there yet. Pure.
import type { ReaderLine } from '../../client/signed-readers.ts'
import { COMPARTMENTS, type Compartment } from '../../sealing/shapes.ts'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import type { Consent } from '../model.ts'

/** `key`: this part from now on; `pages`: so many, as of a day; `waits`: signed, and no key lies there by the server; `told`: on paper, to somebody outside. */
export type Cell = { is: 'key' } | { is: 'pages'; count: number } | { is: 'waits' } | { is: 'told' }
export type Cells = ReadonlyMap<string, Cell>

export interface AccessLine {
  id: string
  circle: number
  name: string | null
  cells: Cells
  /** By which agreement; none where nobody who is shown here signed one. */
  consent?: Consent
}

type Grant = CaseView['grants'][number]

/** What a reader of whole parts reads. */
export const cellsOf = ({
  compartments,
  unconfirmed,
}: Pick<ReaderLine, 'compartments' | 'unconfirmed'>): Cells =>
  new Map(compartments.map((part) => [part, { is: unconfirmed.includes(part) ? 'waits' : 'key' }]))

/** How many of these pages were copied from each part. */
function pagesByPart({ pages = [] }: Pick<Grant, 'pages'>): Cells {
  const counts = new Map<string, Cell>()
  for (const part of pages.flatMap(({ parts }) => parts)) {
    const before = counts.get(part)
    counts.set(part, { is: 'pages', count: before?.is === 'pages' ? before.count + 1 : 1 })
  }
  return counts
}

function cellsByConsent(consent: Consent, line: ReaderLine | undefined, grants: readonly Grant[]): Cells {
  if (consent.outside) return new Map(consent.compartments.map((part) => [part, { is: 'told' }]))
  const grant = grants.find(({ id }) => id === consent.track)
  if (grant?.pages) return pagesByPart(grant)
  const isOpen = (part: string) => line?.compartments.includes(part) && !line.unconfirmed.includes(part)
  return new Map(consent.compartments.map((part) => [part, { is: isOpen(part) ? 'key' : 'waits' }]))
}

/** The rows of other places. What somebody reads by nothing that is in force here stands in a row of its own. */
export function otherLines(
  lines: readonly ReaderLine[],
  running: readonly Consent[],
  grants: readonly Grant[],
): AccessLine[] {
  const others = lines.filter(({ owner, person }) => !owner && !person)
  const read = others.flatMap((line): AccessLine[] => {
    const { circle, name } = line
    const consents = running.filter((one) => !one.outside && one.recipient === circle)
    const explained = consents.flatMap(({ compartments }) => compartments as string[])
    const rest = line.compartments.filter((part) => !explained.includes(part))
    const unexplained: AccessLine[] =
      rest.length > 0 || consents.length === 0
        ? [{ id: `circle ${circle}`, circle, name, cells: cellsOf({ ...line, compartments: rest }) }]
        : []
    return [
      ...consents.map((consent) => {
        return { id: consent.track, circle, name, consent, cells: cellsByConsent(consent, line, grants) }
      }),
      ...unexplained,
    ]
  })
  const elsewhere = running
    .filter((one) => one.outside || !others.some(({ circle }) => circle === one.recipient))
    .map((consent): AccessLine => {
      const { track: id, recipient: circle, recipientName: name } = consent
      return { id, circle, name, consent, cells: cellsByConsent(consent, undefined, grants) }
    })
  return [...read, ...elsewhere]
}

const order = (part: string) => COMPARTMENTS.indexOf(part as Compartment)

/** The parts of which there is anything to say, in the order of the file. */
export const columnsOf = (cells: readonly Cells[]): string[] =>
  [...new Set(cells.flatMap((one) => [...one.keys()]))].toSorted((a, b) => order(a) - order(b))
