// What must hold on the same day, each with who said so and when; what is open says so in words. Turning back is one press at any hour.
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import type { TrackAnswer } from '../../web/track/query.ts'
import { guardsOf, holds, type Guard } from '../solution.ts'

export function GuardsCard({ answer }: { answer: TrackAnswer }) {
  const { t, dates } = useLanguage()
  const { freshDays: days = 0, daysToThink: left = 0 } = answer.facts as Record<string, number>
  const said = ({ moves }: Guard) =>
    answer.events.find(({ move }) => (moves as readonly string[]).includes(move))
  return (
    <Card title={t('returnDesk.guards')} lead={t('returnDesk.guards.lead')}>
      {left > 0 && <p>{t('returnDesk.toThink', { count: left })}</p>}
      <Table
        holds="sealed"
        caption={t('returnDesk.guards')}
        hideCaption
        items={guardsOf(answer.facts)}
        columns={[
          {
            id: 'what',
            label: t('returnDesk.guard'),
            cell: ({ id }) => t(`returnDesk.guard.${id}`, { days }),
          },
          {
            id: 'state',
            label: t('returnDesk.state'),
            cell: (guard) => {
              const isMet = holds(guard, answer.facts)
              const event = said(guard)
              return (
                <>
                  <Pill tone={isMet ? 'done' : 'due'}>
                    {t(isMet ? 'returnDesk.holds' : 'returnDesk.open')}
                  </Pill>{' '}
                  <span className="second">
                    {event ? (
                      <>
                        <bdi>{event.by ?? t('track.by.person')}</bdi> · {dates.day(event.at)}
                      </>
                    ) : (
                      t('returnDesk.nobody')
                    )}
                  </span>
                </>
              )
            },
          },
        ]}
      />
    </Card>
  )
}
