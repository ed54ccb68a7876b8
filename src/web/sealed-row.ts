// How a sealed row, as the server shows it, is handed to the vault. What has no author or no signature is not opened: whoever
// takes both away wants words to be read as somebody's who never wrote them.
import { SealingError } from '../sealing/suite.ts'
import type { Compartment, RecordToOpen } from '../sealing/vault-shape.ts'

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

/**
 * The row of a kind of which only the newest counts (how to reach somebody, their name). Its number is signed and grows; the
 * server's dates are not, so that it cannot pass an old one off as the new one. Of two with one number: the first listed.
 */
export const newestOf = <Row extends Pick<ShownRow, 'kind' | 'version'>>(
  rows: readonly Row[],
  kind: string,
): Row | undefined =>
  rows.reduce<Row | undefined>(
    (best, row) => (row.kind === kind && row.version > (best?.version ?? 0) ? row : best),
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
