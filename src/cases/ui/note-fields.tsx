// The fields of a note: what it says, where it belongs, and whether the person was reached. The same in the dialog and on the page.
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { useText } from '../../web/language/language.tsx'
import { contacts } from './notes.ts'
import type { NoteWriting } from './use-note-writing.ts'

interface Fields {
  writing: NoteWriting
  isInto?: boolean
}

export function NoteText({ writing, ...shown }: Fields & { id: string; rows: number; autoFocus?: boolean }) {
  const t = useText()
  const { note, setNote, readers, isTried } = writing
  return (
    <TextArea
      {...shown}
      label={t('case.note.text')}
      readers={readers}
      value={note.text}
      onChange={(text) => setNote({ ...note, text })}
      error={isTried && !note.text.trim() ? t('case.note.empty') : undefined}
    />
  )
}

export function NoteFields({ writing, isInto = false }: Fields) {
  const t = useText()
  const { note, setNote, options, supervises, isSupervision } = writing
  return (
    <>
      <Select
        label={t('case.note.part')}
        hint={t(isInto ? 'case.note.into.hint' : 'case.note.partHint')}
        options={options}
        value={note.compartment}
        onChange={(value) => value && setNote({ ...note, compartment: value as Compartment })}
      />
      {supervises && (
        <CheckboxGroup
          label={t('case.note.supervision')}
          choices={[{ value: 'yes', label: t('case.note.supervision.choose') }]}
          value={isSupervision ? ['yes'] : []}
          onChange={(chosen) => setNote({ ...note, supervision: chosen.length > 0 })}
        />
      )}
      {!isInto && !isSupervision && (
        <RadioGroup
          label={t('case.note.contact')}
          hint={t('case.note.contact.hint')}
          columns
          choices={[...contacts, 'none' as const].map((value) => ({
            value,
            label: t(`case.note.contact.${value}`),
          }))}
          value={note.contact ?? 'none'}
          onChange={(value) => setNote({ ...note, contact: contacts.find((one) => one === value) ?? null })}
        />
      )}
    </>
  )
}
