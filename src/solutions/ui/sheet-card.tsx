// One sheet of a return as it was written last: every line stands there, and what nobody knows says so.
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { machineOf } from '../../web/track/machines.ts'
import type { TrackAnswer } from '../../web/track/query.ts'
import { sourcesOf } from '../../tracks/define.ts'
import type { ReadStep } from '../client/read-steps.ts'
import { sheets, sumOf, type Sheet, type SheetLine, type SheetMove } from '../return-desk.ts'
import './ways.css'

interface SheetProps {
  move: SheetMove
  answer: TrackAnswer
  /** As it was written last. */
  written: ReadStep<Sheet> | undefined
  onWrite: () => void
}

interface Line {
  id: string
  line: SheetLine
}

/** What is known, and from whom. */
function Found({ line }: Line) {
  return (
    <>
      <bdi>{line['found']}</bdi>
      {line['source'] && (
        <>
          <br />
          <bdi className="second">{line['source']}</bdi>
        </>
      )}
    </>
  )
}

export function SheetCard({ move, answer, written, onWrite }: SheetProps) {
  const { t, dates } = useLanguage()
  const { lines, columns } = sheets[move]
  const machine = machineOf('solution')
  const isMine = answer.track.sides.some((side) => machine.moves[move]?.by.includes(side))
  const mayWrite = isMine && sourcesOf(machine, machine.moves[move]!).includes(answer.track.state)
  const isMoney = move === 'plan_money'
  const isWritten = (id: string) => columns.some((column) => written?.seen.lines[id]?.[column])
  const open = lines.filter((id) => !isWritten(id))
  const items: Line[] = lines.filter(isWritten).map((id) => ({ id, line: written?.seen.lines[id] ?? {} }))
  if (isMoney && written)
    items.push({
      id: 'sum',
      line: Object.fromEntries(columns.map((column) => [column, sumOf(written.seen, column)])),
    })
  return (
    <Card
      title={t(`returnDesk.${move}`)}
      lead={
        written
          ? t('returnDesk.writtenOn', { day: dates.day(written.on, '2000-01-01') })
          : t(`returnDesk.${move}.lead`)
      }
      aside={mayWrite && <Button onPress={onWrite}>{t('returnDesk.write')}</Button>}
    >
      <div className="stack">
        {items.length > 0 && (
          <Table
            holds="sealed"
            caption={t(`returnDesk.${move}`)}
            hideCaption
            items={items}
            columns={[
              { id: 'line', label: t('returnDesk.line'), cell: ({ id }) => t(`returnDesk.line.${id}`) },
              ...(isMoney
                ? columns.map((column) => ({
                    id: column,
                    label: t(`returnDesk.column.${column}`),
                    end: true,
                    cell: ({ line }: Line) => line[column] || '–',
                  }))
                : [{ id: 'found', label: t('returnDesk.column.found'), cell: Found }]),
            ]}
          />
        )}
        {!isMoney && open.length > 0 && (
          <p className="return-unknown">
            {t('returnDesk.unknown', {
              lines: open.map((id) => t(`returnDesk.line.${id}`)).join(' · '),
            })}
          </p>
        )}
        {written?.seen.words && <p dir="auto">{written.seen.words}</p>}
      </div>
    </Card>
  )
}
