// In the invented country a month can be over at once, so that one can see a number change.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'

const monthDays = 31

/** Moves the network's clock a month on. */
async function moveOn(): Promise<boolean> {
  // Only the demonstration has this address, so it is in no contract.
  const moved = await fetch('/api/demo/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ further: monthDays }),
    credentials: 'same-origin',
  })
  return moved.ok
}

export function PracticeClock() {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [busy, setBusy] = useState(false)

  const move = async () => {
    setBusy(true)
    const moved = await moveOn().catch(() => false)
    setBusy(false)
    if (!moved) return say({ text: t('scorecard.clock.failed'), tone: 'due' })
    await queries.invalidateQueries()
    say({ text: t('scorecard.clock.done'), tone: 'done' })
  }

  return (
    <Button icon="clock" isPending={busy} onPress={() => void move()}>
      {t('scorecard.clock')}
    </Button>
  )
}
