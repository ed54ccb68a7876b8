// In the background of whoever carries cases: the duty circle of the house gets to stand by for each of them, one after the other. How far
// it is stands above the screens while it goes on.
import { useEffect, useState } from 'react'
import { caseRoles } from '../../api/roles.ts'
import { Progress } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { standByForAll } from '../client/stand-by.ts'

const everyMs = 5 * 60_000
/** Below this it is over before anybody has read it. */
const worthShowing = 3

let isRunning = false

export function StandByWatch() {
  const t = useText()
  const carries = hasOneOf(useMe().roles, caseRoles)
  const [progress, setProgress] = useState({ done: 0, total: 0 })
  useEffect(() => {
    if (!carries) return
    const run = async () => {
      if (isRunning) return
      isRunning = true
      try {
        for await (const { done, total } of standByForAll(session)) setProgress({ done, total })
      } catch {
        // No line, or signed out: what is left is done another time.
      } finally {
        isRunning = false
        setProgress({ done: 0, total: 0 })
      }
    }
    void run()
    const again = setInterval(() => void run(), everyMs)
    return () => clearInterval(again)
  }, [carries])
  if (progress.total < worthShowing || progress.done >= progress.total) return null
  return <Progress label={t('night.standby', progress)} value={progress.done} max={progress.total} />
}
