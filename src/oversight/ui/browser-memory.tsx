// What this browser remembers, and what it cannot know: on the page of one's own keys, where somebody looks for it, and
// beside a write that was refused because too few colleagues could be asked. Above no screen. (Decision 162.)
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { WitnessStatus } from '../../sealing/vault-witness-shape.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { vault } from '../../web/session/vault.ts'
import { useUserNames } from './user-names.ts'
import { useWitnesses } from './use-witnesses.ts'

export function useMinutes(): (minute: string) => string {
  const { day, time } = useDates()
  return (minute) => {
    const at = new Date(minute.replace('Z', ':00Z'))
    return `${day(at)} ${time(at)}`
  }
}

/** Whose memory this browser goes by, and of which minute it is. */
function Whom({ witnesses }: Pick<WitnessStatus, 'witnesses'>) {
  const t = useText()
  const when = useMinutes()
  const nameOf = useUserNames()
  return (
    <ul className="bullets">
      {witnesses.map(({ user, at, live }) => (
        <li key={user}>
          {t(live ? 'witness.live' : 'witness.left', { name: nameOf(user), when: when(at) })}
        </li>
      ))}
    </ul>
  )
}

/** Nothing is written and nothing given before enough were asked, or somebody decides. */
function Waiting({ needed, onGone }: { needed: number; onGone?: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const goOn = () =>
    run(async () => {
      await vault.goOnUnwitnessed()
      onGone?.()
      await queries.invalidateQueries({ queryKey: ['witnesses', 'status'] })
    })
  return (
    <>
      <p>{t(needed === 0 ? 'witness.alone.words' : 'witness.waits.words')}</p>
      <ErrorMessage error={error} />
      <div className="row">
        <Button isPending={busy} onPress={() => void goOn()}>
          {t(needed === 0 ? 'witness.compared' : 'witness.goOn')}
        </Button>
      </div>
    </>
  )
}

/** What a browser without a memory of its own goes by, and the newest sign-in that the server shows it. */
function Unremembered({ status }: { status: WitnessStatus }) {
  const t = useText()
  const when = useMinutes()
  const { witnesses, needed, waits, lastHere } = status
  return (
    <div className="stack">
      <p>{t(waits ? (needed === 0 ? 'witness.alone' : 'witness.waits') : 'witness.earlier')}</p>
      {lastHere !== undefined && <p>{t('witness.lastHere', { when: when(lastHere) })}</p>}
      {waits && <Waiting needed={needed} />}
      {witnesses.length > 0 && (
        <>
          <details>
            <summary>{t('witness.whom', { count: witnesses.length })}</summary>
            <Whom witnesses={witnesses} />
          </details>
          {!witnesses.some(({ live }) => live) && <p>{t('witness.earlier.words')}</p>}
        </>
      )}
    </div>
  )
}

/** A part of the page of one's own keys. */
export function BrowserMemory() {
  const t = useText()
  const { data, error } = useWitnesses()
  return (
    <Card title={t('witness.memory')} lead={t('witness.memory.lead')} folds>
      <ErrorMessage error={error} />
      {data?.remembers && <p>{t('witness.memory.own')}</p>}
      {data && !data.remembers && <Unremembered status={data} />}
    </Card>
  )
}

/** Beside a write that the vault refused: what is missing, and the way on. */
export function WhenUnwitnessed() {
  const t = useText()
  const { data } = useWitnesses()
  const [isGone, setGone] = useState(false)
  if (isGone || data?.waits === false) return <p role="status">{t('witness.goneOn')}</p>
  return data ? <Waiting needed={data.needed} onGone={() => setGone(true)} /> : null
}
