// The same few facts about many things: a table, which turns into cards where it is narrow.
import type { ComponentProps, ReactNode } from 'react'
import { useText } from '../language/language.tsx'
import { Button } from './button.tsx'
import './rows.css'

/** A column: `cell` draws the fact of one item; `end` aligns numbers at the end edge. */
export type Column<T> = { id: string; label: string; cell: (item: T) => ReactNode; end?: boolean }

/**
 * Whether what a table shows can be taken away as a file. `clear`: yes. `sealed`: it is of a person, or has names that only keys open;
 * such things leave by their own export alone, with a line in the trail. `draft`: it is being checked or set here. `saved`: its page has a
 * file of it.
 */
type Holds = 'clear' | 'sealed' | 'draft' | 'saved'

/** Read from the page when it is pressed, so that a file says what stands there, in the reader's language. */
const save = async ({ target }: { target: Element }): Promise<void> => {
  const table = target.closest('.table-block')?.querySelector('table')
  if (table) (await import('../actions/save-table.ts')).saveTable(table)
}

/** Under a table: what it shows as a file. */
function SaveTable() {
  const t = useText()
  return (
    <Button look="quiet" size="small" icon="document" onPress={(event) => void save(event)}>
      {t('table.save')}
    </Button>
  )
}

type RowProps<T> = (item: T) => ComponentProps<'tr'> & { 'data-row'?: string }

/** Its rows; each cell says for narrow screens what it is of. */
function Body<T extends { id: string }>({
  columns,
  items,
  rowProps,
}: {
  columns: readonly Column<T>[]
  items: readonly T[]
  rowProps: RowProps<T> | undefined
}) {
  return (
    <tbody role="rowgroup">
      {items.map((item) => (
        <tr key={item.id} role="row" {...rowProps?.(item)}>
          {columns.map(({ id, label, cell, end }, place) => {
            const content = (
              <>
                <span className="table-label" aria-hidden="true">
                  {label}
                </span>
                <span>{cell(item)}</span>
              </>
            )
            return place === 0 ? (
              <th key={id} scope="row" role="rowheader">
                {content}
              </th>
            ) : (
              <td key={id} role="cell" data-end={end}>
                {content}
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}

/**
 * A table with a caption that says what it holds. The first column names the row. The roles are spelled out because
 * the narrow layout changes `display`, which makes browsers forget that it is a table.
 */
export function Table<T extends { id: string }>({
  caption,
  columns,
  items,
  hideCaption,
  rowProps,
  holds,
}: {
  caption: string
  holds: Holds
  columns: readonly Column<T>[]
  items: readonly T[]
  hideCaption?: boolean
  /** What a row carries besides: what it is known by, or that it can be dragged. */
  rowProps?: RowProps<T>
}) {
  const table = (
    <table className="table" role="table">
      <caption className={hideCaption ? 'unseen' : 'table-caption'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ id, label, end }) => (
            <th key={id} scope="col" role="columnheader" data-end={end}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <Body columns={columns} items={items} rowProps={rowProps} />
    </table>
  )
  if (holds !== 'clear' || items.length === 0) return table
  return (
    <div className="table-block">
      {table}
      <div className="no-print">
        <SaveTable />
      </div>
    </div>
  )
}
