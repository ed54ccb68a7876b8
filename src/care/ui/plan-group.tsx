// One group of the plan: a table where there is room, and on a telephone the person's words with one line beneath; the rest opens with a
// tap.
import type { SharedCase } from '../../client/case-keys.ts'
import { panelOf } from '../../cases/ui/panel-address.ts'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Pill } from '../../web/controls/pill.tsx'
import { Table, type Column } from '../../web/controls/table.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useNow } from '../../web/session/now.ts'
import { codeWords } from '../../web/track/answers.ts'
import { Link } from 'react-aria-components/Link'
import { goalMachine } from '../goal.ts'
import { exactState } from './exact-state.ts'
import type { Group } from './groups.ts'
import { LineState } from './line-state.tsx'
import type { Line } from './use-plan.ts'

/** Folded until somebody opens it. */
const folded: readonly Group[] = ['done']

interface PlanGroupProps {
  group: Group
  lines: readonly Line[]
  shared: SharedCase
  onChanged: () => void
  onDrag: (line: Line | undefined) => void
}

export function PlanGroup(props: PlanGroupProps) {
  const { group, lines } = props
  const t = useText()
  const isNarrow = useIsNarrow()
  const title = t('plan.group', { group: t(`plan.group.${group}`), count: lines.length })
  const isFolded = folded.includes(group)
  const hint = group === 'not_wanted' && <p className="second">{t('plan.not_wanted.hint')}</p>
  const rows = isNarrow ? (
    <Lines {...props} title={isFolded ? undefined : title} />
  ) : (
    <Wide {...props} title={title} isFolded={isFolded} />
  )
  if (!isFolded)
    return (
      <>
        {rows}
        {hint}
      </>
    )
  return (
    <details className="plan-folded">
      <summary>{title}</summary>
      {rows}
    </details>
  )
}

function Wide({
  lines,
  title,
  isFolded,
  shared,
  onChanged,
  onDrag,
}: PlanGroupProps & { title: string; isFolded: boolean }) {
  const columns = useColumns(shared, onChanged)
  return (
    <Table
      holds="sealed"
      caption={title}
      columns={columns}
      items={lines}
      hideCaption={isFolded}
      rowProps={(line) => ({
        'data-row': line.id,
        draggable: true,
        onDragStart: () => onDrag(line),
        onDragEnd: () => onDrag(undefined),
      })}
    />
  )
}

function Lines({ lines, title, shared, onChanged }: PlanGroupProps & { title: string | undefined }) {
  const cells = useCells(shared, onChanged)
  return (
    <section className="plan-lines">
      {title && <h3>{title}</h3>}
      <ul>
        {lines.map((line) => (
          <li key={line.id} data-row={line.id}>
            {cells.need(line)}
            <span className="second plan-line">
              {[cells.who(line), cells.by(line)].map((one, at) => one && <bdi key={at}>{one}</bdi>)}
              {cells.state(line)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What stands in a row. Words that nobody has written yet are not made up: the service stands in their place. */
function useCells(shared: SharedCase, onChanged: () => void) {
  const { t, dates } = useLanguage()
  const now = useNow()
  const colleague = useColleagueName()
  const caseId = shared.case.id
  const service = ({ service: code }: Line) => (code ? codeWords(code, t) : t(`${goalMachine.kind}.name`))
  const words = ({ words: said, opened }: Line) =>
    opened?.trouble ? (
      <span className="second">{t(opened.trouble === 'unfit' ? 'chain.unfit' : 'web.hold.failed')}</span>
    ) : said ? (
      <q dir="auto">{said.text}</q>
    ) : (
      <span className="second">{t('plan.noWords')}</span>
    )
  return {
    service,
    need: (line: Line) => (
      <>
        <Link className="plan-open" href={panelOf(caseId, line.id)}>
          {words(line)}
        </Link>
        {line.words?.urgency === 'now' && <Pill tone="due">{t('plan.urgency.now')}</Pill>}
      </>
    ),
    who: ({ words: said }: Line) => said?.who && colleague(said.who),
    by: ({ by }: Line) => by && dates.shortDay(by),
    contact: ({ words: said }: Line) => said?.contact && dates.shortDay(said.contact),
    state: (line: Line) => {
      const { words: exact, isTheirs } = exactState(line, shared, { now, t })
      const { goal } = line
      const state = (
        <LineState {...{ goal, caseId }} about={line.words?.text} state={exact} onMoved={onChanged} />
      )
      return isTheirs ? <span className="plan-theirs">{state}</span> : state
    },
  }
}

function useColumns(shared: SharedCase, onChanged: () => void): Column<Line>[] {
  const t = useText()
  const cells = useCells(shared, onChanged)
  return [
    { id: 'need', label: t('plan.need'), cell: cells.need },
    { id: 'goal', label: t('plan.goal'), cell: ({ words }) => <span dir="auto">{words?.goal ?? '–'}</span> },
    {
      id: 'service',
      label: t('plan.service'),
      cell: (line) => (
        <>
          {cells.service(line)}
          {line.words?.with && (
            <bdi className="second plan-with" dir="auto">
              {line.words.with}
            </bdi>
          )}
        </>
      ),
    },
    { id: 'who', label: t('plan.who'), cell: (line) => <bdi>{cells.who(line) ?? '–'}</bdi> },
    { id: 'by', label: t('plan.by'), cell: (line) => cells.by(line) ?? '–' },
    { id: 'state', label: t('plan.state'), cell: cells.state },
    { id: 'contact', label: t('plan.contact'), cell: (line) => cells.contact(line) ?? '–' },
  ]
}
