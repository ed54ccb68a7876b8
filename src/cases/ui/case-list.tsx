// The cases of my circles: at the top where something happened last, as far as I can see it (docs/decisions/0037). A name is
// read on hold only, out of the sealed header; the list itself says two words that mean nothing, and a reference.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { Select } from '../../web/controls/select.tsx'
import { Tabs } from '../../web/controls/tabs.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Page } from '../../web/shell/page.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { caseRoles } from '../../api/roles.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { besideOpening } from './case-slots.ts'
import { nameOf } from './names-shown.ts'
import { useAlias, useHeaders } from './use-case.ts'
import { riskTone } from './risk-tone.ts'
import { SaidBy } from './said-by.tsx'
import { listCases } from './signed-facts.ts'
import { listedStates } from '../../tracks/case-state.ts'
import { factToShow } from '../../tracks/case-facts.ts'
import './case.css'

export function CaseList() {
  const t = useText()
  const { roles } = useMe()
  const [state, setState] = useState<string>('active')
  const [filter, setFilter] = useState<CaseFilter>({ whose: 'all', order: 'newest' })
  const opens = roles.some((role) => (caseRoles as readonly string[]).includes(role))
  return (
    <Page
      title={t('case.list.title')}
      lead={t('case.list.lead')}
      actions={
        opens && (
          <>
            <Suspense>
              <Filled slot={besideOpening} />
            </Suspense>
            <ButtonLink href="/cases/report" look="quiet" icon="document">
              {t('report.title')}
            </ButtonLink>
            <ButtonLink href="/cases/new" look="primary" icon="plus">
              {t('case.list.open')}
            </ButtonLink>
          </>
        )
      }
    >
      <Tabs
        label={t('case.list.states')}
        selected={state}
        onSelect={setState}
        tabs={listedStates.map((id) => ({
          id,
          label: t(`case.state.${id}`),
          content: (
            <div className="stack">
              <Filters value={filter} onChange={setFilter} />
              <List key={`${filter.whose} ${filter.order}`} state={id} filter={filter} />
            </div>
          ),
        }))}
      />
    </Page>
  )
}

interface CaseFilter {
  whose: 'all' | 'mine'
  order: 'newest' | 'resting'
}

/** Whose cases, and in which order: in sight, so that nothing is left out that nobody sees. */
function Filters({ value, onChange }: { value: CaseFilter; onChange: (value: CaseFilter) => void }) {
  const t = useText()
  const options = (name: string, codes: readonly string[]) =>
    codes.map((code) => ({ value: code, label: t(`case.list.${name}.${code}`) }))
  return (
    <div className="case-filters">
      <Select
        label={t('case.list.whose')}
        options={options('whose', ['all', 'mine'])}
        value={value.whose}
        onChange={(whose) => onChange({ ...value, whose: whose === 'mine' ? 'mine' : 'all' })}
      />
      <Select
        label={t('case.list.order')}
        options={options('order', ['newest', 'resting'])}
        value={value.order}
        onChange={(order) => onChange({ ...value, order: order === 'resting' ? 'resting' : 'newest' })}
      />
    </div>
  )
}

function List({ state, filter }: { state: string; filter: CaseFilter }) {
  const t = useText()
  const rowOf = useCaseRow()
  const inView = useIsNarrow() ? 8 : 25
  const [shown, setShown] = useState(inView)
  const list = useInfiniteQuery({
    queryKey: ['cases', state, filter],
    queryFn: ({ pageParam }) => listCases({ state, ...filter }, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  if (list.error)
    return (
      <ErrorMessage
        error={list.error}
        action={<Button onPress={() => void list.refetch()}>{t('web.page.again')}</Button>}
      />
    )
  if (!list.data) return <Skeleton label={t('case.list.opening')} lines={6} />
  const all = list.data.pages.flatMap((page) => page.cases)
  const cases = all.slice(0, shown)
  const showMore = () => {
    setShown(shown + inView)
    if (shown + inView > all.length && list.hasNextPage) void list.fetchNextPage()
  }
  if (cases.length === 0)
    return (
      <Card>
        <EmptyState icon="people" title={t('case.list.none')} words={t('case.list.noneWords')} />
      </Card>
    )
  return (
    <Card>
      <Rows rows={cases.map(rowOf)} />
      {(list.hasNextPage || all.length > shown) && (
        <Button isPending={list.isFetchingNextPage} onPress={showMore}>
          {t('case.list.more')}
        </Button>
      )}
    </Card>
  )
}

type ListedCase = Awaited<ReturnType<typeof listCases>>['cases'][number]

/** A case as a row: what can be said of it in clear, and its name for whoever holds the key, on hold. */
function useCaseRow(): (one: ListedCase) => Row {
  const { t, language, dates } = useLanguage()
  const now = useNow()
  const alias = useAlias()
  const headers = useHeaders()
  const nameOfWorker = useColleagueName()
  return (one) => {
    const name = headers.data?.get(one.id)?.name
    const risk = one.risk && factToShow(one.risk, one.words.risk)
    return {
      id: one.id,
      title: alias(one.reference),
      href: `/cases/${one.id}`,
      detail: (
        <span className="case-line">
          <span>
            <bdi dir="ltr" className="number">
              {one.reference}
            </bdi>
          </span>
          <span>{t(`code.${factToShow(one.ageGroup, one.words.age)}`)}</span>
          <span>{languageName(one.language, language.locale)}</span>
          {one.worker && <bdi>{nameOfWorker(one.worker)}</bdi>}
          <span>{t('case.list.lastStep', { when: dates.ago(one.updatedAt, now) })}</span>
        </span>
      ),
      facts: [
        risk && (
          <Pill key="risk" tone={riskTone[risk] ?? 'calm'}>
            {t('case.risk', { level: t(`code.${risk}`) })}
          </Pill>
        ),
        one.risk && <SaidBy key="said" words={one.words} facts={{ ...one, risk: one.risk }} isShort />,
        one.mine ? null : <Pill key="with">{t('case.list.shared')}</Pill>,
      ].filter((fact) => fact !== null),
      actions: name && <HoldToRead label={t('case.personName')} read={nameOf(one.id, name)} />,
    }
  }
}
