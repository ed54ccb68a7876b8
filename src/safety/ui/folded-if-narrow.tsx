// On a telephone the plan and whom to call come first: what is long beneath it opens with a press.
import type { ReactNode } from 'react'
import { useIsNarrow } from '../../web/controls/narrow.ts'

export function FoldedIfNarrow({ title, children }: { title: string; children: ReactNode }) {
  const isNarrow = useIsNarrow()
  if (!isNarrow) return children
  return (
    <details className="safety-more">
      <summary>{title}</summary>
      {children}
    </details>
  )
}
