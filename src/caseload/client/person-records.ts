// What is sealed of a person who is brought in: the name as a profile, the way to reach them, a note, and by part what the standard has
// fields for. Each value stands behind its label, so that it is read wherever the words of a case are read, and is found again by its field.
import type { NewRecord } from '../../client/records.ts'
import { htcdsFields, type SealedIn } from '../htcds/fields.ts'
import { ownFields } from '../columns.ts'
import type { Person } from '../read-person.ts'

const labels = new Map<string, string>([
  ...htcdsFields.map(({ id, label }) => [id, label] as const),
  ...ownFields.map((id) => [id, id] as const),
])
const labelOf = (id: string): string => (id.startsWith('x:') ? id.slice(2) : (labels.get(id) ?? id))

/** As it is sealed: by field, the label and the value. */
export const saidOf = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([id, text]) => [id, `${labelOf(id)}: ${text}`]))

/** The values again. */
export const valuesOf = (said: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(said).flatMap(([id, text]) => {
      const before = `${labelOf(id)}: `
      return typeof text === 'string' && text.startsWith(before) ? [[id, text.slice(before.length)]] : []
    }),
  )

export function recordsOf({ name, birth, sealed, note, contact }: Person): NewRecord[] {
  const parts = Object.entries(sealed) as [SealedIn, Record<string, string>][]
  return [
    { compartment: 'identity', kind: 'profile', value: { name, ...(birth && { birth }) } },
    ...(contact ? [{ compartment: 'contact', kind: 'safe_contact', value: contact } as const] : []),
    ...(note ? [{ compartment: 'narrative', kind: 'note', value: { text: note } } as const] : []),
    ...parts.map(([compartment, values]) => ({
      compartment,
      kind: 'imported' as const,
      value: saidOf(values),
    })),
  ]
}
