// Every address of the staff screens, joined from what each feature brings. One screen is loaded when it is first visited; the
// links of react-aria's controls go through the router too.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  useRouter,
  type AnyRoute,
  type AnyRouter,
  type RouteComponent,
} from '@tanstack/react-router'
import { useCallback } from 'react'
import { RouterProvider as LinksProvider } from 'react-aria-components'
import { screens as features } from 'virtual:screens'
import { Frame, preloadFrame } from '../web/shell/authenticated-layout.tsx'
import { RedirectProvider } from '../web/shell/redirect.ts'
import { Broken, Missing } from '../web/shell/missing.tsx'
import { joinScreens, ScreensProvider, type Screen } from '../web/shell/screens.ts'
import { FillsProvider, preloadFills } from '../web/shell/slots.tsx'
import { WithWords } from '../web/shell/with-words.tsx'

const all = joinScreens(features)

function Root() {
  const router = useRouter()
  const go = useCallback((href: string) => void router.navigate({ href, replace: true }), [router])
  return (
    <LinksProvider navigate={(href) => void router.navigate({ href })}>
      <ScreensProvider value={all}>
        <FillsProvider value={all.fills}>
          <RedirectProvider value={go}>
            <Outlet />
          </RedirectProvider>
        </FillsProvider>
      </ScreensProvider>
    </LinksProvider>
  )
}

const root = createRootRoute({ component: Root, notFoundComponent: Missing, errorComponent: Broken })

/** Everything but what needs nobody signed in stands in the frame, which asks who is there and opens the vault. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  notFoundComponent: Missing,
  errorComponent: Broken,
})
/** The same screen once its words are there. */
function withItsWords(Shown: RouteComponent, words: 'case' | 'all'): RouteComponent {
  const Whole = () => (
    <WithWords of={words}>
      <Shown />
    </WithWords>
  )
  return Shown.preload ? Object.assign(Whole, { preload: Shown.preload }) : Whole
}

/** A screen that is fetched when it is first visited, its words before it where they come late. */
function lazyScreen({ load, component, words }: Screen): RouteComponent {
  const shown = lazyRouteComponent(load, component)
  return words ? withItsWords(shown, words) : shown
}

const at = (parent: AnyRoute, screen: Screen) =>
  createRoute({ getParentRoute: () => parent, path: screen.path, component: lazyScreen(screen) })

const inFront = all.screens.filter((one) => one.inFront).map((one) => at(root, one))
const inFrame = [
  ...all.screens.filter((one) => !one.inFront).map((one) => at(frame, one)),
  // Within the frame: whoever typed a wrong address is still signed in, and their menu is still there.
  createRoute({ getParentRoute: () => frame, path: '$', component: Missing }),
]

// Every control in every state, for looking and for axe. Not a part of what is shipped.
const gallery = import.meta.env.DEV
  ? [
      at(root, {
        path: '/gallery',
        load: () => import('../web/gallery/gallery.tsx'),
        component: 'Gallery',
      }),
    ]
  : []

export const router = createRouter({
  routeTree: root.addChildren([...inFront, frame.addChildren(inFrame), ...gallery]),
  defaultPreload: 'intent',
  // A screen that fails, or that did not come, leaves the frame and the open vault standing round it.
  defaultErrorComponent: Broken,
  scrollRestoration: true,
})

/** Has at hand the screen of this address, what stands round it and what features show on *My work*, which most people see first. */
export const preloadFirst = (): Promise<unknown> =>
  Promise.all([
    router.load(),
    preloadFrame(),
    preloadFills(all.fills, 'frame.presence'),
    preloadFills(all.fills, 'work.'),
  ])

declare module '@tanstack/react-router' {
  interface Register {
    router: AnyRouter
  }
}
