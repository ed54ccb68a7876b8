// Where help is needed and not found, most first, so that whoever pays can open a call from it. Counts of ten people or more, and nothing
// from which a smaller one could be worked out.
import { useQuery } from '@tanstack/react-query'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useFirstRows } from '../../web/controls/first-rows.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Table } from '../../web/controls/table.tsx'
import { areaWords } from '../../web/language/area-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { Page } from '../../web/shell/page.tsx'
import type { NeedMap } from '../api.ts'
import { nightPlaces, outcomes, type Need } from '../needs.ts'

/** So many stand on the page until more are asked for. */
const shownFirst = 8

export function NeedMapPage() {
  const { t, dates } = useLanguage()
  const { data, error } = useQuery({
    queryKey: ['needs'],
    queryFn: ({ signal }) => api.coordination.needs({}, { signal }),
  })
  return (
    <Page
      title={t('needs.title')}
      lead={data && t('needs.lead', { from: dates.month(data.from), fewest: data.fewest })}
    >
      <ErrorMessage error={error} />
      {!data && !error && <Skeleton label={t('work.loading')} lines={8} />}
      {data && <Needs needs={data.needs} />}
      {data && data.nights.length > 0 && <Nights nights={data.nights} />}
    </Page>
  )
}

function Needs({ needs }: { needs: readonly Need[] }) {
  const { t } = useLanguage()
  const words = useNeedWords()
  const [shown, more] = useFirstRows(needs, shownFirst)
  return (
    <Card title={t('needs.gaps', { count: needs.length })}>
      {needs.length === 0 && <p className="second">{t('needs.none')}</p>}
      <Rows
        rows={shown.map((need) => ({
          id: `${need.service} ${need.district}`,
          title: [t(`service.${need.service}`), areaWords(need.district)].join(' · '),
          detail: words(need),
          facts: need.isOffered
            ? []
            : [
                <Pill key="no" tone="late">
                  {t('needs.noService')}
                </Pill>,
              ],
          actions: (
            <ButtonLink
              size="small"
              href={`/funding/new/${need.service}/${encodeURIComponent(need.district)}`}
            >
              {t('funding.call.open')}
              <span className="unseen">
                : {t(`service.${need.service}`)}, {areaWords(need.district)}
              </span>
            </ButtonLink>
          ),
        }))}
      />
      {more}
    </Card>
  )
}

/** What became of those who asked, in one line; what is too small to be told is left out. */
function useNeedWords() {
  const { t, dates } = useLanguage()
  return ({ asked, by, middleDays, notAsked, from, to }: Need) =>
    [
      asked > 0 && t('needs.asked', { count: asked }),
      ...outcomes.map((outcome) => {
        const n = by[outcome]
        if (asked === 0 || n === 0) return false
        return n === null ? false : t(`needs.by.${outcome}`, { count: n })
      }),
      middleDays !== null && t('needs.days', { days: middleDays }),
      notAsked !== null && t('needs.notAsked', { count: notAsked }),
      from === to
        ? dates.month(from)
        : t('funding.time', { from: dates.month(from), until: dates.month(to) }),
    ]
      .filter(Boolean)
      .join(' · ')
}

function Nights({ nights }: { nights: NeedMap['nights'] }) {
  const { t, dates } = useLanguage()
  const told = (n: number | null) => (n === null ? '–' : dates.number(n))
  return (
    <Card title={t('needs.nights')}>
      <Table
        holds="clear"
        caption={t('needs.nights')}
        hideCaption
        items={nights.map((one) => ({ ...one, id: one.district }))}
        columns={[
          { id: 'where', label: t('funding.call.district'), cell: ({ district }) => areaWords(district) },
          { id: 'hotel', label: t('needs.hotel'), end: true, cell: ({ hotel }) => told(hotel) },
          ...nightPlaces.map((place) => ({
            id: place,
            label: t(`code.${place}`),
            end: true,
            cell: (one: NeedMap['nights'][number]) => told(one[place]),
          })),
          { id: 'unpaid', label: t('needs.unpaid'), end: true, cell: ({ unpaid }) => told(unpaid) },
        ]}
      />
    </Card>
  )
}
