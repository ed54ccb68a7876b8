// A text with what stood before struck through and what came marked. Whoever hears the page is told which is which.
import type { ReactNode } from 'react'
import { useText } from '../language/language.tsx'
import { changesFrom } from './changes.ts'
import './changed-text.css'

interface Props {
  before: string
  after: string
  /** Draws a piece; its words as they are where there is none. */
  draw?: (text: string) => ReactNode
}

export function ChangedText({ before, after, draw = (text) => text }: Props) {
  const t = useText()
  return changesFrom(before, after).map(({ is, text }, at) => {
    if (is === 'same') return <span key={at}>{draw(text)}</span>
    const Mark = is === 'out' ? 'del' : 'ins'
    return (
      <Mark key={at} className="changed">
        <span className="unseen">{t(is === 'out' ? 'web.changed.out' : 'web.changed.in')} </span>
        {draw(text)}
      </Mark>
    )
  })
}
