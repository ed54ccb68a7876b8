// In the invented country a month can be over at once, so that one can see a number change.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'

const monthDays = 31
const oneDay = 86_400_000

/** Moves the network's clock a month on from where it stands; the server is told how far ahead of today that is. */
async function moveOn(): Promise<boolean> {
  const { network } = await api.accounts.me({})
  const ahead = Math.round((Date.parse(network.now) - Date.now()) / oneDay)
  // Only the demonstration has this address, so it is in no contract.
  const moved = await fetch('/api/demo/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ days: ahead + monthDays }),
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
