// The questions about an organisation that comes in. Kind and name are signed and stay; the rest is changed later by its own
// administrator.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorSummary, type FieldFault } from '../../../web/controls/errors.tsx'
import { ComboBox, Select } from '../../../web/controls/select.tsx'
import { TextField } from '../../../web/controls/text-field.tsx'
import { packs } from '../../../../jurisdictions/packs.ts'
import type { Words } from '../../../jurisdiction/define.ts'
import { inDocumentLanguage } from '../../../web/language/law-words.ts'
import { api } from '../../../web/session/api.ts'
import { useText } from '../../../web/language/language.tsx'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { organisationKinds, type OrganisationKind } from '../../kinds.ts'
import { dialled, inDigits, packIds } from '../../network-facts.ts'
import type { Joining } from '../../client/bring-organisation.ts'
import { Details } from './details.tsx'

export interface Form {
  name: string
  kind: OrganisationKind | null
  district: string
  phone: string
  listed: boolean
  pack: string | null
  handle: string
}
export const empty: Form = {
  name: '',
  kind: null,
  district: '',
  phone: '',
  listed: true,
  pack: null,
  handle: '',
}

const handleShape = /^[a-z0-9-]{2,40}$/

/** What is not right yet; `taken` is a handle that the server refused. */
export function faultsOf(form: Form, taken: string | null): { field: string; key: string }[] {
  const handle = form.handle.trim().toLowerCase()
  return [
    ...(form.name.trim().length < 2 ? [{ field: 'bring-name', key: 'network.bring.name.missing' }] : []),
    ...(form.kind === null ? [{ field: 'bring-kind', key: 'setup.kind.missing' }] : []),
    ...(form.phone.trim() && !dialled.test(inDigits(form.phone))
      ? [{ field: 'bring-phone', key: 'network.phone.wrong' }]
      : []),
    ...(form.pack === null ? [{ field: 'bring-pack', key: 'setup.pack.missing' }] : []),
    ...(!handleShape.test(handle) ? [{ field: 'bring-handle', key: 'people.invite.handle.wrong' }] : []),
    ...(handle === taken ? [{ field: 'bring-handle', key: 'people.invite.taken' }] : []),
  ]
}

/** What is sent; nothing where an answer is missing. */
export function joiningOf({ name, kind, district, phone, listed, pack }: Form): Joining | undefined {
  if (kind === null || pack === null) return undefined
  return {
    name: name.trim(),
    kind,
    pack,
    listed,
    ...(district.trim() ? { district: district.trim() } : {}),
    ...(phone.trim() ? { phone: inDigits(phone) } : {}),
  }
}

interface JoiningProps {
  /** What is said of the form before its questions. */
  above: ReactNode
  form: Form
  put: (change: Partial<Form>) => void
  faults: readonly FieldFault[]
  attempt: number
  error: unknown
}

export function JoiningForm({ above, form, put, faults, attempt, error }: JoiningProps) {
  const t = useText()
  // Countries that the network wrote for itself.
  const { data } = useQuery({ queryKey: ['own countries'], queryFn: () => api.law.countries({}) })
  const own = (data?.countries ?? []).map(({ id, title }) => ({
    value: id,
    label: inDocumentLanguage(title as Words),
  }))
  const wrong = (field: string) => faults.find((one) => one.field === `bring-${field}`)?.words
  return (
    <div className="stack">
      {above}
      <ErrorSummary faults={faults} attempt={attempt} />
      <TextField
        id="bring-name"
        label={t('network.bring.name')}
        hint={t('network.bring.name.hint')}
        maxLength={120}
        value={form.name}
        onChange={(name) => put({ name })}
        error={wrong('name')}
      />
      <ComboBox
        id="bring-kind"
        label={t('setup.kind')}
        options={organisationKinds.map((value) => ({ value, label: t(`people.kind.${value}`) }))}
        value={form.kind}
        onChange={(kind) => put({ kind: kind as OrganisationKind | null })}
        error={wrong('kind')}
      />
      <Details kind={form.kind} id="bring" value={form} put={put} wrongPhone={wrong('phone')} />
      <Select
        id="bring-pack"
        label={t('setup.pack')}
        hint={t('setup.pack.hint')}
        options={[
          ...packIds.map((value) => ({ value, label: inDocumentLanguage(packs.get(value)!.title) })),
          ...own,
        ]}
        value={form.pack}
        onChange={(pack) => put({ pack })}
        error={wrong('pack')}
      />
      <TextField
        id="bring-handle"
        label={t('network.bring.handle')}
        hint={t('people.invite.handle.hint')}
        value={form.handle}
        onChange={(handle) => put({ handle })}
        error={wrong('handle')}
        dir="ltr"
      />
      {/* Beside the button that was pressed: the form is longer than a screen. */}
      <ErrorMessage error={error} />
    </div>
  )
}
