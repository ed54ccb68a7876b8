// What is being referred: the answers, and what a kind of help usually needs.
import { againstTelling, type Against, type MayTell } from '../../cases/may-tell.ts'
import type { Consent } from '../../consent/client/give-consent.ts'
import type { ChosenPage } from '../../consent/client/page-shape.ts'
import { titleOf } from '../../consent/client/choose-pages.ts'
import type { Sharing } from '../../consent/sharing.ts'
import type { Purpose } from '../../consent/terms.ts'
import { v5 as nameFrom } from 'uuid'
import { clearCode, services, type ServiceGroup } from '../../directory/kinds.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'

export interface Recipient {
  name: string
  /** Null where they are outside the network. */
  circle: number | null
  service: string | null
  codes: readonly string[]
}

export interface Referring {
  recipient: Recipient | null
  code: string | null
  urgency: 'now' | 'day' | 'routine'
  district: string | null
  party: number
  mode: 'agreed' | 'enquiry'
  /** Pages or a part, where somebody has chosen otherwise than is usual; drafts from before know neither. */
  share?: Sharing | null
  /** The records that are copied onto pages, where somebody has chosen any. */
  records?: string[] | null
  compartments: Compartment[]
  purpose: Purpose
  until: string
  method: 'spoken_with_interpreter' | 'spoken' | 'written' | null
  /** Who interpreted, and what was said where they wrote it down; drafts from before know neither. */
  interpreted?: { by: string; said: string }
  /** Which paper it is, where the yes was given in writing. */
  paper: NonNullable<Consent['paper']> | null
  language: string
  assent: boolean
  onBehalf: 'guardian_agreed' | 'best_interests_decided' | null
  text: string
  /** They were asked once more, since they said that nobody, or somebody else, may be told; drafts from before know nothing of it. */
  askedSince?: boolean
}

/** Why nothing may be sent yet: what they said about who may be told stands until they have said otherwise. A question without a name tells nobody. */
export const toldAgainst = (
  { mode }: Pick<Referring, 'mode'>,
  mayTell: readonly MayTell[],
  kind: string | undefined,
): Against | undefined => (mode === 'enquiry' ? undefined : againstTelling(mayTell, kind))

/** How soon help is needed, as it was said when the case was opened: it holds for the first referral, and later ones say it anew. */
export function firstUrgency(
  tracks: readonly { kind: string }[],
  events: readonly { kind: string; move: string; facts: Readonly<Record<string, unknown>> }[],
): Referring['urgency'] {
  if (tracks.some(({ kind }) => kind === 'referral')) return 'routine'
  const said = events.find(({ kind, move }) => kind === 'case' && move === 'opened')?.facts['urgency']
  return said === 'now' || said === 'day' ? said : 'routine'
}

/** The least that a kind of help can work with; the worker and the person may choose otherwise. */
const least: Record<ServiceGroup, { purpose: Purpose; compartments: Compartment[] }> = {
  health: { purpose: 'health_care', compartments: ['contact', 'health'] },
  housing: { purpose: 'shelter', compartments: ['contact'] },
  essentials: { purpose: 'support', compartments: ['contact'] },
  learning_work: { purpose: 'work', compartments: ['contact'] },
  family: { purpose: 'support', compartments: ['contact'] },
  language: { purpose: 'language', compartments: ['contact'] },
  justice: { purpose: 'legal_help', compartments: ['contact'] },
  spirit: { purpose: 'support', compartments: ['contact'] },
  legal: { purpose: 'legal_help', compartments: ['identity', 'contact', 'legal'] },
  safety: { purpose: 'safety', compartments: ['contact'] },
  return: { purpose: 'return', compartments: ['identity', 'contact'] },
  navigation: { purpose: 'coordination', compartments: ['contact'] },
}

/** What to begin the consent with for a kind of help, as far as one holds it. */
export function suggestionFor(
  code: string | undefined,
  held: readonly Compartment[],
): Pick<Referring, 'purpose' | 'compartments'> {
  const group = code === 'health' ? 'health' : services.find((service) => service.code === code)?.group
  const { purpose, compartments } = group
    ? least[group]
    : { purpose: 'support' as const, compartments: ['contact' as const] }
  return { purpose, compartments: compartments.filter((part) => held.includes(part)) }
}

/** The part in which a note to the recipient is sealed: one that they will be able to read. */
export const letterPart = (value: Pick<Referring, 'compartments'>): Compartment =>
  (['health', 'legal', 'narrative', 'contact'] as const).find((part) => value.compartments.includes(part)) ??
  (value.compartments[0] as Compartment)

/**
 * What the recipient should know, as a page of its own beside those that were chosen: whoever has pages alone opens no part in which a
 * note could lie. Nothing where there is nothing to say, or no page to stand beside.
 */
export function letterPage(
  { text, code }: Pick<Referring, 'text' | 'code'>,
  pages: readonly ChosenPage[],
  { ids, by, on }: { ids: { letter: string; consent: string }; by: string; on: string },
): ChosenPage[] {
  const part = pages[0]?.entries[0]?.part
  const isExact = code !== null && clearCode(code) !== code
  const words = text.trim()
  if (part === undefined || (words === '' && !isExact)) return []
  const value = { text: words, service: code }
  // It is no copy of anything: it was written for this page, and so has no original.
  const entry = { kind: 'letter', part, on, by, value, hash: '' }
  return [{ page: nameFrom(ids.letter, ids.consent), title: titleOf(words), entries: [entry] }]
}
