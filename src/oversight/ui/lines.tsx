// What stands in the trail, newest first: by day, act, person and case. Pseudonyms become names and ids become code names
// where this browser can open them; the server knows neither.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useAlias, useHeaders } from '../../cases/ui/use-case.ts'
import { api } from '../../web/session/api.ts'
import { useColleagues } from '../../web/session/colleagues.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { ComboBox } from '../../web/controls/select.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import type { Line } from '../line.ts'
import { Proof } from './proof.tsx'
import { actorWords, actWords } from './words.ts'

interface Wanted {
  from: string | null
  to: string | null
  action: string | null
  actor: string | null
  object: string | null
}
const everything: Wanted = { from: null, to: null, action: null, actor: null, object: null }

/** Names of colleagues by pseudonym, code names of cases by id. */
function useObjectNames() {
  const { data: colleagues } = useColleagues()
  const { data: headers } = useHeaders()
  const alias = useAlias()
  return useMemo(
    () => ({
      people: new Map((colleagues ?? []).map((one) => [one.handle, one.name ?? one.handle])),
      cases: new Map(
        [...(headers ?? [])].map(([id, { reference }]) => [id, { alias: alias(reference), reference }]),
      ),
    }),
    // `alias` is made anew at each rendering and says the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [colleagues, headers],
  )
}

/** The lines that are wished for, page by page. */
const useLines = (wanted: Wanted) =>
  useInfiniteQuery({
    queryKey: ['oversight', 'lines', wanted],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.audit.lines(
        {
          ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null)),
          ...(pageParam ? { after: pageParam } : {}),
        },
        { signal },
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export function Lines() {
  const t = useText()
  const { day, time } = useDates()
  const [wanted, want] = useState(everything)
  const [proving, prove] = useState<Line | null>(null)
  const names = useObjectNames()
  const list = useLines(wanted)
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? []
  const about = (line: Line & { about: string | null }) => {
    const known = line.about === null ? undefined : names.cases.get(line.about)
    return known ? { about: { name: known.alias, reference: known.reference } } : {}
  }
  // What it was about stands there only where it has a name; the random id stands with the proof.
  const detail = (line: Line) => <bdi>{actorWords(line.actor, names.people, t)}</bdi>
  return (
    <Card>
      <h2 className="unseen">{t('audit.lines')}</h2>
      <Wishes wanted={wanted} want={want} names={names} />
      <ErrorMessage
        error={list.error}
        action={<Button onPress={() => void list.refetch()}>{t('web.page.again')}</Button>}
      />
      {list.isPending && <Skeleton label={t('audit.loading')} lines={8} />}
      {list.data && lines.length === 0 && (
        <EmptyState icon="search" title={t('audit.none')} words={t('audit.none.words')} />
      )}
      {lines.length > 0 && (
        <Rows
          rows={lines.map((line) => ({
            id: String(line.seq),
            title: actWords(line.action, t),
            detail: detail(line),
            ...about(line),
            before: (
              <span className="audit-when">
                {day(line.at)} <span className="number">{time(line.at)}</span>
              </span>
            ),
            actions: (
              <Button look="quiet" size="small" icon="shield" onPress={() => prove(line)}>
                {t('audit.prove')}
                <span className="unseen"> {t('audit.prove.which', { number: line.seq })}</span>
              </Button>
            ),
          }))}
        />
      )}
      {list.hasNextPage && (
        <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
      {proving && <Proof line={proving} onClose={() => prove(null)} />}
    </Card>
  )
}

interface WishesProps {
  wanted: Wanted
  want: (wanted: Wanted) => void
  names: ReturnType<typeof useObjectNames>
}

function Wishes({ wanted, want, names }: WishesProps) {
  const t = useText()
  const today = useToday()
  const { data } = useQuery({
    queryKey: ['oversight', 'actions'],
    queryFn: () => api.audit.actions({}),
    staleTime: 300_000,
  })
  const change = (part: Partial<Wanted>) => want({ ...wanted, ...part })
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label)
  return (
    <div className="audit-wishes">
      <DateField
        label={t('audit.from')}
        value={wanted.from}
        max={today}
        onChange={(from) => change({ from })}
      />
      <DateField label={t('audit.to')} value={wanted.to} max={today} onChange={(to) => change({ to })} />
      <ComboBox
        key={`acts ${data?.actions.length}`}
        label={t('audit.action')}
        placeholder={t('audit.all')}
        options={(data?.actions ?? [])
          .map((value) => ({ value, label: actWords(value, t) }))
          .toSorted(byLabel)}
        value={wanted.action}
        onChange={(action) => change({ action })}
      />
      <ComboBox
        key={`actors ${data?.actors.length} ${names.people.size}`}
        label={t('audit.actor')}
        placeholder={t('audit.all')}
        options={(data?.actors ?? [])
          .map((value) => ({ value, label: actorWords(value, names.people, t) }))
          .toSorted(byLabel)}
        value={wanted.actor}
        onChange={(actor) => change({ actor })}
      />
      <ComboBox
        key={`cases ${names.cases.size}`}
        label={t('audit.object')}
        placeholder={t('audit.all')}
        options={[...names.cases]
          .map(([value, { alias, reference }]) => ({ value, label: alias, detail: reference }))
          .toSorted(byLabel)}
        value={wanted.object}
        onChange={(object) => change({ object })}
      />
      {Object.values(wanted).some((value) => value !== null) && (
        <Button look="quiet" onPress={() => want(everything)}>
          {t('audit.everything')}
        </Button>
      )}
    </div>
  )
}
