// Finding a service: what is needed goes to the server, what is personal stays here and only puts the answers in order.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import type { ServedGroup } from '../codes.ts'
import type { Criteria, Service } from '../model.ts'
import { rank, type Ranked } from '../rank.ts'
import { constraintsOf, nothingPersonal, PersonalQuestions, type Personal } from './personal.tsx'
import { useOptions } from './options.ts'
import { ServiceResult } from './result.tsx'
import './directory.css'

/** What was asked so far; without a need there is no search. */
type Asked = { code: string | null; language: string | null; area: string | null; serves: string | null }

export interface DirectorySearchProps {
  /** Refers to a service for what was looked for. Without it the search only finds. */
  onRefer?: (service: Service, need: string) => void
  /** What is asked already, for instance by a need of the plan. */
  initial?: Partial<Omit<Criteria, 'after'>>
}

function criteriaOf({ code, language, area, serves }: Asked): Omit<Criteria, 'after'> | null {
  if (!code) return null
  return {
    code,
    ...(language ? { language } : {}),
    ...(area ? { area } : {}),
    ...(serves ? { serves: serves as ServedGroup } : {}),
  }
}

function useMatches(criteria: Omit<Criteria, 'after'> | null) {
  return useInfiniteQuery({
    queryKey: ['directory', 'match', criteria],
    enabled: criteria !== null,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.directory.match({ ...criteria!, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

/** Whether there is a place tonight, for the services of the network among those found. */
function useRecipients(services: readonly Service[]) {
  const ids = services
    .filter(({ circle, codes }) => circle !== null && codes.some((code) => code.endsWith('_housing')))
    .map(({ id }) => id)
    .slice(0, 50)
  const { data } = useQuery({
    queryKey: ['directory', 'places', ids],
    enabled: ids.length > 0,
    queryFn: ({ signal }) => api.directory.places({ services: ids }, { signal }),
  })
  return new Map(data?.places.map(({ service, free }) => [service, free]))
}

/** The search with its results. Results change while one chooses; how many there are is read out. */
export function DirectorySearch({ onRefer, initial }: DirectorySearchProps) {
  const { t } = useLanguage()
  const [asked, setAsked] = useState<Asked>({
    code: initial?.code ?? null,
    language: initial?.language ?? null,
    area: initial?.area ?? null,
    serves: initial?.serves ?? null,
  })
  const [personal, setPersonal] = useState<Personal>(nothingPersonal)
  const options = useOptions()
  const ask = (part: Partial<Asked>) => setAsked((before) => ({ ...before, ...part }))
  return (
    <div className="directory">
      <search className="stack">
        <Card title={t('directory.need.title')}>
          <div className="stack">
            <ComboBox
              label={t('directory.need.label')}
              hint={t('directory.need.hint')}
              options={options.needs}
              value={asked.code}
              onChange={(code) => ask({ code })}
            />
            {/* A combo box keeps the options it began with, so it begins again when the directory's have come. */}
            <ComboBox
              key={`language-${options.ready}`}
              label={t('directory.language')}
              optional
              options={options.languages}
              value={asked.language}
              onChange={(language) => ask({ language })}
            />
            <Select
              label={t('directory.serves')}
              optional
              placeholder={t('directory.any')}
              options={options.groups}
              value={asked.serves}
              onChange={(serves) => ask({ serves: serves === 'any' ? null : serves })}
            />
            <ComboBox
              key={`area-${options.ready}`}
              label={t('directory.area')}
              optional
              options={options.areas}
              value={asked.area}
              onChange={(area) => ask({ area })}
            />
          </div>
        </Card>
        <PersonalQuestions
          key={`personal-${options.ready}`}
          value={personal}
          onChange={setPersonal}
          areas={options.areas}
        />
      </search>
      <Results
        criteria={criteriaOf(asked)}
        personal={personal}
        areaName={options.areaName}
        onRefer={onRefer}
      />
    </div>
  )
}

interface ResultsProps {
  criteria: Omit<Criteria, 'after'> | null
  personal: Personal
  areaName: (code: string) => string
  onRefer: DirectorySearchProps['onRefer']
}

function Results({ criteria, personal, areaName, onRefer }: ResultsProps) {
  const { t } = useLanguage()
  const { announce } = useNotices()
  const matches = useMatches(criteria)
  const services = useMemo(() => matches.data?.pages.flatMap((page) => page.services) ?? [], [matches.data])
  const ranked = useMemo(
    () => rank(services, criteria ?? {}, constraintsOf(personal)),
    [services, criteria, personal],
  )
  const places = useRecipients(services)
  const found = matches.isSuccess
    ? t('directory.found', { count: services.length, more: matches.hasNextPage ? 'yes' : 'no' })
    : ''
  useEffect(() => {
    if (found) announce(found)
  }, [found, announce])

  if (!criteria)
    return (
      <Frame>
        <EmptyState icon="search" title={t('directory.start.title')} words={t('directory.start.words')} />
      </Frame>
    )
  if (matches.isPending)
    return (
      <Frame>
        <Skeleton label={t('directory.loading')} lines={6} />
      </Frame>
    )
  if (matches.isError)
    return (
      <Frame>
        <Notice
          tone="due"
          title={t('directory.failed')}
          action={<Button onPress={() => void matches.refetch()}>{t('web.page.again')}</Button>}
        />
      </Frame>
    )
  if (services.length === 0)
    return (
      <Frame>
        <EmptyState icon="search" title={t('directory.none.title')} words={t('directory.none.words')} />
      </Frame>
    )
  const group = (fit: Ranked<Service>['fit']) => ranked.filter((one) => one.fit === fit)
  const list = (those: readonly Ranked<Service>[]) => (
    <ul className="stack">
      {those.map((one) => (
        <ServiceResult
          key={one.service.id}
          ranked={one}
          places={places.get(one.service.id)}
          areaName={areaName}
          onRefer={onRefer && ((service) => onRefer(service, criteria.code))}
        />
      ))}
    </ul>
  )
  const not = group('not')
  return (
    <Frame>
      <p className="second">{found}</p>
      <Group title={t('directory.fits', { count: group('fits').length })}>
        {group('fits').length > 0 && list(group('fits'))}
      </Group>
      <Group title={t('directory.ask', { count: group('ask').length })} lead={t('directory.ask.words')}>
        {group('ask').length > 0 && list(group('ask'))}
      </Group>
      {not.length > 0 && (
        <details className="directory-not">
          <summary>{t('directory.not', { count: not.length })}</summary>
          {list(not)}
        </details>
      )}
      {matches.hasNextPage && (
        <Button isPending={matches.isFetchingNextPage} onPress={() => void matches.fetchNextPage()}>
          {t('directory.next')}
        </Button>
      )}
    </Frame>
  )
}

const Frame = ({ children }: { children: ReactNode }) => (
  <div className="stack directory-results">{children}</div>
)

/** A heading with its list; nothing at all where the list is empty. */
function Group({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  if (!children) return null
  return (
    <section className="stack">
      <h2>{title}</h2>
      {lead && <p className="second">{lead}</p>}
      {children}
    </section>
  )
}
