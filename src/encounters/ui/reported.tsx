// What I reported: received, in contact, closed, and never what became of the person. That protects both.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useNameOf } from '../../web/session/organisations.ts'
import { Page } from '../../web/shell/page.tsx'

const tones = { received: 'calm', in_contact: 'done', closed: 'calm' } as const

const useMine = () =>
  useInfiniteQuery({
    queryKey: ['encounters', 'mine'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.encounters.mine(pageParam ? { after: pageParam } : {}, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: 20_000,
  })

export function Reported() {
  const { t, dates } = useLanguage()
  const mine = useMine()
  const nameOf = useNameOf()
  const rows = mine.data?.pages.flatMap(({ encounters }) => encounters) ?? []
  return (
    <Page
      title={t('reported.title')}
      lead={t('reported.lead')}
      width="narrow"
      actions={
        <ButtonLink href="/met" look="primary" icon="plus">
          {t('met.title')}
        </ButtonLink>
      }
    >
      <Card>
        {mine.isError && (
          <ErrorNotice
            title={t('reported.failed')}
            action={<Button onPress={() => void mine.refetch()}>{t('web.page.again')}</Button>}
          />
        )}
        {mine.isPending && <Skeleton label={t('reported.loading')} lines={3} />}
        {mine.data && rows.length === 0 && (
          <EmptyState icon="send" title={t('reported.none')} words={t('reported.none.words')} />
        )}
        {rows.length > 0 && (
          <Rows
            rows={rows.map(({ track, day, circle, state, answered }) => ({
              id: track,
              href: `/reported/${track}`,
              title: dates.day(day),
              detail: t('reported.to', { desk: nameOf(circle) }),
              facts: [
                ...(answered
                  ? [
                      <Pill key="answered" tone="due">
                        {t('reported.answered')}
                      </Pill>,
                    ]
                  : []),
                <Pill key="state" tone={tones[state]}>
                  {t(`reported.state.${state}`)}
                </Pill>,
              ],
            }))}
          />
        )}
        {mine.hasNextPage && (
          <Button isPending={mine.isFetchingNextPage} onPress={() => void mine.fetchNextPage()}>
            {t('work.more')}
          </Button>
        )}
      </Card>
      <Notice>{t('reported.protects')}</Notice>
    </Page>
  )
}
