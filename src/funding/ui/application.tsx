// One application, as both sides have it: what was asked, awarded, claimed and paid, line by line, and what the reader does next.
import { useParams } from '@tanstack/react-router'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { Page } from '../../web/shell/page.tsx'
import { isOver } from '../../web/track/machines.ts'
import type { Application as Asked } from '../api.ts'
import { NextStep } from './next-step.tsx'
import { saveReport } from './save-report.ts'
import { lineName, useApplication, useFundingWords, type Shown } from './use-funding.ts'

export function Application() {
  const { t, dates } = useLanguage()
  const { trackId = '' } = useParams({ strict: false })
  const { data, error } = useApplication(trackId)
  const { titleOf, otherOf, nameOf } = useFundingWords()
  const shown = data?.application
  return (
    <Page
      title={shown ? titleOf(shown) : t('funding.name')}
      windowTitle={t('funding.name')}
      beside={
        shown && (
          <Pill tone={isOver('funding', shown.state) ? 'calm' : 'due'}>
            {t(`funding.state.${shown.state}`)}
          </Pill>
        )
      }
      lead={shown && leadOf(shown)}
      back={{ href: '/funding', label: t('funding.title') }}
      actions={
        data?.application.awarded != null && (
          <Button onPress={() => saveReport(data, { t, nameOf })}>{t('funding.report.save')}</Button>
        )
      }
    >
      <ErrorMessage error={error} />
      {!data && !error && <Skeleton label={t('work.loading')} lines={6} />}
      {data && (
        <>
          <NextStep shown={data} />
          <Lines shown={data} />
          {data.application.claims.length > 0 && <Claims application={data.application} />}
        </>
      )}
    </Page>
  )
  function leadOf({ fromDay, until, reasons, ...one }: Asked) {
    const time = fromDay && until && t('funding.time', { from: dates.day(fromDay), until: dates.day(until) })
    const why = reasons.map((reason) => t(`funding.reason.${reason}`)).join(', ')
    return [otherOf({ fromDay, until, reasons, ...one }), time, why].filter(Boolean).join(' · ')
  }
}

function Lines({ shown: { application, lines } }: { shown: Shown }) {
  const { t } = useLanguage()
  const { money } = useFundingWords()
  const inMoney = (minor: number | null) => (minor === null ? '–' : money(minor, application.currency))
  return (
    <Card title={t('funding.lines')}>
      <Table
        holds="clear"
        caption={t('funding.lines')}
        hideCaption
        items={lines.map((line) => ({ ...line, id: String(line.line) }))}
        columns={[
          { id: 'what', label: t('funding.line.what'), cell: (line) => t(lineName(line)) },
          {
            id: 'units',
            label: t('funding.line.units'),
            end: true,
            cell: ({ unit, units, unitsClaimed }) =>
              unit ? t('funding.units.of', { claimed: unitsClaimed, units }) : '–',
          },
          {
            id: 'price',
            label: t('funding.line.price'),
            end: true,
            cell: ({ unit, price }) => (unit ? inMoney(price) : '–'),
          },
          { id: 'asked', label: t('funding.sum.asked'), end: true, cell: ({ asked }) => inMoney(asked) },
          {
            id: 'awarded',
            label: t('funding.sum.awarded'),
            end: true,
            cell: ({ awarded }) => inMoney(awarded),
          },
          {
            id: 'claimed',
            label: t('funding.sum.claimed'),
            end: true,
            cell: ({ claimed }) => inMoney(claimed),
          },
          { id: 'paid', label: t('funding.sum.paid'), end: true, cell: ({ paid }) => inMoney(paid) },
        ]}
      />
      {application.awarded !== null && (
        <p className="second">
          {t('funding.total', {
            asked: inMoney(application.asked),
            awarded: inMoney(application.awarded),
            paid: inMoney(application.paid),
            lines: lines.length,
          })}
        </p>
      )}
    </Card>
  )
}

/** How long each payment took, or takes: the same number on both screens. */
function Claims({ application: { claims, currency } }: { application: Asked }) {
  const { t, dates } = useLanguage()
  const now = useNow()
  const { money } = useFundingWords()
  return (
    <Card title={t('funding.claims')}>
      <Table
        holds="clear"
        caption={t('funding.claims')}
        hideCaption
        items={claims}
        columns={[
          { id: 'on', label: t('funding.claimedOn'), cell: ({ claimedOn }) => dates.longDay(claimedOn) },
          {
            id: 'amount',
            label: t('funding.line.amount'),
            end: true,
            cell: ({ amount }) => money(amount, currency),
          },
          {
            id: 'paid',
            label: t('funding.daysToPay'),
            cell: ({ paidOn, dueOn, days }) =>
              paidOn ? (
                <Pill tone={paidOn <= dueOn ? 'done' : 'late'}>{t('funding.paidAfter', { days })}</Pill>
              ) : (
                <>
                  <Pill tone={dates.dueTone(dueOn, now)}>{dates.due(dueOn, now)}</Pill>{' '}
                  {t('funding.waits', { days })}
                </>
              ),
          },
        ]}
      />
    </Card>
  )
}
