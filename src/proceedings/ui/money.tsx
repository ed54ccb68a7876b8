// The ways to money in this country with their last days, and what was claimed, awarded, enforced and is in the person's hand: four columns
// that are never one sum.
import { useQueryClient } from '@tanstack/react-query'
import { useAlias } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { lastDayOf, reachesBackTo, type LossDays } from '../../jurisdiction/last-days.ts'
import type { RouteToMoney } from '../../jurisdiction/compensation.ts'
import type { Pack } from '../../jurisdiction/define.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Table, type Column } from '../../web/controls/table.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { openMatter, rememberLimit } from '../client/open-matter.ts'
import type { Matter } from '../client/read-sums.ts'
import { daysOf } from '../losses.ts'
import { takesLastDay } from '../last-day.ts'
import { LastDayPill } from './last-day-pill.tsx'
import { standing, stages, type Stage } from '../sums.ts'
import { OtherSideCard } from './other-side-card.tsx'
import { useCurrency, useLossCase, useLosses, useMatters, useMoney } from './use-losses.ts'
import './losses.css'

export function MoneyPage() {
  const t = useText()
  const alias = useAlias()
  const { caseId, shared, pack, error } = useLossCase()
  return (
    <Page
      title={t('money.title')}
      lead={shared && alias(shared.case.reference)}
      back={{ href: `/cases/${caseId}/losses`, label: t('losses.title') }}
    >
      <ErrorMessage error={error} />
      {shared && pack ? (
        <Shown shared={shared} pack={pack} />
      ) : (
        !error && <Skeleton label={t('case.opening')} lines={8} />
      )}
    </Page>
  )
}

function Shown({ shared, pack }: { shared: SharedCase; pack: Pack }) {
  const { t } = useLanguage()
  const { network } = useMe()
  const currency = useCurrency(pack.compensation.currency)
  const { data: kept } = useLosses(shared, currency)
  const { data: matters, error } = useMatters(shared)
  if (error) return <ErrorMessage error={error} />
  if (!matters) return <Skeleton label={t('case.opening')} lines={8} />
  const ways = pack.compensation.routes.map((route) => ({
    id: route.id,
    route,
    matters: matters.filter(({ subkind }) => subkind === route.matter),
  }))
  const days = kept ? daysOf(kept.losses) : {}
  return (
    <>
      <Card title={t('money.routes')} lead={t('money.routes.lead')}>
        <Rows
          rows={ways.map((way) => ({
            id: way.id,
            title: inDocumentLanguage(way.route.label),
            detail: (
              <>
                <LastDay route={way.route} days={days} /> <Reach route={way.route} />
              </>
            ),
            actions: <Steps way={way} shared={shared} days={days} />,
          }))}
        />
      </Card>
      <Card title={t('money.sums')} lead={t('money.sums.lead')}>
        <Sums matters={matters} currency={network.currency} />
      </Card>
      <OtherSideCard key={shared.case.id} shared={shared} />
    </>
  )
}

interface Way {
  route: RouteToMoney
  matters: readonly Matter[]
}

/** Until when it is open: a day, that none is known, or that there is none. */
function LastDay({ route, days }: { route: RouteToMoney; days: LossDays }) {
  const { t } = useLanguage()
  const last = lastDayOf(route, days)
  if (last !== undefined) return <LastDayPill last={last} />
  if (route.limit === 'none') return <>{t('track.noneInLaw')}</>
  return <>{t(route.limit === null ? 'track.noLimit' : 'money.noDays')}</>
}

/** How far back a sum is awarded there, of a claim that is made today. */
function Reach({ route }: { route: RouteToMoney }) {
  const { t, dates } = useLanguage()
  const back = reachesBackTo(route, useToday())
  return back && <span className="second">{t('money.reachesBack', { day: dates.longDay(back) })}</span>
}

/** To the matter of a way; or to open one, with its last day. */
function Steps({ way, shared, days }: { way: Way; shared: SharedCase; days: LossDays }) {
  const { t } = useLanguage()
  const today = useToday()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const { roles } = useMe()
  const name = <span className="unseen"> {inDocumentLanguage(way.route.label)}</span>
  const last = lastDayOf(way.route, days)
  const limitOn = last !== undefined && last >= today ? last : undefined
  const act = (what: () => Promise<unknown>, said: string) =>
    void run(async () => {
      await what()
      say({ text: t(said) })
      await queries.invalidateQueries({ queryKey: ['case', shared.case.id] })
    })
  const open = () =>
    openMatter(session, { caseId: shared.case.id, subkind: way.route.matter, limitOn, roles })
  return (
    <>
      {way.matters.map((matter) => (
        <span key={matter.id} className="row">
          <ButtonLink href={`/tracks/${matter.id}`} size="small">
            {t('money.matter')}
            {name}
          </ButtonLink>
          {limitOn && takesLastDay(matter.state) && (
            <Button
              size="small"
              look="quiet"
              isPending={busy}
              onPress={() =>
                act(() => rememberLimit(session, shared.case.id, matter, limitOn), 'proceeding.done.limit')
              }
            >
              {t('money.remember')}
              {name}
            </Button>
          )}
        </span>
      ))}
      {way.matters.length === 0 && (
        <Button size="small" isPending={busy} onPress={() => act(open, 'proceeding.done.opened')}>
          {t('money.open')}
          {name}
        </Button>
      )}
      <ErrorMessage error={error} />
    </>
  )
}

/** Each matter with its four sums, each with the day of the newest. */
function Sums({ matters, currency }: { matters: readonly Matter[]; currency: string }) {
  const { t, dates } = useLanguage()
  const { money } = useMoney(currency)
  const cell = (matter: Matter, stage: Stage) => {
    const newest = matter.sums.findLast((one) => one.stage === stage)
    return newest ? (
      <>
        {money(standing(matter.sums)[stage])}
        <small className="second"> {dates.shortDay(newest.on)}</small>
      </>
    ) : (
      '–'
    )
  }
  const columns: Column<Matter>[] = [
    {
      id: 'matter',
      label: t('money.matter'),
      cell: ({ subkind }) => t(`code.${subkind}`, {}, t('proceeding.name')),
    },
    ...stages.map((stage) => ({
      id: stage,
      label: t(`money.${stage}`),
      cell: (matter: Matter) => cell(matter, stage),
      end: true,
    })),
  ]
  const some = matters.filter(({ sums }) => sums.length > 0)
  if (some.length === 0) return <p className="second">{t('money.none')}</p>
  return <Table holds="sealed" caption={t('money.sums')} hideCaption columns={columns} items={some} />
}
