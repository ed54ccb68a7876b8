// Who is helped, below the fifteen measures: sums of whole months, one attribute at a time, small groups together.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { Card } from '../../web/controls/card.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { writeMonths } from './period.ts'

type Counted = Awaited<ReturnType<typeof api.counted.read>>
type Block = Counted['blocks'][number]

export function PeopleCounted() {
  const t = useText()
  const days = useDates()
  const { data, error } = useQuery({ queryKey: ['counted'], queryFn: () => api.counted.read({}) })
  if (!data && !error) return null
  const blocks = data?.blocks.toReversed() ?? []
  return (
    <section className="scorecard-group" aria-labelledby="group-people">
      <h2 id="group-people">{t('scorecard.people')}</h2>
      <ErrorMessage error={error} />
      {data && (
        <>
          <p className="second">{t('scorecard.people.words', { threshold: data.threshold })}</p>
          {blocks.length === 0 && <p>{t('scorecard.people.none', { threshold: data.threshold })}</p>}
          <div className="people-months">
            {blocks.map((block) => (
              <details key={block.from} className="people-older">
                <summary>
                  {writeMonths(block, t, days)}: {t('scorecard.people.count', { count: block.people })}
                </summary>
                <PeopleOf block={block} error={data.error} />
              </details>
            ))}
          </div>
          <Waiting counted={data} />
        </>
      )}
    </section>
  )
}

/** Fewer than ten, who are shown exactly with later months: until then roughly. */
function Waiting({ counted: { waitingSince, waiting, error } }: { counted: Counted }) {
  const t = useText()
  const days = useDates()
  if (!waitingSince || waiting.every(({ rough }) => rough.length === 0)) return null
  return (
    <p className="second">
      {t('scorecard.people.waiting', { month: days.month(waitingSince), error })}{' '}
      {waiting
        .flatMap(({ attribute, rough }) =>
          rough.map(({ code, n }) => `${t(`public.figures.${attribute}.${code}`)} ≈ ${days.number(n)}`),
        )
        .join(' · ')}
    </p>
  )
}

function PeopleOf({ block, error }: { block: Block; error: number }) {
  const t = useText()
  const days = useDates()
  return (
    <Card title={t('scorecard.people.count', { count: block.people })} aside={writeMonths(block, t, days)}>
      <div className="people-tables">
        {block.tables.map(({ attribute, cells, others, rough }) => (
          <Table
            holds="clear"
            key={attribute}
            caption={t(`counted.${attribute}`)}
            hideCaption
            items={[
              ...cells.map(({ code, n }) => ({
                id: code,
                words: t(`public.figures.${attribute}.${code}`),
                told: days.number(n),
              })),
              ...(others > 0
                ? [{ id: 'others', words: t('scorecard.people.others'), told: days.number(others) }]
                : []),
              ...rough.map(({ code, n }) => ({
                id: code,
                words: t('scorecard.people.rough', { what: t(`public.figures.${attribute}.${code}`) }),
                told: t('scorecard.people.about', { n: days.number(n), error: days.number(error) }),
              })),
            ]}
            columns={[
              { id: 'what', label: t(`counted.${attribute}`), cell: ({ words }) => words },
              {
                id: 'n',
                label: t('scorecard.people.number'),
                end: true,
                cell: ({ told }) => <span className="number">{told}</span>,
              },
            ]}
          />
        ))}
      </div>
    </Card>
  )
}
