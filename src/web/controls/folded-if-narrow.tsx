// On a telephone what matters most comes first: what is long beneath it opens with a press.
import type { ReactNode } from 'react'
import { useIsNarrow } from './narrow.ts'

export function FoldedIfNarrow({ title, children }: { title: string; children: ReactNode }) {
  const isNarrow = useIsNarrow()
  if (!isNarrow) return children
  return (
    <details className="folded">
      <summary>{title}</summary>
      {children}
    </details>
  )
}
