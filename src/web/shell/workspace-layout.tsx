// The rooms behind the door: the shell with its places, what waits, the search, and the screen of the address.
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { caseRoles } from '../../api/roles.ts'
import { useColleagues } from '../session/colleagues.ts'
import { useText } from '../language/language.tsx'
import { watch } from './frame-slots.ts'
import { hasWork, itemsFor } from './navigation-items.ts'
import { useScreens, type Screen } from './screens.ts'
import { Filled } from './slots.tsx'
import { useUnanswered } from '../session/queries.ts'
import { useSession } from '../session/session.tsx'
import { ClosedScreen } from './closed-screen.tsx'
import { closedFor } from './closed-screens.ts'
import { Shell } from './shell.tsx'
import { useAlarm, useCounts } from '../session/counts.tsx'
import { useQuiet } from '../session/when-quiet.ts'

const rotateAfterMs = 5_000

/** Hears of changes as long as the rooms stand, from a little after they do. */
function useServerChanges(id: string, opened: number): void {
  useEffect(() => {
    let stop: (() => void) | undefined
    let isOver = false
    void import('../session/changes.ts')
      .then(({ hearChanges }) => {
        if (!isOver) stop = hearChanges()
      })
      .catch(() => undefined)
    return () => {
      isOver = true
      stop?.()
    }
  }, [opened, id])
}

/**
 * Let into a team, or out of one, while the rooms stand. What failed is tried again with the next answer, and who was let in and taken out
 * in between has changed too: until it is taken up, the screens show what may not be seen any more.
 */
function useChangedCircles(counted: string | undefined, asked: number): void {
  const { me, takeUpCircles } = useSession()
  const known = me.circles.join(' ')
  const takenUp = useRef(known)
  const taking = useRef(false)
  useEffect(() => {
    if (counted === undefined || taking.current) return
    if (counted === known && counted === takenUp.current) return
    taking.current = true
    void takeUpCircles()
      .then(
        () => (takenUp.current = counted),
        () => undefined,
      )
      .finally(() => (taking.current = false))
  }, [asked, counted, known, takeUpCircles])
}

/** Keys that somebody could have who has left: circles' and old cases', done quietly, a little after the rooms stand. */
function useRotation(works: boolean): void {
  const { me, opened } = useSession()
  const { id, organisation, roles } = me
  const rotatesCases = roles.some((role) => (caseRoles as readonly string[]).includes(role))
  useEffect(() => {
    if (!works) return
    const later = setTimeout(() => {
      void import('../session/rotation.ts')
        .then(({ rotateAllDue }) => rotateAllDue(rotatesCases))
        .catch(() => undefined)
    }, rotateAfterMs)
    return () => clearTimeout(later)
  }, [works, rotatesCases, opened, organisation.id, id])
}

const mostOpenedAfterMs = 2_000
/** Fetches the pages of a case, since from most first pages the next one is a case. */
function useComingPages(works: boolean, screens: readonly Screen[]): void {
  useEffect(() => {
    if (!works) return
    const later = setTimeout(() => {
      void screens
        .find(({ words }) => words === 'case')
        ?.load()
        .catch(() => undefined)
    }, mostOpenedAfterMs)
    return () => clearTimeout(later)
  }, [works, screens])
}

/** What is done once the rooms stand, and nobody waits for. */
function useAfterwards(works: boolean, screens: readonly Screen[]): void {
  useRotation(works)
  useComingPages(works, screens)
}

/** What watches beside the screens, once the first of them stands there. */
function Watches() {
  return (
    useQuiet() && (
      <Suspense fallback={null}>
        <Filled slot={watch} />
      </Suspense>
    )
  )
}

/** The shell with its places, and the screen of the address. */
export function Rooms() {
  const t = useText()
  const { me, opened, lock, signOut } = useSession()
  const navigate = useNavigate()
  const path = useRouterState({ select: (state) => state.location.pathname })
  // What stands on screen while the next place is still loading: the address is already the next one.
  const shown = useRouterState({ select: (state) => (state.resolvedLocation ?? state.location).pathname })
  const works = hasWork(me.roles)
  const { screens, navigation, account, useSearch } = useScreens()
  const { counts, asked } = useCounts(works)
  const alarm = useAlarm(counts?.newestUrgent, path, me.id)
  const find = useSearch()
  const { data: colleagues } = useColleagues()
  const name = colleagues?.find((one) => one.id === me.id)?.name ?? me.handle

  const closed = closedFor(screens, shown, me.roles)
  const items = itemsFor(navigation, me.roles, t, counts)
  // Who has nothing at the first page begins at what they have first.
  const away = !works && (path === '/' || shown === '/')
  const first = items[0]?.href
  useEffect(() => {
    if (away && first) void navigate({ to: first, replace: true })
  }, [away, first, navigate])

  useChangedCircles(counts?.circles.join(' '), asked)
  useAfterwards(works, screens)
  useServerChanges(me.id, opened)

  return (
    <Shell
      path={path}
      places={items}
      who={{ name, organisation: me.organisation.name, role: t(`people.role.${me.roles[0]}`) }}
      whoEntries={[
        ...account.map(({ label, ...item }) => ({ ...item, label: label(t) })),
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
      demo={me.network.demo}
      unanswered={useUnanswered() ? t('web.shell.unanswered') : undefined}
      {...(alarm ? { alarm } : {})}
      watch={<Watches />}
    >
      {!away && (closed ? <ClosedScreen roles={closed} /> : <Outlet />)}
    </Shell>
  )
}
