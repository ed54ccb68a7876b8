// One sheet of a return as it was written last: every line stands there, and what nobody knows says so.
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Table } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { machineOf } from '../../web/track/machines.ts'
import type { TrackAnswer } from '../../web/track/query.ts'
import { sourcesOf } from '../../tracks/define.ts'
import { readSteps } from '../client/read-steps.ts'
import { sheets, sumOf, type Sheet, type SheetLine, type SheetMove } from '../return-desk.ts'
import './ways.css'

/** The sheet as it was written last. */
export const useSheet = (shared: SharedCase, track: string, move: SheetMove) =>
  useQuery({
    queryKey: ['return-sheet', track, move, shared.records.length],
    queryFn: async () => (await readSteps<Sheet>(session, shared, { track, move }))[0] ?? null,
    gcTime: 0,
  })

interface SheetProps {
  move: SheetMove
  answer: TrackAnswer
  shared: SharedCase
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

export function SheetCard({ move, answer, shared, onWrite }: SheetProps) {
  const { t, dates } = useLanguage()
  const { data } = useSheet(shared, answer.track.id, move)
  const { lines, columns } = sheets[move]
  const machine = machineOf('solution')
  const isMine = answer.track.sides.some((side) => machine.moves[move]?.by.includes(side))
  const mayWrite = isMine && sourcesOf(machine, machine.moves[move]!).includes(answer.track.state)
  const isMoney = move === 'plan_money'
  const isWritten = (id: string) => columns.some((column) => data?.seen.lines[id]?.[column])
  const open = lines.filter((id) => !isWritten(id))
  const items: Line[] = lines.filter(isWritten).map((id) => ({ id, line: data?.seen.lines[id] ?? {} }))
  if (isMoney && data)
    items.push({
      id: 'sum',
      line: Object.fromEntries(columns.map((column) => [column, sumOf(data.seen, column)])),
    })
  return (
    <Card
      title={t(`returnDesk.${move}`)}
      lead={
        data
          ? t('returnDesk.writtenOn', { day: dates.day(data.on, '2000-01-01') })
          : t(`returnDesk.${move}.lead`)
      }
      aside={mayWrite && <Button onPress={onWrite}>{t('returnDesk.write')}</Button>}
    >
      <div className="stack">
        {items.length > 0 && (
          <Table
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
        {data?.seen.words && <p dir="auto">{data.seen.words}</p>}
      </div>
    </Card>
  )
}
