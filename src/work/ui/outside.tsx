// What belongs to no case: visits to places where people may be exploited, money for who helps, what survivors say. Each runs
// in the same panel as everything else; here it is begun and found again.
import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { isOver, machines } from '../../web/track/machines.ts'
import { useNow } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { outsideActions } from '../../web/shell/work-slots.ts'
import { codeWords } from '../../web/track/answers.ts'
import { BeginRows } from './begin-rows.tsx'

const StartForm = lazy(async () => ({ default: (await import('./start-form.tsx')).StartForm }))

/** What may be begun here; what has a page of its own is begun there. */
const beginnable = machines.filter(({ opens, page, ownForm }) => !opens.needsCase && !page && !ownForm)

const useOutside = () =>
  useInfiniteQuery({
    queryKey: ['work', 'outside'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.work.outside(pageParam ? { after: pageParam } : {}, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export function Outside() {
  const t = useText()
  const { roles } = useMe()
  const [chosen, choose] = useState<string | null>(null)
  const mine = beginnable.filter(({ opens }) => opens.who.some((role) => roles.includes(role)))
  const machine = mine.find(({ kind }) => kind === chosen)
  if (machine)
    return (
      // A page of its own, so that whoever hears it stands at its title and not nowhere.
      <Page
        key={machine.kind}
        title={t(`${machine.kind}.name`)}
        windowTitle={t('outside.title')}
        lead={t(`track.about.${machine.kind}`)}
        width="narrow"
      >
        <Suspense fallback={<Skeleton label={t('track.opening')} lines={4} />}>
          <StartForm machine={machine} onBack={() => choose(null)} />
        </Suspense>
      </Page>
    )
  return (
    <Page
      key="which"
      title={t('outside.title')}
      lead={t('outside.lead')}
      actions={<Filled slot={outsideActions} />}
    >
      <Running />
      {mine.length > 0 && (
        <Card title={t('outside.begin')}>
          <BeginRows machines={mine} onBegin={choose} />
        </Card>
      )}
    </Page>
  )
}

function Running() {
  const t = useText()
  const { ago } = useDates()
  const now = useNow()
  const outside = useOutside()
  const tracks = outside.data?.pages.flatMap((page) => page.tracks) ?? []
  const active = tracks.filter(({ kind, state }) => !isOver(kind, state))
  const ended = tracks.filter(({ kind, state }) => isOver(kind, state))
  const rowOf = ({ id, kind, subkind, state, updatedAt, owner, other }: (typeof tracks)[number]) => ({
    id,
    title: [t(`${kind}.name`), subkind ? codeWords(subkind, t) : ''].filter(Boolean).join(' · '),
    detail: [owner, other].filter(Boolean).join(' · '),
    href: `/tracks/${id}`,
    facts: [
      <Pill key="state" tone={isOver(kind, state) ? 'calm' : 'due'}>
        {t(`${kind}.state.${state}`)}
      </Pill>,
      ago(updatedAt, now),
    ],
  })
  return (
    <>
      <Card title={t('outside.running')}>
        {outside.isPending && <Skeleton label={t('work.loading')} lines={5} />}
        {outside.isError && !outside.data && (
          <ErrorNotice
            title={t('work.failed')}
            action={<Button onPress={() => void outside.refetch()}>{t('web.page.again')}</Button>}
          />
        )}
        {outside.data && active.length === 0 && !outside.hasNextPage && (
          <EmptyState icon="flag" title={t('outside.none')} words={t('outside.none.words')} />
        )}
        <Rows rows={active.map(rowOf)} />
      </Card>
      {ended.length > 0 && (
        <Card title={t('outside.ended')}>
          <Rows rows={ended.map(rowOf)} />
        </Card>
      )}
      {outside.hasNextPage && (
        <Button isPending={outside.isFetchingNextPage} onPress={() => void outside.fetchNextPage()}>
          {t('work.more')}
        </Button>
      )}
    </>
  )
}
