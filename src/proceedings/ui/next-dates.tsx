// Every date of every matter in one table, the oldest first: when, what has to be done, in which matter, for whom. What is over stands above.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-aria-components/Link'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { Page } from '../../web/shell/page.tsx'
import { citationOf, Due, dutyWords } from '../../web/track/clocks.tsx'
import type { MatterDate } from '../api.ts'

export function NextDates() {
  const { t } = useLanguage()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['next dates'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) => api.matters.dates(after ? { after } : {}),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchOnMount: 'always',
  })
  const dates = data?.pages.flatMap((page) => page.dates)
  return (
    <Page title={t('dates.title')} lead={t('dates.lead')}>
      <ErrorMessage error={error} />
      {!dates && !error && <Skeleton label={t('dates.loading')} lines={6} />}
      {dates && (
        <Card>
          {dates.length === 0 ? (
            <EmptyState small icon="check" title={t('dates.none')} words={t('dates.none.words')} />
          ) : (
            <DateTable dates={dates} />
          )}
          {hasNextPage && (
            <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
              {t('work.more')}
            </Button>
          )}
        </Card>
      )}
    </Page>
  )
}

function DateTable({ dates }: { dates: readonly MatterDate[] }) {
  const { t } = useLanguage()
  return (
    <Table
      holds="sealed"
      caption={t('dates.title')}
      hideCaption
      items={dates}
      columns={[
        {
          id: 'when',
          label: t('dates.when'),
          cell: (one) => <Due clock={one} />,
        },
        {
          id: 'what',
          label: t('dates.what'),
          cell: (one) => (
            <>
              <Link href={`/tracks/${one.track}`}>{dutyWords(one, t)}</Link>
              <Source date={one} />
            </>
          ),
        },
        {
          id: 'matter',
          label: t('dates.matter'),
          cell: ({ kind, subkind }) => (subkind ? t(`code.${subkind}`) : t(`${kind}.name`)),
        },
        {
          id: 'whose',
          label: t('dates.whose'),
          cell: ({ reference }) => <bdi>{reference ? aliasHere(reference, t) : t('work.notShared')}</bdi>,
        },
      ]}
    />
  )
}

/** By which rule; one that nobody in the country has checked says so. */
function Source({ date }: { date: MatterDate }) {
  const { t } = useLanguage()
  const citation = date.source === 'house' || !date.verified ? undefined : citationOf(date, t)
  const words = citation ?? (date.verified || date.source === null ? undefined : t('track.unverified'))
  return words ? <div className="second">{words}</div> : null
}
