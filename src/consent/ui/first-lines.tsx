// A card of lines of which the first few stand there, and the older ones come by one press.
import type { ReactNode } from 'react'
import { Card } from '../../web/controls/card.tsx'
import { useFirstRows } from '../../web/controls/first-rows.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'

const first = 3

export interface ShortLine {
  id: string
  what: ReactNode
  /** Whose, and when. */
  detail: ReactNode
}

export function FirstLines({
  title,
  lead,
  lines,
  none,
}: {
  title: string
  lead?: string
  lines: readonly ShortLine[]
  none?: string
}) {
  const isNarrow = useIsNarrow()
  const [shown, more] = useFirstRows(lines, first, title)
  const inside = (
    <>
      {lines.length === 0 ? (
        <p className="second">{none}</p>
      ) : (
        <ul className="access-looks">
          {shown.map(({ id, what, detail }) => (
            <li key={id}>
              <span>{what}</span>
              <span className="second">{detail}</span>
            </li>
          ))}
        </ul>
      )}
      {more}
    </>
  )
  // On a telephone the title stands there, and the lines by a press.
  if (isNarrow)
    return (
      <details className="card access-folded">
        <summary>{title}</summary>
        {lead && <p className="second">{lead}</p>}
        {inside}
      </details>
    )
  return (
    <Card title={title} {...(lead && { lead })}>
      {inside}
    </Card>
  )
}
