// How a sealed row, as the server shows it, is handed to the vault. What has no author or no signature is not opened: whoever
// takes both away wants words to be read as somebody's who never wrote them.
import { isInPlace } from '../api/latest-wins-records.ts'
import { SealingError } from '../sealing/suite.ts'
import type { Answered, Compartment, Opened, RecordToOpen } from '../sealing/vault-shape.ts'

/** A sealed row of a case. `signature` and `author` (a public key) are null only where a server hides them. */
export interface ShownRow {
  id: string
  compartment: Compartment
  kind: string
  version: number
  epoch: number
  ciphertext: string
  signature: string | null
  author: string | null
}

/** Who answers for a row, where many are opened at once: what a server hides is nobody's, and the vault refuses that row. */
export const answeredBy = ({ signature, author }: Pick<ShownRow, 'signature' | 'author'>) => ({
  signature: signature ?? '',
  author: author ?? '',
})

/** What a server says beside a sealed row, and nobody signs: who wrote it (`by` is where they work), and what it belongs to. */
export interface Label {
  fromPerson: boolean
  by: string | null
  track?: string | null
  about?: string | null
}

type NameOf = (organisation: number) => string | undefined

/**
 * Whether that is what was signed. A name is the server's word in any case, but the one that the place has everywhere. Of what
 * was written before its writer said what it belongs to, nothing is claimed.
 */
function fits({ author, said }: Opened, { fromPerson, by, track, about }: Label, nameOf: NameOf): boolean {
  if (!author || (author === 'person') !== fromPerson) return false
  const name = author === 'person' ? undefined : nameOf(author.organisation)
  if (name !== undefined && by !== null && by !== name) return false
  const belongs = (says: string | undefined, label: string | null | undefined) =>
    !said || label === undefined || (says ?? null) === label
  return belongs(said?.track, track) && belongs(said?.about, about)
}

/**
 * What is shown of a row that was opened: nothing where the server names another writer than who signed it (`isUnfit`), and the
 * day that its writer said where they did (`isSaid`).
 */
export function shownAs(answer: Answered | undefined, label: Label & { on: string }, nameOf: NameOf) {
  const opened = answer?.refused === undefined ? answer : undefined
  const isUnfit = opened !== undefined && !fits(opened, label, nameOf)
  const { value, said } = (isUnfit ? undefined : opened) ?? {}
  return { value, on: said?.on ?? label.on, isSaid: said !== undefined, isUnfit }
}

/** The server keeps the day alone after a month, and a clock may be behind: nobody's record is a later one than those of the next day. */
const aheadMs = 25 * 3_600_000

/** When a record was written: the minute that its writer said, else what the server keeps. */
export const writtenAt = ({ said }: Pick<Opened, 'said'>, { madeAt }: { madeAt: string }): string =>
  said?.at !== undefined && Date.parse(said.at) <= Date.parse(madeAt) + aheadMs ? said.at : madeAt

/** Where a record stands among others: by the minute that its writer said, within one by the server's time. */
export const writtenOrder = (at: string, { id, madeAt }: { id: string; madeAt: string }): string =>
  [at, madeAt, id].join(' ')

/** Oldest first. */
export const compareWritten = (one: { order: string }, other: { order: string }): number =>
  one.order < other.order ? -1 : Number(one.order > other.order)

/**
 * The row of a kind of which only the newest counts (how to reach somebody, their name). Its number is signed and grows; the
 * server's dates are not, so that it cannot pass an old one off as the new one. Of two with one number: the first listed. One that
 * lies in another part counts for nothing: whoever holds that part is not asked how a person is reached.
 */
export const latestOf = <Row extends Pick<ShownRow, 'kind' | 'version' | 'compartment'>>(
  rows: readonly Row[],
  kind: string,
): Row | undefined =>
  rows.reduce<Row | undefined>(
    (best, row) => (row.kind === kind && isInPlace(row) && row.version > (best?.version ?? 0) ? row : best),
    undefined,
  )

/** The vault's order to open a row. `bad-signature` where nobody answers for it. */
export function toOpen(caseId: string, row: ShownRow): RecordToOpen {
  const { id, kind, compartment, version, epoch, ciphertext, signature, author } = row
  if (signature === null || author === null) throw new SealingError('bad-signature')
  return {
    caseId,
    compartment,
    table: 'records',
    row: id,
    field: kind,
    version,
    epoch,
    ciphertext,
    signature,
    author,
  }
}
