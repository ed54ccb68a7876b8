// What was found, in the order in which to try it, and apart from it what a rule or the person's no forbids, with the reason.
import { useInfiniteQuery, useQuery, type InfiniteData } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { EmptyState } from '../../web/controls/card.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useNow } from '../../web/session/now.ts'
import { useLanguage } from '../../web/language/language.tsx'
import type { Criteria, Service } from '../model.ts'
import { isHard, rank, type PersonalConstraints, type Ranked } from '../rank.ts'
import type { useOptions } from './options.ts'
import { ServiceResult } from './result.tsx'
import type { DirectorySearchProps } from './asked.ts'

type Matches = Awaited<ReturnType<typeof api.directory.match>>

function useMatches(criteria: Omit<Criteria, 'after'> | null) {
  return useInfiniteQuery({
    queryKey: ['directory', 'match', criteria],
    enabled: criteria !== null,
    initialPageParam: undefined as string | undefined,
    // While a chip is taken off the rows stay, and only their order changes.
    placeholderData: (before: InfiniteData<Matches, string | undefined> | undefined, query) =>
      (query?.queryKey[2] as Criteria | null)?.code === criteria?.code ? before : undefined,
    queryFn: ({ pageParam, signal }) =>
      api.directory.match({ ...criteria!, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

/** Whether there is a place tonight, for the services of the network among those found. */
function useFreePlaces(services: readonly Service[]) {
  const ids = services
    .filter(({ circle, codes }) => circle !== null && codes.some((code) => code.endsWith('_housing')))
    .map(({ id }) => id)
    .slice(0, 50)
  const { data } = useQuery({
    queryKey: ['directory', 'places', ids],
    enabled: ids.length > 0,
    refetchInterval: 60_000,
    queryFn: ({ signal }) => api.directory.places({ services: ids }, { signal }),
  })
  return useMemo(() => new Map(data?.places.map(({ service, free }) => [service, free])), [data])
}

interface Props {
  criteria: Omit<Criteria, 'after'> | null
  personal: PersonalConstraints
  options: ReturnType<typeof useOptions>
  /** The person is safe everywhere again. */
  onSafe: () => void
  onRefer: DirectorySearchProps['onRefer']
}

export function Results({ criteria, personal, options, onSafe, onRefer }: Props) {
  const { t } = useLanguage()
  const { announce } = useNotices()
  const matches = useMatches(criteria)
  const services = useMemo(() => matches.data?.pages.flatMap((page) => page.services) ?? [], [matches.data])
  const places = useFreePlaces(services)
  const now = useNow()
  const from = criteria?.area ? options.middleOf(criteria.area) : null
  const ranked = rank(services, criteria ?? {}, personal, { places, from, now })
  const found = matches.isSuccess
    ? t('directory.found', { count: services.length, more: matches.hasNextPage ? 'yes' : 'no' })
    : ''
  useEffect(() => {
    if (found) announce(found)
  }, [found, announce])
  if (!criteria)
    return <EmptyState icon="search" title={t('directory.start.title')} words={t('directory.start.words')} />
  if (matches.isPending) return <Skeleton label={t('directory.loading')} lines={6} />
  if (matches.isError)
    return (
      <Notice
        tone="due"
        title={t('directory.failed')}
        action={<Button onPress={() => void matches.refetch()}>{t('web.page.again')}</Button>}
      />
    )
  if (services.length === 0)
    return <EmptyState icon="search" title={t('directory.none.title')} words={t('directory.none.words')} />
  const refer = onRefer && ((service: Service) => onRefer(service, criteria.code))
  const apart = ranked.filter(({ fit }) => fit === 'not')
  return (
    <div className="stack directory-results">
      <p className="second">{found}</p>
      <section className="card" aria-label={t('directory.found.title')}>
        <ol className="directory-list">
          {ranked
            .filter(({ fit }) => fit !== 'not')
            .map((one, at) => (
              <ServiceResult
                key={one.service.id}
                ranked={one}
                place={at + 1}
                free={places.get(one.service.id)}
                areaName={options.areaName}
                onRefer={refer}
              />
            ))}
        </ol>
      </section>
      {apart.length > 0 && <Apart those={apart} onSafe={onSafe} onRefer={refer} />}
      {matches.hasNextPage && (
        <Button isPending={matches.isFetchingNextPage} onPress={() => void matches.fetchNextPage()}>
          {t('directory.next')}
        </Button>
      )}
    </div>
  )
}

/** Those that a rule of their own or the person's no forbids: the reason, and one next act. */
function Apart({
  those,
  onSafe,
  onRefer,
}: {
  those: readonly Ranked<Service>[]
  onSafe: () => void
  onRefer: ((service: Service) => void) | undefined
}) {
  const { t, language } = useLanguage()
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  return (
    <section className="card stack directory-apart">
      <header>
        <h2>{t('directory.apart', { count: those.length })}</h2>
        <p className="second">{t('directory.apart.words')}</p>
      </header>
      <ul className="directory-list">
        {those.map(({ service, why }) => {
          const against = why.filter((one) => one.says === 'no' && isHard(one))
          const isUnsafe = against.some(({ about }) => about === 'safety')
          return (
            <li key={service.id} className="directory-apart-row">
              <article aria-label={service.name} className="row">
                <div>
                  <h3>
                    <bdi>{service.name}</bdi>
                  </h3>
                  <p className="second">
                    {list.format(against.map(({ about, says }) => t(`directory.why.${about}.${says}`)))}
                  </p>
                </div>
                {isUnsafe ? (
                  <Button look="quiet" size="small" onPress={onSafe}>
                    {t('directory.apart.safe')}
                  </Button>
                ) : (
                  onRefer && (
                    <Button look="quiet" size="small" onPress={() => onRefer(service)}>
                      {t('directory.apart.ask')}
                    </Button>
                  )
                )}
              </article>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
