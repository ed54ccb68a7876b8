// The plan as people read it: what the person asked for in their own words, what is aimed at, who helps, by when, and how far it is.
// Rows are written in one sheet, without a form for each.
import { lazy, Suspense, useState } from 'react'
import { caseRoles } from '../../api/roles.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Table, type Column } from '../../web/controls/rows.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { codeWords } from '../../web/track/answers.ts'
import { goalMachine } from '../goal.ts'
import { inGroups, type Group } from './groups.ts'
import { LineState } from './line-state.tsx'
import { usePlan, type Line } from './use-plan.ts'
import './plan.css'

const loadSheet = () => import('./add-rows.tsx')
const AddRows = lazy(async () => ({ default: (await loadSheet()).AddRows }))

/** Folded until somebody opens it. */
const folded: readonly Group[] = ['done']

export function PlanTable({ shared, onChanged }: { shared: SharedCase; onChanged: () => void }) {
  const t = useText()
  const { roles } = useMe()
  const { lines, isOpening } = usePlan(shared)
  const [isAdding, setAdding] = useState(false)
  const mayAdd =
    shared.case.mine &&
    roles.some((role) => caseRoles.includes(role as never)) &&
    shared.held.includes('narrative')
  if (lines.length === 0 && !mayAdd) return null
  const add = mayAdd && !isAdding && (
    <Button icon="plus" onPress={() => setAdding(true)} onHoverStart={() => void loadSheet()}>
      {t('plan.add')}
    </Button>
  )
  return (
    <Card title={t('plan.title')} aside={add}>
      <div className="stack">
        {isAdding && (
          <Suspense fallback={<Skeleton label={t('plan.add')} lines={4} />}>
            <AddRows
              shared={shared}
              onClose={() => setAdding(false)}
              onAdded={() => {
                setAdding(false)
                onChanged()
              }}
            />
          </Suspense>
        )}
        {lines.length === 0 && !isAdding && (
          <EmptyState small icon="heart" title={t('plan.none')} words={t('plan.noneWords')} />
        )}
        {isOpening ? (
          <Skeleton label={t('case.opening')} lines={4} />
        ) : (
          inGroups(lines).map(({ group, lines: shown }) => (
            <PlanGroup
              key={group}
              group={group}
              lines={shown}
              caseId={shared.case.id}
              onChanged={onChanged}
            />
          ))
        )}
      </div>
    </Card>
  )
}

interface PlanGroupProps {
  group: Group
  lines: readonly Line[]
  caseId: string
  onChanged: () => void
}

function PlanGroup({ group, lines, caseId, onChanged }: PlanGroupProps) {
  const t = useText()
  const columns = useColumns(caseId, onChanged)
  const title = t('plan.group', { group: t(`plan.group.${group}`), count: lines.length })
  const table = <Table caption={title} columns={columns} items={lines} hideCaption={folded.includes(group)} />
  if (!folded.includes(group)) return table
  return (
    <details className="plan-folded">
      <summary>{title}</summary>
      {table}
    </details>
  )
}

/** What stands in a row. Words that nobody has written yet are not made up: the service stands in their place. */
function useColumns(caseId: string, onChanged: () => void): Column<Line>[] {
  const t = useText()
  const dates = useDates()
  const colleague = useColleagueName()
  const service = (line: Line) => (line.service ? codeWords(line.service, t) : t(`${goalMachine.kind}.name`))
  return [
    {
      id: 'need',
      label: t('plan.need'),
      cell: ({ words, opened }) =>
        opened?.trouble ? (
          <span className="second">{t(opened.trouble === 'unfit' ? 'chain.unfit' : 'web.hold.failed')}</span>
        ) : words ? (
          <q dir="auto">{words.text}</q>
        ) : (
          <span className="second">{t('plan.noWords')}</span>
        ),
    },
    { id: 'goal', label: t('plan.goal'), cell: ({ words }) => <span dir="auto">{words?.goal ?? '–'}</span> },
    {
      id: 'service',
      label: t('plan.service'),
      cell: (line) => (
        <>
          {service(line)}
          {line.words?.with && (
            <bdi className="second plan-with" dir="auto">
              {line.words.with}
            </bdi>
          )}
        </>
      ),
    },
    {
      id: 'who',
      label: t('plan.who'),
      cell: ({ words }) => (words?.who ? <bdi>{colleague(words.who)}</bdi> : '–'),
    },
    { id: 'by', label: t('plan.by'), cell: ({ by }) => (by ? dates.day(by) : '–') },
    {
      id: 'state',
      label: t('plan.state'),
      cell: ({ goal, words }) => (
        <LineState goal={goal} caseId={caseId} about={words?.text} onMoved={onChanged} />
      ),
    },
  ]
}
