// A paper in the person's own language, alone on the sheet when it is printed and nowhere on the screen. It bears no name, no reference and
// no organisation: a paper can be found.
import { useEffect, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { directionOf } from '../../language/direction.ts'
import type { Messages } from '../../language/messages.ts'
import './paper.css'

export function Paper({ speech, title, children }: { speech: Messages; title: string; children: ReactNode }) {
  // The title of the window stands at the edge of many printed pages.
  useEffect(() => {
    const before = document.title
    const blank = () => void (document.title = ' ')
    const back = () => void (document.title = before)
    addEventListener('beforeprint', blank)
    addEventListener('afterprint', back)
    return () => {
      removeEventListener('beforeprint', blank)
      removeEventListener('afterprint', back)
    }
  }, [])
  return createPortal(
    <article className="plan-paper" lang={speech.language} dir={directionOf(speech.language)}>
      <h1>{title}</h1>
      {children}
    </article>,
    document.body,
  )
}
