// Which languages of the people here we have no words in: whatever they read of us is English then, and who interprets is the way. For
// whoever sees to it that somebody translates.
import { useQuery } from '@tanstack/react-query'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { hasWordsIn } from '../../web/language/speech.ts'
import { api } from '../../web/session/api.ts'

export function MissingWords({ pool }: { pool: readonly { languages: readonly string[] }[] }) {
  const { t, language } = useLanguage()
  const { data, error } = useQuery({
    queryKey: ['interpreters', 'languages'],
    queryFn: ({ signal }) => api.interpreters.languages({}, { signal }),
  })
  const missing = data?.languages.filter((tag) => !hasWordsIn(tag)) ?? []
  const speaking = (tag: string) => pool.filter(({ languages }) => languages.includes(tag)).length
  return (
    <Card title={t('language.missing')} lead={t('language.missing.lead')}>
      <ErrorMessage error={error} />
      {data && missing.length === 0 && <p className="second">{t('language.missing.none')}</p>}
      {missing.length > 0 && (
        <Rows
          rows={missing.map((tag) => ({
            id: tag,
            title: languageName(tag, language.locale),
            facts: [
              <Pill key="who" tone={speaking(tag) > 0 ? 'done' : 'due'}>
                {t('language.missing.speak', { count: speaking(tag) })}
              </Pill>,
            ],
          }))}
        />
      )}
    </Card>
  )
}
