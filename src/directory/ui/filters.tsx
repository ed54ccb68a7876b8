// What matters besides the need: a language, an area, and what is known of the person. Each stands as a chip with its way out.
import { ComboBox } from '../../web/controls/select.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import type { useOptions } from './options.ts'
import { PersonalQuestions, type Personal } from './personal.tsx'
import type { Asked } from './asked.ts'
import { Chosen } from './several.tsx'
import { languageNames } from './words.ts'

interface Props {
  asked: Asked
  personal: Personal
  options: ReturnType<typeof useOptions>
  onChange: (part: Partial<Asked & Personal>) => void
  onTakenOff: (name: string) => void
}

/** A chip: what it says, and what takes it off. */
interface Chip {
  value: string
  label: string
  off: Partial<Asked & Personal>
}

function useChips({ asked, personal, options }: Props): Chip[] {
  const { t, language } = useLanguage()
  const { age, group, also, notIn, understands } = personal
  const list = new Intl.ListFormat(language.locale, { type: 'unit' })
  const chip = (value: string, is: unknown, label: () => string, off: Chip['off']): Chip[] =>
    is ? [{ value, label: label(), off }] : []
  return [
    // A language that no service names has its chip too.
    ...chip('language', asked.language, () => languageNames(language.locale)(asked.language ?? ''), {
      language: null,
    }),
    ...chip(
      'understands',
      understands.length > 0,
      () =>
        t('directory.filters.understands', {
          languages: list.format(understands.map(languageNames(language.locale))),
        }),
      { understands: [] },
    ),
    ...chip('area', asked.area, () => options.areaName(asked.area ?? ''), { area: null }),
    ...chip('age', age.trim(), () => t('directory.filters.age', { age }), { age: '' }),
    ...chip('group', group, () => t(`directory.group.${group}`), { group: null }),
    ...also.flatMap((one) =>
      chip(one, true, () => t(`directory.personal.${one}`), { also: also.filter((other) => other !== one) }),
    ),
    ...chip('notIn', notIn, () => t('directory.filters.notIn', { area: options.areaName(notIn ?? '') }), {
      notIn: null,
    }),
  ]
}

export function Filters(props: Props) {
  const { t } = useLanguage()
  const { asked, personal, options, onChange, onTakenOff } = props
  const chips = useChips(props)
  return (
    <div className="stack directory-filters">
      {chips.length > 0 && (
        <>
          <Chosen
            label={t('directory.filters')}
            of={chips}
            onRemove={(value) => {
              const chip = chips.find((one) => one.value === value)
              if (!chip) return
              onChange(chip.off)
              onTakenOff(chip.label)
            }}
          />
          <p className="second">{t('directory.filters.words')}</p>
        </>
      )}
      <details className="directory-add">
        <summary>{t('directory.filters.add')}</summary>
        <div className="columns">
          {/* A combo box keeps the options it began with, so it begins again when the directory's have come. */}
          <ComboBox
            key={`language-${options.ready}`}
            label={t('directory.language')}
            optional
            options={options.languages}
            value={asked.language}
            onChange={(language) => onChange({ language })}
          />
          <ComboBox
            key={`area-${options.ready}`}
            label={t('directory.area')}
            optional
            options={options.areas}
            value={asked.area}
            onChange={(area) => onChange({ area })}
          />
        </div>
        <PersonalQuestions
          key={`personal-${options.ready}`}
          value={personal}
          onChange={onChange}
          areas={options.areas}
        />
      </details>
    </div>
  )
}
