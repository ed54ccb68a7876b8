// The checkpoints, newest first, with those who checked and signed them. Each can be read out, copied or printed: what another
// organisation holds in its hand, this server cannot take back.

import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useDates, useText, type Text } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { believe } from '../client/believing.ts'
import { cosignerWords } from './cosigners.ts'
import { useBelieving } from './looking.ts'

/** The checkpoints, page by page, each with those whose signatures are believed. */
function useCheckpoints() {
  const believing = useBelieving()
  const list = useInfiniteQuery({
    queryKey: ['oversight', 'checkpoints'],
    initialPageParam: undefined as number | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const before = pageParam === undefined ? {} : { before: pageParam }
      const { checkpoints, next } = await api.audit.checkpoints(before, { signal })
      const believed = await believe(await believing(), checkpoints)
      return { next, checkpoints: checkpoints.map((one, at) => ({ ...one, believed: believed[at] })) }
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  return list
}

type Believed = NonNullable<ReturnType<typeof useCheckpoints>['data']>['pages'][number]['checkpoints'][number]

/** Whether its signature holds, and how many others have signed. */
function believedFacts(believed: Believed['believed'], t: Text, number: (count: number) => string) {
  return [
    !believed && (
      <Pill key="false" tone="late" icon="alert">
        {t('audit.proof.fails.signature')}
      </Pill>
    ),
    believed && believed.cosigners.length > 0 && (
      <Pill key="cosigned" tone="done" icon="check">
        {number(believed.cosigners.length)}
      </Pill>
    ),
  ].filter((fact) => fact !== false && fact !== undefined)
}

export function Checkpoints() {
  const t = useText()
  const { day, time, number } = useDates()
  const list = useCheckpoints()
  const all = list.data?.pages.flatMap((page) => page.checkpoints) ?? []
  return (
    <Card>
      <h2 className="unseen">{t('audit.checkpoints')}</h2>
      <p className="second">{t('audit.checkpoints.lead')}</p>
      <ErrorMessage
        error={list.error}
        action={<Button onPress={() => void list.refetch()}>{t('web.page.again')}</Button>}
      />
      {list.isPending && <Skeleton label={t('audit.loading')} lines={5} />}
      {list.data && all.length === 0 && (
        <EmptyState
          icon="shield"
          title={t('audit.checkpoints.none')}
          words={t('audit.checkpoints.none.words')}
        />
      )}
      {all.length > 0 && (
        <Rows
          rows={all.map(({ size, at, note, believed }) => ({
            id: String(size),
            title: t('audit.checkpoint', { number: size }),
            detail: believed && cosignerWords(believed.cosigners, t),
            before: (
              <span className="audit-when">
                {day(at)} <span className="number">{time(at)}</span>
              </span>
            ),
            facts: believedFacts(believed, t, number),
            actions: <Note note={note} size={size} />,
          }))}
        />
      )}
      {list.hasNextPage && (
        <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
    </Card>
  )
}

function Note({ note, size }: { note: string; size: number }) {
  const t = useText()
  return (
    <Dialog
      title={t('audit.checkpoint', { number: size })}
      trigger={
        <Button look="quiet" size="small">
          {t('audit.checkpoint.show')}
          <span className="unseen"> {t('audit.checkpoint', { number: size })}</span>
        </Button>
      }
      actions={(close) => <Button onPress={close}>{t('web.dialog.close')}</Button>}
    >
      <p>{t('audit.checkpoint.words')}</p>
      <pre className="audit-note" dir="ltr">
        {note}
      </pre>
    </Dialog>
  )
}
