// A drill: two of the sheets are fetched from where they lie, typed here and tried. Nothing changes but the day that is kept. What
// was never tried is not there when it is needed.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RecoverySharesRefused, TwoRecoveryShares } from '../../../sealing/vault-recovery-share-shape.ts'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../../web/controls/button.tsx'
import { ErrorSummary, type FieldFault } from '../../../web/controls/errors.tsx'
import { Notice } from '../../../web/controls/notice.tsx'
import { Progress } from '../../../web/controls/progress.tsx'
import { useText } from '../../../web/language/language.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { drillShares, sealDueShares, type Drilled } from '../../client/recovery-shares.ts'
import {
  RecoverySharesApart,
  TwoRecoveryShareFields,
  useRecoveryShareFaults,
} from './two-recovery-shares.tsx'
import { session } from '../../../web/session/window-session.ts'

/** Two shares that fit: how many keys they open, and which stay closed. */
function Fits({ done }: { done: Extract<Drilled, { outcome: 'fit' }> }) {
  const t = useText()
  return (
    <div className="stack">
      <Notice
        tone={done.closed.length > 0 ? 'due' : 'done'}
        title={t('sheets.drill.opened', { count: done.opened.length })}
      >
        {done.closed.length > 0 && <p>{t('sheets.drill.closed', { count: done.closed.length })}</p>}
      </Notice>
      <div>
        <ButtonLink href="/keys" look="primary">
          {t('sheets.named.back')}
        </ButtonLink>
      </div>
    </div>
  )
}

/** What is typed, and whether the two fit. */
function useDrill() {
  const queries = useQueryClient()
  const faultsOf = useRecoveryShareFaults()
  const [recoveryShares, setRecoveryShares] = useState<TwoRecoveryShares>(['', ''])
  const [faults, setFaults] = useState<FieldFault[]>([])
  const [attempt, setAttempt] = useState(0)
  const [refused, setRefused] = useState<RecoverySharesRefused | null>(null)
  const [done, setDone] = useState<Extract<Drilled, { outcome: 'fit' }> | null>(null)
  const { busy, error, run } = usePendingAction()
  const tryThem = async () => {
    await run(async () => {
      setRefused(null)
      await sealDueShares(session)
      const tried = await drillShares(session, recoveryShares)
      if (tried.outcome === 'fit') {
        setRecoveryShares(['', ''])
        setDone(tried)
        await queries.invalidateQueries({ queryKey: ['sheets'] })
        return
      }
      setRefused(tried)
      setFaults(faultsOf(tried))
      setAttempt(attempt + 1)
    })
  }
  return { recoveryShares, setRecoveryShares, faults, attempt, refused, done, busy, error, tryThem }
}

export function Drill() {
  const t = useText()
  const { recoveryShares, setRecoveryShares, faults, attempt, refused, done, busy, error, tryThem } =
    useDrill()
  return (
    <Page
      title={t(done ? 'sheets.drill.done' : 'sheets.drill.title')}
      lead={t(done ? 'sheets.drill.after' : 'sheets.drill.lead')}
      back={{ href: '/keys', label: t('keys.title') }}
      width="narrow"
    >
      {done ? (
        <Fits done={done} />
      ) : (
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void tryThem()
          }}
        >
          <ErrorSummary faults={faults} attempt={attempt} />
          {refused && <RecoverySharesApart refused={refused} />}
          <ErrorMessage error={error} />
          <TwoRecoveryShareFields
            recoveryShares={recoveryShares}
            onChange={setRecoveryShares}
            faults={faults}
          />
          {busy && <Progress label={t('sheets.drill.busy')} />}
          <div>
            <Button type="submit" look="primary" icon="check" isPending={busy}>
              {t('sheets.drill.go')}
            </Button>
          </div>
        </form>
      )}
    </Page>
  )
}
