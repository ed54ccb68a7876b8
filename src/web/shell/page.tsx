// One page inside the shell: its title (also the window's, with nothing that identifies anybody), a sentence that says
// where one stands, and what can be done. After going to a page the focus is on its title, so that it is read out.
import { Link } from 'react-aria-components/Link'
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import { Icon } from '../controls/icon.tsx'
import { useText } from '../language/language.tsx'
import './page.css'

const framesAtMost = 120

/** Gives it the focus as soon as it can have it: the menu that led here keeps the whole page inert until it has closed. */
function focusOnce(element: HTMLElement): () => void {
  let frame = 0
  const tryIn = (frames: number) => {
    element.focus({ preventScroll: true })
    const isHeldBack = document.activeElement === document.body || element.closest('[inert]')
    if (isHeldBack && frames > 0) frame = requestAnimationFrame(() => tryIn(frames - 1))
  }
  tryIn(framesAtMost)
  return () => cancelAnimationFrame(frame)
}

/** `windowTitle` replaces the title in the window where the title holds an alias; `beside` stands next to the title. */
export function Page({
  title,
  windowTitle,
  beside,
  lead,
  actions,
  back,
  width = 'wide',
  children,
}: {
  title: string
  windowTitle?: string
  beside?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  back?: { href: string; label: string }
  width?: 'wide' | 'narrow'
  children: ReactNode
}) {
  const t = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  const shownAs = windowTitle ?? title
  useEffect(() => {
    document.title = t('web.page.window', { page: shownAs, name: t('web.shell.name') })
  }, [shownAs, t])
  const hasArrived = useRef(false)
  // Of the layout, because it is run again where a part that comes late hid the page meanwhile, and took the focus with it.
  useLayoutEffect(() => {
    const { activeElement, body } = document
    // Not on the very first page, where the browser itself begins at the top; nor from somebody who searches while the page comes.
    const isElsewhere = hasArrived.current ? activeElement !== body : activeElement?.closest('[role=search]')
    const isFirst = !body.dataset['visited']
    body.dataset['visited'] = 'true'
    hasArrived.current = true
    return isFirst || isElsewhere || !heading.current ? undefined : focusOnce(heading.current)
  }, [])
  return (
    <div className="page" data-width={width}>
      <header className="page-head">
        <div className="page-words">
          {back && (
            <Link href={back.href} className="page-back">
              <Icon name="arrow" size={18} />
              {back.label}
            </Link>
          )}
          <div className="page-title">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {beside}
          </div>
          {lead && <p className="page-lead">{lead}</p>}
        </div>
        {actions && <div className="row no-print">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
