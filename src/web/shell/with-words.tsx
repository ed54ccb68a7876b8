// What is shown once its words are there: the rooms after those in front of the door, a case after those of the rooms, and
// screens that are seldom opened after the rest. Where words were lost on the way, it says so instead of waiting for ever.
import { useEffect, type ReactNode } from 'react'
import { Button } from '../controls/button.tsx'
import { ErrorNotice } from '../controls/errors.tsx'
import { Skeleton } from '../controls/progress.tsx'
import { useLanguage, useText } from '../language/language.tsx'
import { useMe } from '../session/session.tsx'
import { Entrance } from './entrance.tsx'

/** Asks for the words of everything behind the door, and shows the rooms once theirs have come. */
export function WithRoomWords({ children }: { children: ReactNode }) {
  const { words, askForRooms, t } = useLanguage()
  const { timezone } = useMe().network
  useEffect(() => askForRooms(timezone), [timezone, askForRooms])
  if (words !== 'door' && words !== 'front') return children
  return (
    <Entrance title={t('web.shell.name')}>
      <Awaited />
    </Entrance>
  )
}

/** Shows the page of a case, or a screen that is seldom opened, once its words have come. */
export function WithWords({ of, children }: { of: 'case' | 'all'; children: ReactNode }) {
  const { words, askForRooms } = useLanguage()
  // In front of the door nobody has asked for them yet, nor is it known in which zone the network is.
  useEffect(() => {
    if (words === 'door' || words === 'front') askForRooms(Intl.DateTimeFormat().resolvedOptions().timeZone)
  }, [words, askForRooms])
  return words === 'all' || words === of ? children : <Awaited />
}

/** Shows what stands behind a press, or is seldom opened, once all words have come. */
export const WithAllWords = ({ children }: { children: ReactNode }) => (
  <WithWords of="all">{children}</WithWords>
)

function Awaited() {
  const t = useText()
  const { lost } = useLanguage()
  if (!lost) return <Skeleton label={t('frame.asking')} lines={2} />
  return (
    <ErrorNotice
      title={t('frame.lost')}
      action={<Button onPress={() => location.reload()}>{t('web.page.again')}</Button>}
    />
  )
}
