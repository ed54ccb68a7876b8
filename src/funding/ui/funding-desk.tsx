// Money for helping, as both sides have it: what waits to be paid or decided stands first, then calls, then all that runs.
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { Page } from '../../web/shell/page.tsx'
import { isOver } from '../../web/track/machines.ts'
import type { Application } from '../api.ts'
import { applicants, payers } from '../roles.ts'
import { Calls } from './calls.tsx'
import { useApplications, useCalls, useFundingAct, useFundingWords } from './use-funding.ts'

export function FundingDesk() {
  const { t } = useLanguage()
  const { roles } = useMe()
  const calls = useCalls()
  const applications = useApplications()
  const all = applications.data?.applications ?? []
  const isPayer = hasOneOf(roles, payers)
  return (
    <Page
      title={t('funding.title')}
      lead={t(isPayer ? 'funding.lead.payer' : 'funding.lead.house')}
      actions={
        isPayer && (
          <>
            <ButtonLink href="/needs">{t('needs.title')}</ButtonLink>
            <ButtonLink look="primary" icon="plus" href="/funding/new">
              {t('funding.call.open')}
            </ButtonLink>
          </>
        )
      }
    >
      <ErrorMessage error={calls.error ?? applications.error} />
      {!(calls.data && applications.data) && <Skeleton label={t('work.loading')} lines={6} />}
      {calls.data && applications.data && (
        <>
          {isPayer && <ToPay applications={all} />}
          {isPayer && <ToDecide applications={all} />}
          <Calls calls={calls.data.calls} mayApply={hasOneOf(roles, applicants)} />
          <Running applications={all} />
        </>
      )}
    </Page>
  )
}

/** Claims that I owe, the oldest first: one press says that it was paid. */
function ToPay({ applications }: { applications: readonly Application[] }) {
  const { t, dates } = useLanguage()
  const now = useNow()
  const { money, titleOf, nameOf } = useFundingWords()
  const { busy, error, act } = useFundingAct()
  const owed = applications
    .filter(({ side }) => side === 'other')
    .flatMap((one) =>
      one.claims.filter(({ paidOn }) => paidOn === null).map((claim) => ({ ...claim, of: one })),
    )
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  if (owed.length === 0) return null
  return (
    <Card title={t('funding.toPay', { count: owed.length })}>
      <ErrorMessage error={error} />
      <Rows
        rows={owed.map(({ id, of, amount, dueOn, days }) => ({
          id,
          title: t('funding.owed', { name: nameOf(of.house), amount: money(amount, of.currency) }),
          detail: [titleOf(of), t('funding.waits', { days })].join(' · '),
          before: <Pill tone={dates.dueTone(dueOn, now)}>{dates.due(dueOn, now)}</Pill>,
          actions: (
            <Button
              size="small"
              isPending={busy}
              onPress={() => void act(() => api.funding.pay({ id, track: of.track }))}
            >
              {t('funding.pay')}
              <span className="unseen">: {nameOf(of.house)}</span>
            </Button>
          ),
        }))}
      />
    </Card>
  )
}

function ToDecide({ applications }: { applications: readonly Application[] }) {
  const { t } = useLanguage()
  const { money, titleOf, nameOf } = useFundingWords()
  const waiting = applications.filter(({ side, state }) => side === 'other' && state === 'applied')
  if (waiting.length === 0) return null
  return (
    <Card title={t('funding.toDecide', { count: waiting.length })}>
      <Rows
        rows={waiting.map((one) => ({
          id: one.track,
          title: t('funding.asks', { name: nameOf(one.house), amount: money(one.asked, one.currency) }),
          detail: titleOf(one),
          href: `/funding/${one.track}`,
        }))}
      />
    </Card>
  )
}

function Running({ applications }: { applications: readonly Application[] }) {
  const { t } = useLanguage()
  const { money, titleOf, otherOf } = useFundingWords()
  const rest = applications.filter(({ side, state }) => side === 'holder' || state !== 'applied')
  const ordered = [...rest].toSorted(
    (a, b) => Number(isOver('funding', a.state)) - Number(isOver('funding', b.state)),
  )
  return (
    <Card title={t('funding.running', { count: rest.length })}>
      {rest.length === 0 && <p className="second">{t('funding.running.none')}</p>}
      <Rows
        rows={ordered.map((one) => ({
          id: one.track,
          title: titleOf(one),
          detail: [
            otherOf(one),
            one.awarded === null
              ? t('funding.asked', { amount: money(one.asked, one.currency) })
              : t('funding.paidOf', {
                  paid: money(one.paid, one.currency),
                  awarded: money(one.awarded, one.currency),
                }),
          ].join(' · '),
          href: `/funding/${one.track}`,
          facts: [
            <Pill key="state" tone={isOver('funding', one.state) ? 'calm' : 'due'}>
              {t(`funding.state.${one.state}`)}
            </Pill>,
          ],
        }))}
      />
    </Card>
  )
}
