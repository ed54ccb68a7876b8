// The first rows of many, and one press to all of them.
import { useState, type ReactNode } from 'react'
import { useText } from '../language/language.tsx'
import { Button } from './button.tsx'

/** The rows in sight, and what shows the others; nothing where all are. `of`: what they are of, for whoever hears the button alone. */
export function useFirstRows<Item>(
  all: readonly Item[],
  most: number,
  of?: string,
): [shown: readonly Item[], more: ReactNode] {
  const t = useText()
  const [isWhole, setWhole] = useState(false)
  if (isWhole || all.length <= most) return [all, null]
  const more = (
    <Button size="small" look="quiet" onPress={() => setWhole(true)}>
      {t('web.rows.all', { count: all.length })}
      {of && <span className="unseen"> {of}</span>}
    </Button>
  )
  return [all.slice(0, most), more]
}
