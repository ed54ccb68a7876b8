// One row of who can read what: a line of the table where there is room, else a card with its parts in words.
import type { ReactNode } from 'react'
import { Icon } from '../../web/controls/icon.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { useDates, useText } from '../../web/language/language.tsx'
import type { Cell, Cells } from './access-lines.ts'

/** Below this the table has no room for its columns. */
export const useIsFolded = (): boolean => useIsNarrow('69.99rem')

interface AccessRowProps {
  columns: readonly string[]
  name: ReactNode
  detail?: ReactNode
  cells: Cells
  /** What for, and until when. */
  why?: ReactNode
  /** On whose word, and whether that was checked here. */
  said?: ReactNode
  actions?: ReactNode
}

export function AccessRow({ columns, name, detail, cells, why, said, actions }: AccessRowProps) {
  const t = useText()
  const who = (
    <>
      <strong className="access-name">
        <bdi>{name}</bdi>
      </strong>
      {detail && <span className="second">{detail}</span>}
    </>
  )
  if (useIsFolded())
    return (
      <li className="access-reader">
        <div className="access-who">{who}</div>
        {cells.size > 0 && cells.size === columns.length && isWhole(cells) ? (
          <p className="access-parts">
            <span className="access-mark" data-is="key">
              <Icon name="key" size={16} />
              {t('access.cell.everything')}
            </span>
          </p>
        ) : (
          <p className="access-parts">
            {columns
              .filter((part) => cells.has(part))
              .map((part) => (
                <Mark key={part} cell={cells.get(part)} part={t(`compartment.${part}`)} isNamed />
              ))}
          </p>
        )}
        <div className="access-beside">
          {why && <div>{why}</div>}
          {said && <div className="second access-said">{said}</div>}
        </div>
        {actions && <div className="row">{actions}</div>}
      </li>
    )
  return (
    <tr className="access-reader">
      <th scope="row">
        <div className="access-who">{who}</div>
      </th>
      {columns.map((part) => (
        <td key={part} className="access-cell">
          <Mark cell={cells.get(part)} part={t(`compartment.${part}`)} />
        </td>
      ))}
      <td>{why}</td>
      <td>
        <div className="second">{said}</div>
        {actions && <div className="row">{actions}</div>}
      </td>
    </tr>
  )
}

const isWhole = (cells: Cells): boolean => [...cells.values()].every(({ is }) => is === 'key')

/** Three shapes and not only three colours: a key, a sheet with a number, a dashed key that waits. */
function Mark({ cell, part, isNamed }: { cell: Cell | undefined; part: string; isNamed?: true }) {
  const t = useText()
  const { number } = useDates()
  if (!cell)
    return (
      <span className="access-none">
        <span aria-hidden="true">–</span>
        <span className="unseen">{t('access.cell.none', { part })}</span>
      </span>
    )
  const { is } = cell
  return (
    <span className="access-mark" data-is={is}>
      <Icon name={is === 'key' || is === 'waits' ? 'key' : 'document'} size={16} />
      {isNamed && <span aria-hidden="true">{part}</span>}
      {is === 'pages' && <span aria-hidden="true">{number(cell.count)}</span>}
      <span className="unseen">
        {t(`access.cell.${is}`, { part, ...(is === 'pages' && { count: cell.count }) })}
      </span>
    </span>
  )
}

/** What the shapes mean. */
export function Legend() {
  const t = useText()
  // The marks of a card have words.
  const isFolded = useIsFolded()
  if (isFolded) return null
  return (
    <ul className="access-legend second" aria-hidden="true">
      {(['key', 'pages', 'waits', 'none'] as const).map((is) => (
        <li key={is}>
          {is === 'none' ? (
            <span>–</span>
          ) : (
            <span className="access-mark" data-is={is}>
              <Icon name={is === 'pages' ? 'document' : 'key'} size={16} />
            </span>
          )}
          {t(`access.legend.${is}`)}
        </li>
      ))}
    </ul>
  )
}

/** A group of rows under its heading. */
export function AccessGroup({
  columns,
  title,
  aside,
  isQuiet,
  children,
}: {
  columns: readonly string[]
  title: string
  aside?: ReactNode
  /** Where rows are cards, its one row says what the title would. */
  isQuiet?: true
  children: ReactNode
}) {
  const head = (
    <>
      <strong>{title}</strong>
      {aside && <span className="second">{aside}</span>}
    </>
  )
  if (useIsFolded())
    return (
      <section className="access-group">
        <h3 className={isQuiet ? 'unseen' : undefined}>{title}</h3>
        <ul>{children}</ul>
      </section>
    )
  return (
    <tbody>
      <tr className="access-group-head">
        <th scope="rowgroup" colSpan={columns.length + 3}>
          <div className="access-group-words">{head}</div>
        </th>
      </tr>
      {children}
    </tbody>
  )
}

/** Around the groups: a table with a column for each part where there is room. */
export function AccessTable({ columns, children }: { columns: readonly string[]; children: ReactNode }) {
  const t = useText()
  if (useIsFolded()) return <div className="access-table">{children}</div>
  return (
    <table className="access-table">
      <caption className="unseen">{t('access.now')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('access.col.who')}</th>
          {columns.map((part) => (
            <th key={part} scope="col" className="access-cell">
              {t(`compartment.${part}`)}
            </th>
          ))}
          <th scope="col">{t('access.col.why')}</th>
          <th scope="col">{t('access.col.said')}</th>
        </tr>
      </thead>
      {children}
    </table>
  )
}
