// Every address of the staff screens. Routes are written as code, one screen loaded when it is first visited; the
// links of react-aria's controls go through the router too. No address holds anything about a person but a random id.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  useRouter,
} from '@tanstack/react-router'
import { RouterProvider as LinksProvider } from 'react-aria-components'
import { Able } from '../accounts/ui/able.tsx'
import { SignIn } from '../accounts/ui/sign-in.tsx'
import * as references from '../cases/alias.ts'
import { Frame } from '../web/shell/authenticated-layout.tsx'
import { Broken, Missing } from '../web/shell/missing.tsx'

// Met once in the life of an organisation, so it is not a part of what everybody loads first.
const CircleStart = lazyRouteComponent(() => import('../organisations/ui/circle-start.tsx'), 'CircleStart')

// A case's page is one feature's, what stands on it may be a later one's: they meet here, each loaded by itself.
const Case = lazyRouteComponent(() => import('../cases/ui/case.tsx'), 'Case')
const Papers = lazyRouteComponent(() => import('../papers/ui/papers.tsx'), 'Papers')
const Presence = lazyRouteComponent(() => import('../accounts/ui/presence.tsx'), 'Presence')
// Looks at the server's work by itself, and speaks only when something does not hold.
const Oversight = lazyRouteComponent(() => import('../oversight/ui/watch.tsx'), 'Watch')
const SheetsWatch = lazyRouteComponent(
  () => import('../organisations/ui/keys/recovery-shares-watch.tsx'),
  'SheetsWatch',
)
const Watch = () => (
  <>
    <Oversight />
    <SheetsWatch />
  </>
)

function Root() {
  const router = useRouter()
  return (
    <LinksProvider navigate={(href) => void router.navigate({ href })}>
      <Able>
        <Outlet />
      </Able>
    </LinksProvider>
  )
}

const root = createRootRoute({ component: Root, notFoundComponent: Missing, errorComponent: Broken })

/** Screens that need nobody signed in. */
const open = [
  createRoute({
    getParentRoute: () => root,
    path: '/join',
    component: lazyRouteComponent(() => import('../accounts/ui/join.tsx'), 'Join'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/set-up',
    component: lazyRouteComponent(() => import('../accounts/ui/set-up.tsx'), 'SetUp'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/recover',
    component: lazyRouteComponent(() => import('../accounts/ui/recover.tsx'), 'Recover'),
  }),
]

/** Everything else stands in the frame, which asks who is there and opens the vault. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: () => <Frame {...{ SignIn, CircleStart, Presence, Watch, references }} />,
  notFoundComponent: Missing,
  errorComponent: Broken,
})
const at = <P extends string>(path: P, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({
    getParentRoute: () => frame,
    path,
    component: lazyRouteComponent(load as () => Promise<Record<string, () => React.ReactNode>>, name),
  })

// What later features add to the screens of earlier ones, each loaded when it is seen.
const CaseMessages = lazyRouteComponent(() => import('../messages/ui/case-messages.tsx'), 'CaseMessages')
const Handovers = lazyRouteComponent(() => import('../handovers/ui/handovers.tsx'), 'Handovers')
const HandedOn = lazyRouteComponent(() => import('../handovers/ui/handed-over.tsx'), 'HandedOn')
const AgreementPart = lazyRouteComponent(() => import('../consent/ui/consent-card.tsx'), 'AgreementPart')
const HandoverPart = lazyRouteComponent(() => import('../handovers/ui/handed-over.tsx'), 'HandoverPart')
const VoiceWords = lazyRouteComponent(() => import('../voice/ui/voice-words.tsx'), 'VoiceWords')

const screens = [
  at('/', () => import('../work/ui/my-work.tsx'), 'MyWork'),
  at('/keys', () => import('../accounts/ui/keys/keys.tsx'), 'Keys'),
  at('/keys/sheets', () => import('../organisations/ui/keys/ceremony.tsx'), 'Ceremony'),
  at('/keys/drill', () => import('../organisations/ui/keys/drill.tsx'), 'Drill'),
  at('/people', () => import('../organisations/ui/people.tsx'), 'People'),
  at('/network', () => import('../organisations/ui/network/network.tsx'), 'Network'),
  at('/teams', () => import('../organisations/ui/teams/teams.tsx'), 'Teams'),
  at('/cases', () => import('../cases/ui/case-list.tsx'), 'CaseList'),
  at('/cases/new', () => import('../cases/ui/open-case.tsx'), 'OpenCase'),
  createRoute({
    getParentRoute: () => frame,
    path: '/cases/$caseId',
    component: () => <Case Papers={Papers} Messages={CaseMessages} HandedOn={HandedOn} />,
  }),
  at('/cases/$caseId/access', () => import('../consent/ui/access.tsx'), 'Access'),
  at('/cases/$caseId/file', () => import('../documents/ui/whole-file.tsx'), 'WholeFile'),
  at('/cases/$caseId/start', () => import('../work/ui/start-track.tsx'), 'StartTrack'),
  at('/cases/$caseId/count', () => import('../measures/ui/count-person.tsx'), 'CountPerson'),
  at('/cases/$caseId/hand-on', () => import('../handovers/ui/hand-over.tsx'), 'HandOn'),
  at('/cases/$caseId/refer', () => import('../referrals/ui/refer.tsx'), 'Refer'),
  at(
    '/tracks/$trackId',
    async () => {
      const { Track } = await import('../work/ui/track.tsx')
      return {
        Track: () => <Track parts={{ consent: AgreementPart, handover: HandoverPart, voice: VoiceWords }} />,
      }
    },
    'Track',
  ),
  at(
    '/referrals',
    async () => {
      const { Inbox } = await import('../referrals/ui/inbox.tsx')
      return { Inbox: () => <Inbox above={<Handovers />} /> }
    },
    'Inbox',
  ),
  at('/referrals/$trackId/letter', () => import('../referrals/ui/letter.tsx'), 'Letter'),
  at('/directory', () => import('../directory/ui/directory.tsx'), 'Directory'),
  at('/directory/gaps', () => import('../directory/ui/gaps.tsx'), 'Gaps'),
  at('/directory/own/{-$service}', () => import('../directory/ui/offers.tsx'), 'Offers'),
  at('/hotline', () => import('../identification/ui/desk.tsx'), 'Desk'),
  at('/hotline/$trackId', () => import('../identification/ui/request.tsx'), 'Request'),
  at('/beds', () => import('../shelter/ui/beds.tsx'), 'Beds'),
  at('/outside', () => import('../work/ui/outside.tsx'), 'Outside'),
  at('/audit', () => import('../oversight/ui/audit.tsx'), 'Audit'),
  at('/measures', () => import('../measures/ui/scorecard.tsx'), 'Scorecard'),
  // Within the frame: whoever typed a wrong address is still signed in, and their menu is still there.
  createRoute({ getParentRoute: () => frame, path: '$', component: Missing }),
  at('/example/$life', () => import('../measures/ui/example.tsx'), 'ExampleOfLife'),
  at('/coverage', () => import('../measures/ui/coverage.tsx'), 'Coverage'),
]

// Every control in every state, for looking and for axe. Not a part of what is shipped.
const gallery = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/gallery',
        component: lazyRouteComponent(() => import('../web/gallery/gallery.tsx'), 'Gallery'),
      }),
    ]
  : []

export const router = createRouter({
  routeTree: root.addChildren([...open, frame.addChildren(screens), ...gallery]),
  defaultPreload: 'intent',
  // A screen that fails, or that did not come, leaves the frame and the open vault standing round it.
  defaultErrorComponent: Broken,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
