// Occupancy of a month, for the house and for whoever funds it: nights, never people.
import { useState } from 'react'
import { parseDate } from '@internationalized/date'
import { useQuery } from '@tanstack/react-query'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useToday } from '../../web/session/now.ts'

export function Month() {
  const t = useText()
  const dates = useDates()
  const thisMonth = useToday().slice(0, 7)
  const [month, setMonth] = useState(thisMonth)
  const { data, error } = useQuery({
    queryKey: ['beds', 'month', month],
    queryFn: ({ signal }) => api.shelters.month({ month }, { signal }),
  })
  const go = (months: number) => setMonth(parseDate(`${month}-01`).add({ months }).toString().slice(0, 7))
  if (error) return <ErrorMessage error={error} />
  return (
    <Card
      title={dates.month(`${month}-01`)}
      aside={
        <div className="row no-print">
          <Button size="small" onPress={() => go(-1)}>
            {t('beds.month.before')}
          </Button>
          <Button size="small" isDisabled={month >= thisMonth} onPress={() => go(1)}>
            {t('beds.month.after')}
          </Button>
          <Button size="small" icon="print" onPress={() => window.print()}>
            {t('beds.month.print')}
          </Button>
        </div>
      }
    >
      {!data ? <Skeleton label={t('beds.loading')} lines={4} /> : <Nights nights={data.nights} />}
    </Card>
  )
}

type Answer = Awaited<ReturnType<typeof api.shelters.month>>

function Nights({ nights }: Answer) {
  const t = useText()
  const dates = useDates()
  const sum = (of: 'beds' | 'taken' | 'closed' | 'turnedAway' | 'hotel') =>
    nights.reduce((total, night) => total + night[of], 0)
  const open = sum('beds') - sum('closed')
  return (
    <div className="stack">
      <Facts
        facts={[
          { term: t('beds.month.taken'), value: t('beds.month.of', { taken: sum('taken'), beds: open }) },
          {
            term: t('beds.month.share'),
            value: dates.number(open ? sum('taken') / open : 0, { style: 'percent' }),
          },
          { term: t('beds.month.turnedAway'), value: dates.number(sum('turnedAway')) },
          { term: t('beds.month.hotel'), value: dates.number(sum('hotel')) },
          { term: t('beds.month.closed'), value: dates.number(sum('closed')) },
        ]}
      />
      <table className="month-nights">
        <caption>{t('beds.month.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('beds.month.night')}</th>
            <th scope="col">{t('beds.month.taken')}</th>
          </tr>
        </thead>
        <tbody>
          {nights.map(({ day, beds, taken, turnedAway }) => (
            <tr key={day}>
              <th scope="row">{dates.shortDay(day)}</th>
              <td>
                <span
                  className="month-bar"
                  style={{ inlineSize: `${beds ? (100 * taken) / beds : 0}%` }}
                  aria-hidden="true"
                />
                {t('beds.month.line', { taken, beds, turnedAway })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
