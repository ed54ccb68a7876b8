// How they say they are: a small line for each question, with the last answer and the one before. Never one number.
import { lazy, Suspense } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { readWellbeing } from '../client/keep-wellbeing.ts'
import { instrument, trendsOf, type Trend } from '../wellbeing.ts'
import './plan.css'

const loadDialog = () => import('./wellbeing-dialog.tsx')
const WellbeingDialog = lazy(async () => ({ default: (await loadDialog()).WellbeingDialog }))

export function Wellbeing({ shared, onChanged }: { shared: SharedCase; onChanged: () => void }) {
  const { t } = useLanguage()
  const dialog = useLazyDialog(loadDialog)
  const isNarrow = useIsNarrow()
  const isHeld = shared.held.includes('health')
  const rows = shared.records.filter(({ kind }) => kind === 'wellbeing')
  const { data } = useQuery({
    queryKey: ['wellbeing', shared.case.id, rows.map(({ id }) => id).join()],
    queryFn: () => readWellbeing(session, shared),
    enabled: isHeld,
    gcTime: 0,
  })
  if (!isHeld || !data) return null
  const { asked, unread } = data
  const isEmpty = asked.length === 0 && unread === 0
  const lines = <Answered {...data} />
  return (
    <Card
      title={t('wellbeing.title')}
      aside={
        shared.case.mine && (
          <Button size="small" {...dialog.button}>
            {t('wellbeing.ask')}
          </Button>
        )
      }
    >
      {isEmpty ? (
        !isNarrow && <p className="second">{t('wellbeing.none')}</p>
      ) : isNarrow ? (
        <details>
          <summary>{t('wellbeing.open', { count: asked.length })}</summary>
          {lines}
        </details>
      ) : (
        lines
      )}
      <Suspense>
        {dialog.open && (
          <WellbeingDialog
            shared={shared}
            onClose={dialog.hide}
            onSaved={() => {
              dialog.hide()
              onChanged()
            }}
          />
        )}
      </Suspense>
    </Card>
  )
}

function Answered({ asked, unread }: Awaited<ReturnType<typeof readWellbeing>>) {
  const { t, dates } = useLanguage()
  const days = asked.map(({ on }) => on).toSorted()
  const named = days.slice(-4).map((day) => dates.shortDay(day))
  return (
    <>
      {days.length > 0 && <p className="second">{t('wellbeing.lead', { days: named.join(', ') })}</p>}
      {unread > 0 && <p className="second">{t('wellbeing.unread', { count: unread })}</p>}
      {days.length > 0 && (
        <ul className="wellbeing">
          {trendsOf(asked).map((trend) => (
            <TrendLine key={trend.question} trend={trend} />
          ))}
        </ul>
      )}
    </>
  )
}

const box = { width: 72, height: 20, edge: 3 }

function TrendLine({ trend: { question, points, now, before } }: { trend: Trend }) {
  const { t, dates } = useLanguage()
  const at = (value: number, place: number) => ({
    x: box.edge + (points.length < 2 ? 1 : place / (points.length - 1)) * (box.width - 2 * box.edge),
    y: box.height - box.edge - (value / instrument.most) * (box.height - 2 * box.edge),
  })
  const places = points.map(({ value }, place) => at(value, place))
  const last = places.at(-1)
  const told = now === undefined ? t('wellbeing.notNow') : dates.number(now)
  return (
    <li>
      <span>{t(`wellbeing.q.${question}`)}</span>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
        <polyline points={places.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {last && <circle cx={last.x} cy={last.y} r="2.5" />}
      </svg>
      <strong>{told}</strong>
      <span className="second">
        {now === undefined || before === undefined
          ? ''
          : before === now
            ? t('wellbeing.same')
            : t('wellbeing.was', { value: dates.number(before) })}
      </span>
    </li>
  )
}
