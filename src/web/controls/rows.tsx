// Lists of things, one thing a row: the verb first and the reason beneath (My work, an inbox).
import { Link } from 'react-aria-components/Link'
import type { ReactNode } from 'react'
import type { Tone } from './pill.tsx'
import './rows.css'

/** One row. `href` makes the title a link that covers the row. `before`: when it is due; `facts`: pills or words at the end edge. */
export type Row = {
  id: string
  title: string
  detail?: ReactNode
  href?: string
  before?: ReactNode
  /** Who it is about: alias first, reference beneath, or what opens the rest (`more`). */
  about?: { name: string; reference: string; more?: ReactNode }
  facts?: readonly ReactNode[]
  /** Buttons of this row; above the link. */
  actions?: ReactNode
  /** Belongs to the row above. */
  isUnder?: boolean
}

/** A group of rows with an optional heading ("Late · 2"). */
export function Rows({ heading, tone, rows }: { heading?: string; tone?: Tone; rows: readonly Row[] }) {
  return (
    <section className="rows">
      {heading && (
        <h3 className="rows-heading" data-tone={tone}>
          {heading}
        </h3>
      )}
      <ul>
        {rows.map(({ id, title, detail, href, before, about, facts = [], actions, isUnder }) => (
          <li
            key={id}
            className="row-line"
            data-linked={href ? true : undefined}
            data-before={before ? true : undefined}
            data-about={about ? true : undefined}
            data-under={isUnder}
          >
            {before && <div className="row-before">{before}</div>}
            <div className="row-words">
              {href ? (
                <Link href={href} className="row-title">
                  {title}
                </Link>
              ) : (
                <span className="row-title">{title}</span>
              )}
              {detail && <div className="second">{detail}</div>}
            </div>
            {about && (
              <div className="row-about">
                <bdi className="row-name">{about.name}</bdi>
                {about.more ?? (
                  <bdi className="second number" dir="ltr">
                    {about.reference}
                  </bdi>
                )}
              </div>
            )}
            {facts.length > 0 && (
              <div className="row-facts">
                {facts.map((fact, place) => (
                  <div key={place}>{fact}</div>
                ))}
              </div>
            )}
            {actions && <div className="row-actions">{actions}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}
