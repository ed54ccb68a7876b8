// Which languages a person speaks, which they read and whether they sign: asked once, kept sealed with how they may be reached, and used
// wherever an interpreter is asked for.
import { TextField } from '../../web/controls/text-field.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { LanguagesField } from '../../web/language/languages-field.tsx'
import { noLanguages, type PersonLanguages } from '../safe-contact.ts'

interface Props {
  value: PersonLanguages | undefined
  onChange: (value: PersonLanguages) => void
}

export function PersonLanguagesFields({ value = noLanguages, onChange }: Props) {
  const t = useText()
  const put = (change: Partial<PersonLanguages>) => onChange({ ...value, ...change })
  return (
    <fieldset className="stack">
      <legend>{t('case.languages')}</legend>
      <LanguagesField
        label={t('case.languages.speaks')}
        more={t('case.languages.speaksMore')}
        value={value.speaks}
        onChange={(speaks) => put({ speaks })}
      />
      <LanguagesField
        label={t('case.languages.reads')}
        more={t('case.languages.readsMore')}
        value={value.reads}
        onChange={(reads) => put({ reads })}
      />
      <TextField
        label={t('case.languages.signs')}
        hint={t('case.languages.signsHint')}
        optional
        value={value.signs}
        onChange={(signs) => put({ signs })}
      />
    </fieldset>
  )
}

/** The same to be read, each with its name. */
export function useLanguageFacts(): (
  value: PersonLanguages | undefined,
) => { term: string; value: string }[] {
  const { t, language } = useLanguage()
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const names = (tags: readonly string[]) =>
    list.format(tags.map((tag) => languageName(tag, language.locale)))
  return (value) =>
    value === undefined
      ? []
      : [
          ...(value.speaks.length > 0
            ? [{ term: t('case.languages.speaks'), value: names(value.speaks) }]
            : []),
          {
            term: t('case.languages.reads'),
            value: value.reads.length > 0 ? names(value.reads) : t('case.languages.readsNone'),
          },
          ...(value.signs ? [{ term: t('case.languages.signs'), value: value.signs }] : []),
        ]
}
