// Which duties are late, by organisation and by kind, the oldest first. One press reminds the organisation; nobody in it is named.
import { Link } from 'react-aria-components/Link'
import { useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Pill } from '../../web/controls/pill.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import type { Desk } from '../api.ts'
import { Remind } from './remind.tsx'
import { useOrganisationName } from './use-desk.ts'

/** So many organisations are shown before somebody asks for all: those with the oldest. */
const shownAtFirst = { wide: 5, narrow: 2 }
/** So many kinds of duties are named in a row. */
const kindsNamed = 3

interface LateHouse {
  id: string
  organisation: number
  kinds: Desk['late']
  n: number
  oldest: string
}

/** Organisations in which something is late, the oldest first. */
function housesOf(late: Desk['late']): LateHouse[] {
  return [...Map.groupBy(late, ({ organisation }) => organisation)].map(([organisation, kinds]) => ({
    id: String(organisation),
    organisation,
    kinds: kinds.toSorted((a, b) => b.n - a.n || a.clock.localeCompare(b.clock)),
    n: kinds.reduce((sum, one) => sum + one.n, 0),
    oldest: kinds[0]!.oldest,
  }))
}

export function LateDuties({ desk }: { desk: Desk }) {
  const { t } = useLanguage()
  const [isWhole, setWhole] = useState(false)
  const atFirst = shownAtFirst[useIsNarrow('40rem') ? 'narrow' : 'wide']
  const houses = housesOf(desk.late)
  const total = houses.reduce((sum, { n }) => sum + n, 0)
  if (houses.length === 0)
    return (
      <Card title={t('coordination.late')}>
        <EmptyState
          small
          icon="check"
          title={t('coordination.late.none')}
          words={t('coordination.late.none.words')}
        />
      </Card>
    )
  return (
    <Card
      title={t('coordination.late.title', { count: total, houses: houses.length })}
      aside={
        houses.length > atFirst && (
          <Button look="quiet" size="small" onPress={() => setWhole(!isWhole)}>
            {t(isWhole ? 'coordination.late.fewer' : 'coordination.late.all')}
          </Button>
        )
      }
    >
      <Houses desk={desk} houses={isWhole ? houses : houses.slice(0, atFirst)} />
    </Card>
  )
}

function Houses({ desk, houses }: { desk: Desk; houses: readonly LateHouse[] }) {
  const { t, dates } = useLanguage()
  const nameOf = useOrganisationName()
  const now = new Date(desk.now)
  return (
    <Table
      holds="clear"
      caption={t('coordination.late')}
      hideCaption
      items={houses}
      columns={[
        {
          id: 'house',
          label: t('coordination.organisation'),
          cell: ({ organisation }) => <bdi>{nameOf(organisation)}</bdi>,
        },
        { id: 'kinds', label: t('coordination.late.kinds'), cell: (house) => <Kinds {...house} /> },
        { id: 'n', label: t('coordination.late.count'), end: true, cell: ({ n }) => dates.number(n) },
        {
          id: 'oldest',
          label: t('coordination.oldest'),
          cell: ({ organisation, oldest }) => (
            <span className="desk-oldest">
              <Pill tone="late">{dates.due(oldest, now)}</Pill> <Opened desk={desk} of={organisation} />
            </span>
          ),
        },
        {
          id: 'remind',
          label: t('coordination.reminder'),
          cell: ({ organisation }) => <Remind desk={desk} organisation={organisation} about="late" />,
        },
      ]}
    />
  )
}

function Kinds({ kinds }: LateHouse) {
  const { t, dates } = useLanguage()
  const rest = kinds.slice(kindsNamed).reduce((sum, { n }) => sum + n, 0)
  return (
    <span className="desk-kinds">
      {kinds.slice(0, kindsNamed).map(({ clock, n }) => (
        <span key={clock}>
          {t('coordination.late.kind', { kind: t(`clock.${clock}`), n: dates.number(n) })}
        </span>
      ))}
      {rest > 0 && <span className="second">{t('coordination.late.rest', { count: rest })}</span>}
    </span>
  )
}

/** The code name of the oldest late case that the organisation opened to whoever looks; nothing where it opened none. */
function Opened({ desk, of }: { desk: Desk; of: number }) {
  const found = desk.opened.find(({ organisation }) => organisation === of)
  if (!found) return null
  return (
    <Link href={`/cases/${found.caseId}`}>
      <bdi dir="ltr">{found.reference}</bdi>
    </Link>
  )
}
