// What the public page says of the organisation that answers there: in which languages, and who pays for it.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../web/session/api.ts'
import { ComboBox } from '../../../web/controls/select.tsx'
import { Button } from '../../../web/controls/button.tsx'
import { TextField } from '../../../web/controls/text-field.tsx'
import { useLanguage } from '../../../web/language/language.tsx'
import { languageName, languageOptions } from '../../../web/language/language-options.ts'
import { useMe } from '../../../web/session/session.tsx'

export interface Introduced {
  languages: string[]
  paidBy: string
}

interface IntroductionProps {
  /** What was changed here; nothing before. */
  said: Introduced | undefined
  onChange: (said: Introduced) => void
}

export function Introduction({ said, onChange }: IntroductionProps) {
  const { t, language } = useLanguage()
  const { network } = useMe()
  const { data } = useQuery({
    queryKey: ['our introduction'],
    queryFn: ({ signal }) => api.network.introduction({}, { signal }),
    refetchOnMount: 'always',
  })
  if (!data) return null
  const value = said ?? data
  return (
    <>
      <ComboBox
        label={t('network.introduction.languages')}
        hint={t('network.introduction.hint')}
        optional
        options={languageOptions(language.locale, network.languages)}
        value={null}
        onChange={(tag) => {
          if (tag) onChange({ ...value, languages: [...new Set([...value.languages, tag])] })
        }}
      />
      {value.languages.length > 0 && (
        <div className="row">
          {value.languages.map((tag) => (
            <Button
              key={tag}
              size="small"
              onPress={() => onChange({ ...value, languages: value.languages.filter((one) => one !== tag) })}
            >
              {t('network.introduction.without', { language: languageName(tag, language.locale) })}
            </Button>
          ))}
        </div>
      )}
      <TextField
        label={t('network.introduction.paidBy')}
        hint={t('network.introduction.hint')}
        optional
        maxLength={200}
        value={value.paidBy}
        onChange={(paidBy) => onChange({ ...value, paidBy })}
      />
    </>
  )
}
