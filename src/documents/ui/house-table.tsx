// A funder's table, counted in this browser over the house's own cases: totals and nothing else, for a period that one chooses.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { everyPage } from '../../client/all-pages.ts'
import { lawQuery } from '../../law/ui/use-law.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Card } from '../../web/controls/card.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { dayOf } from '../../web/language/dates.ts'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { draftPlace, formsOf, namesSomebody, sumsOf, type CountedCase } from '../fill-form.ts'
import { FormSheet } from './form-sheet.tsx'
import { listedStates } from '../../tracks/case-state.ts'

/** Every case that the house carries; those of others are theirs to count. */
async function carried(zone: string): Promise<CountedCase[]> {
  const pages = await Promise.all(
    listedStates.map((state) => everyPage((after) => api.cases.list({ state, ...(after ? { after } : {}) }))),
  )
  return pages
    .flat()
    .flatMap(({ cases }) => cases)
    .filter(({ mine }) => mine)
    .map(({ state, ageGroup, openedAt, updatedAt }) => ({
      state,
      ageGroup,
      openedOn: dayOf(openedAt, zone),
      updatedOn: dayOf(updatedAt, zone),
    }))
}

/** The quarter before the one of a day. */
function lastQuarter(today: string): { from: string; to: string } {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const first = Math.floor((month - 1) / 3) * 3
  const from = new Date(Date.UTC(year, first - 3, 1))
  const to = new Date(Date.UTC(year, first, 0))
  return { from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) }
}

export function HouseTable() {
  const t = useText()
  const me = useMe()
  const today = useToday()
  const { pack = '', form: chosen = '' } = useParams({ strict: false })
  const [period, setPeriod] = useState(() => lastQuarter(today))
  const law = useQuery(lawQuery(pack))
  const cases = useQuery({ queryKey: ['carried'], queryFn: () => carried(me.network.timezone) })
  const form = law.data && formsOf(law.data).find(({ id, about }) => id === chosen && about === 'house')
  if (law.isError || (law.data && !form)) return <Missing />
  if (!law.data || !form || !cases.data)
    return (
      <Page title={t('forms.title')}>
        <ErrorMessage error={cases.error} />
        <Skeleton label={t('forms.counting')} lines={6} />
      </Page>
    )
  const sums = sumsOf(cases.data, period.from, period.to)
  const known = { ...sums, house: me.organisation.name, today: `${period.from} – ${period.to}` }
  return (
    <FormSheet
      form={form}
      law={law.data}
      known={known}
      draftOf={(id) => draftPlace('house', id)}
      back={{ href: `/law/${pack}/forms`, label: t('law.section.forms') }}
    >
      <Card title={t('forms.period')}>
        <div className="columns">
          <DateField
            label={t('forms.from')}
            value={period.from}
            onChange={(from) => from && setPeriod((before) => ({ ...before, from }))}
          />
          <DateField
            label={t('forms.to')}
            value={period.to}
            onChange={(to) => to && setPeriod((before) => ({ ...before, to }))}
          />
        </div>
      </Card>
      {namesSomebody(sums) && <Notice title={t('forms.small')}>{t('forms.small.words')}</Notice>}
    </FormSheet>
  )
}
