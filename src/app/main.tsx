// Starts the staff screens in the browser: the door first, and what lies behind it once somebody is in. Screens that need nobody
// signed in come without the door.
import '../web/session/trusted-html.ts'
import '../web/style/tokens.css'
import '../web/style/fonts.css'
import '../web/style/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, Suspense, useCallback, useMemo, useState, useTransition } from 'react'
import { RouterProvider as LinksProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { Able } from '../accounts/ui/able.tsx'
import { NoticesProvider } from '../web/controls/notice.tsx'
import { LanguageProvider, useLanguage, useOwnLanguage } from '../web/language/language.tsx'
import { queries } from '../web/session/queries.ts'
import { askAtOnce } from '../web/session/session-state.ts'
import type { Me } from '../web/session/session.tsx'
import { SignedIn } from '../web/shell/signed-in.ts'
import { RedirectProvider } from '../web/shell/redirect.ts'
import { whenLoaded } from '../web/shell/when-loaded.tsx'
import { Door } from './door.tsx'
import { isInFront } from './in-front.ts'

// One round less, on a line where a round is half a second.
if (!isInFront(location.pathname)) askAtOnce()

const loadWorkspace = () => import('./workspace.tsx')
const Workspace = whenLoaded(async () => (await loadWorkspace()).Workspace)
const preloadWorkspace = () => void Workspace.preload().catch(() => undefined)

type Passed = { me?: Me | undefined }

function Start() {
  const [isFirstInFront] = useState(
    () => isInFront(location.pathname) || (import.meta.env.DEV && location.pathname === '/gallery'),
  )
  const { words } = useLanguage()
  const { arrive } = useOwnLanguage()
  const [passed, setPassed] = useState<Passed | undefined>(isFirstInFront ? {} : undefined)
  // What stands there stays until what comes next has come.
  const [, start] = useTransition()
  const go = useCallback((href: string) => {
    if (!isInFront(new URL(href, location.href).pathname)) return location.assign(href)
    history.replaceState(null, '', href)
    start(() => setPassed({}))
  }, [])
  const come = useCallback(
    (me: Me) => {
      arrive(me)
      start(() => setPassed({ me }))
    },
    [arrive],
  )
  const entered = useMemo(() => ({ me: passed?.me, taken: () => setPassed({}) }), [passed?.me])
  // Screens in front say more than the door.
  if (passed && words !== 'door')
    return (
      <Suspense>
        <SignedIn value={entered}>
          <Workspace />
        </SignedIn>
      </Suspense>
    )
  return isFirstInFront ? null : (
    <LinksProvider navigate={go}>
      <RedirectProvider value={go}>
        <Door preloadWorkspace={preloadWorkspace} onEnter={come} />
      </RedirectProvider>
    </LinksProvider>
  )
}

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <NoticesProvider>
          <Able>
            <Start />
          </Able>
        </NoticesProvider>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
)
