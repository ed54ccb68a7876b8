// What a package tells, before anybody decides: who sends it, what the person agreed to, and each thing that was copied from their file.
import { Card, Facts } from '../../web/controls/card.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import type { Received } from '../client/open-received.ts'

const long = '2000-01-01'
const isDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day)

export function ToldCard({ received: { told, by } }: { received: Received }) {
  const { t, dates } = useLanguage()
  const day = (value: string) => (isDay(value) ? dates.day(value, long) : '')
  return (
    <Card title={t('home.told')}>
      <div className="stack">
        <Facts
          facts={[
            { term: t('home.from'), value: <bdi>{told.from}</bdi> },
            { term: t('home.told.made'), value: day(told.madeOn) },
            { term: t('home.told.until'), value: day(by.until) },
            { term: t('home.told.agreed'), value: <bdi>{told.agreed}</bdi> },
          ]}
        />
        {told.sections.map(({ title, about, facts = [], text }, at) => (
          <details key={at} open={at === 0 || undefined}>
            <summary>
              <bdi>{title}</bdi>
            </summary>
            {about && <p className="second">{about}</p>}
            {facts.length > 0 && (
              <Facts facts={facts.map(([term, value]) => ({ term, value: <bdi>{value}</bdi> }))} />
            )}
            {text && <p dir="auto">{text}</p>}
          </details>
        ))}
      </div>
    </Card>
  )
}
