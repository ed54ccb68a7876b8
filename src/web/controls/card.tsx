// The one kind of card: a hairline, no shadow. A page is a few of them; each says in its title what it holds.
import { useId, type ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { useIsNarrow } from './narrow.ts'
import './card.css'

/**
 * A titled part of a page. `aside` stands at the end of the title line; `accent` frames what must stay in sight; one that `folds` is its
 * title alone on a telephone until it is pressed.
 */
export function Card({
  title,
  lead,
  aside,
  accent,
  folds = false,
  children,
}: {
  title?: string
  lead?: ReactNode
  aside?: ReactNode
  accent?: 'action' | 'late'
  folds?: boolean
  children?: ReactNode
}) {
  const id = useId()
  const isNarrow = useIsNarrow()
  if (title && folds && isNarrow)
    return (
      <section className="card" data-folds data-accent={accent} aria-labelledby={id}>
        <details>
          <summary>
            <h2 id={id}>{title}</h2>
          </summary>
          {(lead || aside) && (
            <div className="card-header">
              {lead && <p className="second card-lead">{lead}</p>}
              {aside}
            </div>
          )}
          {children}
        </details>
      </section>
    )
  return (
    <section className="card" data-accent={accent} aria-labelledby={title ? id : undefined}>
      {title && (
        <header className="card-header">
          <h2 id={id}>{title}</h2>
          {aside && <div className="card-aside">{aside}</div>}
          {lead && <p className="second card-lead">{lead}</p>}
        </header>
      )}
      {children}
    </section>
  )
}

/** Pairs of a word and what it stands for, as in "How: Signal message only". */
export function Facts({ facts }: { facts: readonly { term: string; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {facts.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Nothing here yet: says what will appear, and how to begin (`children`, usually one button). `small` inside a card among others. */
export function EmptyState({
  icon,
  title,
  words,
  small,
  children,
}: {
  icon: IconName
  title: string
  words: string
  small?: boolean
  children?: ReactNode
}) {
  return (
    <div className="empty" data-small={small}>
      <span className="empty-sign">
        <Icon name={icon} size={small ? 18 : 26} />
      </span>
      <p className="empty-title">{title}</p>
      <p className="second">{words}</p>
      {children && <div className="row">{children}</div>}
    </div>
  )
}
