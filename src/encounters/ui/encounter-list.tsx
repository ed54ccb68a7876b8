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

export function EncounterList() {
  const { t, dates } = useLanguage()
  const mine = useMine()
  const nameOf = useNameOf()
  const rows = mine.data?.pages.flatMap(({ encounters }) => encounters) ?? []
  return (
    <Page
      title={t('encounter.own.title')}
      lead={t('encounter.own.lead')}
      width="narrow"
      actions={
        <ButtonLink href="/encounters/new" look="primary" icon="plus">
          {t('encounter.title')}
        </ButtonLink>
      }
    >
      <Card>
        {mine.isError && (
          <ErrorNotice
            title={t('encounter.own.failed')}
            action={<Button onPress={() => void mine.refetch()}>{t('web.page.again')}</Button>}
          />
        )}
        {mine.isPending && <Skeleton label={t('encounter.own.loading')} lines={3} />}
        {mine.data && rows.length === 0 && (
          <EmptyState icon="send" title={t('encounter.own.none')} words={t('encounter.own.none.words')} />
        )}
        {rows.length > 0 && (
          <Rows
            rows={rows.map(({ track, day, circle, state, answered }) => ({
              id: track,
              href: `/encounters/${track}`,
              title: dates.day(day),
              detail: t('encounter.own.to', { desk: nameOf(circle) }),
              facts: [
                ...(answered
                  ? [
                      <Pill key="answered" tone="due">
                        {t('encounter.own.answered')}
                      </Pill>,
                    ]
                  : []),
                <Pill key="state" tone={tones[state]}>
                  {t(`encounter.own.state.${state}`)}
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
      <Notice>{t('encounter.own.protects')}</Notice>
    </Page>
  )
}
