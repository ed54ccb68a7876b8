// The door: who is there, and if nobody is, signing in. It stands before any screen has come, and before the table that says which there are.
import { useEffect } from 'react'
import { SignIn } from '../accounts/ui/sign-in.tsx'
import { Skeleton } from '../web/controls/progress.tsx'
import { fetchRoomWords, useLanguage, useText } from '../web/language/language.tsx'
import type { Me } from '../web/session/session.tsx'
import { fetchWorkers } from '../web/session/vault.ts'
import { useSessionState } from '../web/session/session-state.ts'
import { Entrance } from '../web/shell/entrance.tsx'

const afterDoorMs = 200

/** `preloadWorkspace` brings what is shown next; it does not wait for the door, and the door does not wait for it. */
export function Door({
  preloadWorkspace,
  onEnter,
}: {
  preloadWorkspace: () => void
  onEnter: (me: Me) => void
}) {
  const t = useText()
  const { language } = useLanguage()
  const { session, enter } = useSessionState()
  const isAsking = session.state === 'asking'
  // After what is shown here, on a line that carries one thing after the other.
  useEffect(() => {
    if (isAsking) return undefined
    const soon = setTimeout(() => {
      fetchWorkers()
      preloadWorkspace()
      void fetchRoomWords(language.tag).catch(() => undefined)
    }, afterDoorMs)
    return () => clearTimeout(soon)
  }, [isAsking, preloadWorkspace, language.tag])
  const inside = session.state === 'in' ? session.me : undefined
  useEffect(() => {
    if (inside) onEnter(inside)
  }, [inside, onEnter])
  if (isAsking)
    return (
      <Entrance title={t('web.shell.name')}>
        <Skeleton label={t('frame.asking')} lines={2} />
      </Entrance>
    )
  return <SignIn handle={session.state === 'out' ? session.handle : undefined} onEnter={enter} />
}
