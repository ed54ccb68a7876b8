// What is missing where: for whoever plans a country's help, and for whoever looks for a place and wonders whether to look on.
// It is what the directory says, and says so.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { gapsOf } from '../gaps.ts'
import { serviceCodes } from '../kinds.ts'
import { areaWords } from '../../web/language/area-words.ts'

const groups = [
  { where: 'nowhere', tone: 'danger' },
  { where: 'some', tone: 'due' },
  { where: 'everywhere', tone: 'calm' },
] as const

export function Gaps() {
  const { t, language, dates } = useLanguage()
  const gaps = useQuery({ queryKey: ['directory', 'gaps'], queryFn: () => api.directory.gaps({}) })
  const names = new Map(gaps.data?.areas.map(({ code, name }) => [code, name ?? areaWords(code)]))
  const all = gaps.data ? gapsOf(serviceCodes, [...names.keys()], gaps.data.kinds) : []
  const list = (codes: readonly string[]) =>
    new Intl.ListFormat(language.locale, { type: 'conjunction' }).format(
      codes.map((code) => names.get(code) ?? code),
    )
  return (
    <Page
      title={t('directory.gaps.title')}
      lead={t('directory.gaps.lead')}
      back={{ href: '/directory', label: t('directory.title') }}
    >
      <Card title={t('directory.gaps.by')}>
        {gaps.isPending && <Skeleton label={t('work.loading')} lines={8} />}
        {gaps.isError && !gaps.data && (
          <ErrorNotice
            title={t('directory.failed')}
            action={<Button onPress={() => void gaps.refetch()}>{t('web.page.again')}</Button>}
          />
        )}
        {groups
          .map((group) => ({ ...group, gaps: all.filter(({ where }) => where === group.where) }))
          .filter((group) => group.gaps.length > 0)
          .map(({ where, tone, gaps: some }) => (
            <Rows
              key={where}
              heading={t('work.group', {
                name: t(`directory.gaps.${where}`),
                count: dates.number(some.length),
              })}
              tone={tone}
              rows={some.map(({ code, missing, ask }) => ({
                id: code,
                title: t(`service.${code}`),
                detail: [
                  missing.length > 0 &&
                    where === 'some' &&
                    t('directory.gaps.missing', { areas: list(missing) }),
                  ask && where !== 'everywhere' && t('directory.gaps.ask'),
                ]
                  .filter(Boolean)
                  .join(' '),
              }))}
            />
          ))}
      </Card>
    </Page>
  )
}
