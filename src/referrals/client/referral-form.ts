// What is being referred, while it is typed: the answers, what a kind of help usually needs, and what is still missing.
import type { Purpose } from '../../consent/terms.ts'
import type { Yes } from '../../consent/client/give-consent.ts'
import { onPaper } from '../../consent/client/consent-text.ts'
import { services, type ServiceGroup } from '../../directory/kinds.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import type { Text } from '../../web/language/language.tsx'
import { daysAfter } from '../../web/session/now.ts'
import type { FieldFault } from '../../web/controls/errors.tsx'

export interface Receiver {
  name: string
  /** Null where they are outside the network. */
  circle: number | null
  service: string | null
  codes: readonly string[]
}

export interface Referring {
  receiver: Receiver | null
  code: string | null
  urgency: 'now' | 'day' | 'routine'
  district: string | null
  party: number
  mode: 'agreed' | 'enquiry'
  compartments: Compartment[]
  purpose: Purpose
  until: string
  method: 'spoken_with_interpreter' | 'spoken' | 'written' | null
  /** Which paper it is, where the yes was given in writing. */
  paper: NonNullable<Yes['paper']> | null
  language: string
  assent: boolean
  onBehalf: 'guardian_agreed' | 'best_interests_decided' | null
  text: string
}

/** Days that an agreement lasts unless something else is said. */
const usualDays = 90

/** How soon help is needed, as it was said when the case was opened: it holds for the first referral, and later ones say it anew. */
export function firstUrgency(
  tracks: readonly { kind: string }[],
  events: readonly { kind: string; move: string; facts: Readonly<Record<string, unknown>> }[],
): Referring['urgency'] {
  if (tracks.some(({ kind }) => kind === 'referral')) return 'routine'
  const said = events.find(({ kind, move }) => kind === 'case' && move === 'opened')?.facts['urgency']
  return said === 'now' || said === 'day' ? said : 'routine'
}

/** `today` is the network's day: this device's clock may be wrong. */
export const beginning = (language: string, today: string, urgency: Referring['urgency']): Referring => ({
  receiver: null,
  code: null,
  urgency,
  district: null,
  party: 1,
  mode: 'agreed',
  compartments: [],
  purpose: 'support',
  until: daysAfter(today, usualDays),
  method: null,
  paper: null,
  language,
  assent: false,
  onBehalf: null,
  text: '',
})

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

/** What to begin the agreement with for a kind of help, as far as one holds it. */
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

/** What is still missing before it can be sent. */
export function faultsOf(value: Referring, isChild: boolean, today: string, t: Text): FieldFault[] {
  const faults: FieldFault[] = []
  const need = (field: string, fine: boolean) => {
    if (!fine) faults.push({ field, words: t(`refer.missing.${field}`) })
  }
  need('code', value.code !== null)
  if (value.mode === 'enquiry') return faults
  need('compartments', value.compartments.length > 0)
  need('until', value.until > today)
  need('method', value.method !== null)
  // With a place outside the network nothing is signed that could name a paper.
  need('paper', value.receiver?.circle === null || !onPaper(value.method) || value.paper != null)
  if (isChild) {
    need('assent', value.assent)
    need('onBehalf', value.onBehalf !== null)
  }
  return faults
}

/** The part in which a note to the receiver is sealed: one that they will be able to read. */
export const letterPart = (value: Pick<Referring, 'compartments'>): Compartment =>
  (['health', 'legal', 'narrative', 'contact'] as const).find((part) => value.compartments.includes(part)) ??
  (value.compartments[0] as Compartment)
