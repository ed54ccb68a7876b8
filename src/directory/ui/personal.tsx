// What is known of one person, typed where nothing of it is sent: it only puts the list in order.
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { ComboBox, Select, type Option } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import type { PersonalConstraints } from '../rank.ts'

/** As typed: an age is text until it is one. */
export interface Personal {
  age: string
  group: string | null
  also: string[]
  notIn: string | null
  /** All languages that they speak, as they said it where their contact is kept. */
  understands: readonly string[]
}

export const nothingPersonal: Personal = { age: '', group: null, also: [], notIn: null, understands: [] }

const digits = (text: string): string =>
  text.replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).replaceAll(/\D/g, '')

/** What was typed as constraints; what was not answered is left out. */
export function constraintsOf({ age, group, also, notIn, understands }: Personal): PersonalConstraints {
  const years = digits(age)
  return {
    ...(years && Number(years) <= 120 ? { age: Number(years) } : {}),
    ...(group ? { group: group as 'women' | 'men' | 'trans' } : {}),
    ...(also.includes('children') ? { withChildren: true } : {}),
    ...(also.includes('disability') ? { disability: true } : {}),
    ...(notIn ? { notIn: [notIn] } : {}),
    ...(understands.length > 0 ? { understands } : {}),
  }
}

/** The questions about the person; `areas` to name one in which they are not safe. */
export function PersonalQuestions({
  value,
  onChange,
  areas,
}: {
  value: Personal
  onChange: (value: Personal) => void
  areas: readonly Option[]
}) {
  const t = useText()
  const change = (part: Partial<Personal>) => onChange({ ...value, ...part })
  return (
    <div className="stack">
      <p className="second directory-private">
        <Icon name="lock" size={18} />
        {t('directory.personal.stays')}
      </p>
      <div className="columns">
        <TextField
          label={t('directory.personal.age')}
          optional
          value={value.age}
          onChange={(age) => change({ age })}
          maxLength={3}
          dir="ltr"
        />
        <Select
          label={t('directory.personal.group')}
          optional
          placeholder={t('directory.any')}
          value={value.group}
          onChange={(group) => change({ group: group === 'any' ? null : group })}
          options={['any', 'women', 'men', 'trans'].map((group) => ({
            value: group,
            label: group === 'any' ? t('directory.any') : t(`directory.group.${group}`),
          }))}
        />
        <CheckboxGroup
          label={t('directory.personal.also')}
          optional
          value={value.also}
          onChange={(also) => change({ also })}
          choices={[
            { value: 'children', label: t('directory.personal.children') },
            { value: 'disability', label: t('directory.personal.disability') },
          ]}
        />
        {areas.length > 0 && (
          <ComboBox
            label={t('directory.personal.notIn')}
            optional
            options={areas}
            value={value.notIn}
            onChange={(notIn) => change({ notIn })}
          />
        )}
      </div>
    </div>
  )
}
