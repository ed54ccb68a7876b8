// The frame round every screen of a signed-in member of staff: who is there, where they can go, what waits for them.
// It knows no feature: what stands in front (sign-in, the organisation's circle) fills its slots.
import { Suspense, use, useEffect, useState } from 'react'
import { Skeleton } from '../controls/progress.tsx'
import { fetchRoomWords, useLanguage, useOwnLanguage, useText } from '../language/language.tsx'
import { hasWork } from './navigation-items.ts'
import { SessionProvider, type Me } from '../session/session.tsx'
import { useSessionState } from '../session/session-state.ts'
import { SignedIn } from './signed-in.ts'
import { Entrance } from './entrance.tsx'
import { circleStart, presence, signIn } from './frame-slots.ts'
import { Filled } from './slots.tsx'
import { whenLoaded } from './when-loaded.tsx'
import { WithRoomWords } from './with-words.tsx'

// Nobody needs the rooms before the door is open: they come while the passphrase is typed.
const Rooms = whenLoaded(async () => (await import('./workspace-layout.tsx')).Rooms)
const ReauthenticateDialog = whenLoaded(
  async () => (await import('../session/reauthenticate-dialog.tsx')).ReauthenticateDialog,
)
/** Has what stands on every screen at hand before somebody is in. */
export const preloadFrame = (): Promise<unknown> =>
  Promise.all([Rooms.preload(), ReauthenticateDialog.preload()])

export function Frame() {
  const t = useText()
  const { me: came, taken } = use(SignedIn)
  const [first] = useState(came)
  const { session, enter, ...acts } = useSessionState(first)
  const { language } = useLanguage()
  const { arrive } = useOwnLanguage()
  // A frame that stands here later finds out by itself who is in.
  useEffect(taken, [taken])
  useEffect(() => void preloadFrame().catch(() => undefined), [])
  useEffect(() => void fetchRoomWords(language.tag).catch(() => undefined), [language.tag])

  const come = (me: Me) => {
    arrive(me)
    enter(me)
  }
  if (session.state === 'asking')
    return (
      <Entrance title={t('web.shell.name')}>
        <Skeleton label={t('frame.asking')} lines={2} />
      </Entrance>
    )
  if (session.state === 'out') return <Filled slot={signIn} handle={session.handle} onEnter={come} />
  const { me, ended, opened } = session
  return (
    <SessionProvider key={me.id} me={me} opened={opened} {...acts}>
      <Suspense>
        {me.circles.includes(me.organisation.circle) || !hasWork(me.roles) ? (
          <WithRoomWords>
            <Rooms />
          </WithRoomWords>
        ) : (
          <Filled slot={circleStart} />
        )}
        <Filled slot={presence} />
      </Suspense>
      <Suspense>
        <ReauthenticateDialog isOpen={ended}>
          <Filled slot={signIn} handle={me.handle} ended onEnter={come} />
        </ReauthenticateDialog>
      </Suspense>
    </SessionProvider>
  )
}
