// The frame round every screen of a signed-in member of staff: who is there, where they can go, what waits for them.
// It knows no feature: routes.tsx hands it the pages that stand in front (sign-in, the organisation's circle).
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, type ComponentType } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useColleagues } from './colleagues.ts'
import { Skeleton } from './controls/progress.tsx'
import { useFinding, type References } from './finding.ts'
import { staffLanguages, useLanguage, useText } from './language.tsx'
import { hasWork, placesFor } from './places.ts'
import { SessionProvider, useSession, useSessionState, type Me } from './session.tsx'
import { Entrance } from './shell/entrance.tsx'
import { Shell } from './shell/shell.tsx'
import { useAlarm, useCounts } from './waiting.tsx'

export interface FrameProps {
  /** Asks for the passphrase; `ended` where the screens wait beneath. */
  SignIn: ComponentType<{ handle?: string | undefined; ended?: boolean; onEnter: (me: Me) => void }>
  /** Shown until somebody holds their organisation's key: founds the circle, or says who lets them in. */
  CircleStart: ComponentType
  references: References
}

export function Frame({ SignIn, CircleStart, references }: FrameProps) {
  const t = useText()
  const { session, enter, ...acts } = useSessionState()
  const { choose, language } = useLanguage()
  const first = useRef(language.tag)

  const come = (me: Me) => {
    // The account's language, unless another was chosen here or stands in the address.
    const free = language.tag === first.current && !new URLSearchParams(location.search).has('lang')
    if (free && staffLanguages.some(({ tag }) => tag === me.language)) choose(me.language)
    first.current = language.tag
    enter(me)
  }
  if (session.state === 'asking')
    return (
      <Entrance title={t('web.shell.name')}>
        <Skeleton label={t('frame.asking')} lines={2} />
      </Entrance>
    )
  if (session.state === 'out') return <SignIn handle={session.handle} onEnter={come} />
  const { me, ended, opened } = session
  return (
    <SessionProvider key={me.id} me={me} opened={opened} {...acts}>
      {me.circles.includes(me.organisation.circle) || !hasWork(me.roles) ? (
        <Rooms references={references} />
      ) : (
        <CircleStart />
      )}
      <ModalOverlay className="entrance-layer" isOpen={ended} isKeyboardDismissDisabled>
        <Modal>
          <Dialog aria-label={t('signin.again')}>
            <SignIn handle={me.handle} ended onEnter={come} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </SessionProvider>
  )
}

/** The shell with its places, and the screen of the address. */
function Rooms({ references }: Pick<FrameProps, 'references'>) {
  const t = useText()
  const { me, lock, signOut } = useSession()
  const navigate = useNavigate()
  const path = useRouterState({ select: (state) => state.location.pathname })
  // What stands on screen while the next place is still loading: the address is already the next one.
  const shown = useRouterState({ select: (state) => (state.resolvedLocation ?? state.location).pathname })
  const works = hasWork(me.roles)
  const counts = useCounts(works)
  const alarm = useAlarm(counts?.newestUrgent, path)
  const find = useFinding(references)
  const { data: colleagues } = useColleagues()
  const name = colleagues?.find((one) => one.id === me.id)?.name ?? me.handle

  const away = !works && (path === '/' || shown === '/')
  useEffect(() => {
    if (away) void navigate({ to: '/measures', replace: true })
  }, [away, navigate])

  return (
    <Shell
      path={path}
      places={placesFor(me.roles, t, counts)}
      who={{ name, organisation: me.organisation.name, role: t(`people.role.${me.roles[0]}`) }}
      whoEntries={[
        { id: 'people', href: '/people', label: t('frame.who.organisation'), icon: 'people' },
        { id: 'leave', label: t('frame.who.leave'), icon: 'leave', onAction: () => void signOut() },
      ]}
      onLock={() => void lock()}
      {...(works
        ? {
            search: {
              placeholder: t('frame.search'),
              find,
              open: (href: string) => void navigate({ href }),
            },
          }
        : {})}
      {...(me.network.demo ? { demo: t('frame.demo') } : {})}
      {...(alarm ? { alarm } : {})}
    >
      {!away && <Outlet />}
    </Shell>
  )
}
