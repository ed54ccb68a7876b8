// Every address of the staff screens. Routes are written as code, one screen loaded when it is first visited; the
// links of react-aria's controls go through the router too.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  useRouter,
} from '@tanstack/react-router'
import { RouterProvider as LinksProvider } from 'react-aria-components'
import { Broken, Missing } from './shell/missing.tsx'

function Root() {
  const router = useRouter()
  return (
    <LinksProvider navigate={(href) => void router.navigate({ href })}>
      <Outlet />
    </LinksProvider>
  )
}

const root = createRootRoute({ component: Root, notFoundComponent: Missing, errorComponent: Broken })

// Every control in every state, for looking and for axe. Not a part of what is shipped.
const gallery = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/gallery',
        component: lazyRouteComponent(() => import('./gallery/gallery.tsx'), 'Gallery'),
      }),
    ]
  : []

export const router = createRouter({
  routeTree: root.addChildren([...gallery]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
