// Whether the words that are kept beside a consent are still the very words that were signed. The same for the staff's
// screen, the person's own page and Node: nobody is asked to believe the server.
import { partsOfPages } from '../../sealing/pages-given.ts'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import type { Vault } from '../../sealing/vault-shape.ts'
import type { ConsentText } from './consent-text.ts'

export type SignedGrant = CaseView['grants'][number]

/** `other`: missing where they must be found, not to be opened, or not what was signed. `closed`: out of this reader's reach. */
export type VerifiedConsentText = { is: 'same'; kept: ConsentText } | { is: 'other' } | { is: 'closed' }

interface Row {
  kind: string
  track: string | null
  compartment: string
}

const isKept = (value: unknown): value is ConsentText => {
  const { words, language } = (value ?? {}) as Partial<ConsentText>
  return typeof words === 'string' && typeof language === 'string'
}

/** Finds the words of a grant among a case's records and holds them against it. `open` opens one record. */
export async function verifyConsentText<Kind extends Row>(
  vault: Pick<Vault, 'checkWords'>,
  { caseId, records, held }: { caseId: string; records: readonly Kind[]; held: readonly string[] },
  grant: SignedGrant,
  open: (row: Kind) => Promise<unknown>,
): Promise<VerifiedConsentText> {
  const row = records.find((one) => one.kind === 'agreed' && one.track === grant.id)
  // They lie in one of these parts: who holds all of them must find them.
  const parts = [...grant.compartments, ...partsOfPages(grant.pages)]
  if (!row) return { is: parts.every((part) => held.includes(part)) ? 'other' : 'closed' }
  if (!held.includes(row.compartment)) return { is: 'closed' }
  const kept = await open(row).catch(() => undefined)
  if (!isKept(kept)) return { is: 'other' }
  const { same } = await vault.checkWords({ caseId, grant: grant.id, words: kept.words })
  return same ? { is: 'same', kept } : { is: 'other' }
}
