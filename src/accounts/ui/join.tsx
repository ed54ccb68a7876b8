// Accepting an invitation: its secret was given by hand, a passphrase is chosen, keys are made here, and the recovery
// code is shown once. Until the code is kept nobody goes on, because nobody else could ever open these keys.
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Called } from '../../sealing/shapes.ts'
import { Button } from '../../web/controls/button.tsx'
import { ErrorNotice, ErrorSummary, type FieldFault } from '../../web/controls/errors.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { Entrance } from '../../web/shell/entrance.tsx'
import { codeOf } from '../../api/code-of.ts'
import { join } from './join-here.ts'
import { NewPassphrase, weaknessOf } from './new-passphrase.tsx'
import { RecoveryCode } from './recovery-code.tsx'
import { wordsOf } from '../../web/actions/error-words.ts'
import './accounts.css'

// The secret may stand behind a # (never in a path or a query, which are written to logs); it is taken out of the
// address at once, so that it is not left in the history.
function secretInAddress(): string {
  const secret = decodeURIComponent(location.hash.slice(1))
  if (secret) history.replaceState(history.state, '', location.pathname + location.search)
  return secret
}

type Begun = { invitation: string; called: Called }

/** What is typed, what is wrong with it, and the account that is made of it. */
function useJoining(begun: Begun | undefined) {
  const t = useText()
  const [secret, setSecret] = useState(begun?.invitation ?? '')
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [faults, setFaults] = useState<FieldFault[]>([])
  const [failed, setFailed] = useState<string | null>(null)
  const [code, setCode] = useState<{ handle: string; code: string; proof: string } | null>(null)
  useEffect(() => {
    if (!begun) setSecret((now) => secretInAddress() || now)
  }, [begun])

  const faultOf = (field: string) => faults.find((one) => one.field === field)?.words
  const send = async () => {
    if (busy) return
    const found: FieldFault[] = []
    if (secret.trim().length < 16) found.push({ field: 'invitation', words: t('join.secret.missing') })
    const weak = await weaknessOf(words)
    if (weak) found.push({ field: 'passphrase', words: t(`join.passphrase.${weak}`) })
    setFaults(found)
    setFailed(null)
    setAttempt(attempt + 1)
    if (found.length > 0) return
    setBusy(true)
    try {
      const { recoveryCode, recoveryProof, me } = await join(secret.trim(), words, begun?.called)
      setCode({ handle: me.handle, code: recoveryCode, proof: recoveryProof })
    } catch (error) {
      const code = codeOf(error)
      setFailed(t(`join.${code}`, {}, wordsOf(error, t)))
    } finally {
      setBusy(false)
    }
  }
  return { secret, setSecret, words, setWords, busy, attempt, faults, faultOf, failed, code, send }
}

/** The page `/join`; `begun` is what a first administrator brings, who comes from the set-up page. */
export function Join({ begun }: { begun?: Begun }) {
  const t = useText()
  const navigate = useNavigate()
  const { secret, setSecret, words, setWords, busy, attempt, faults, faultOf, failed, code, send } =
    useJoining(begun)

  if (code) return <RecoveryCode {...code} onKept={() => navigate({ to: '/' })} />
  return (
    <Entrance
      title={t('join.title')}
      lead={t(begun ? 'join.leadFirst' : 'join.lead')}
      step={t('join.step', { step: 1, of: 2 })}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ErrorSummary faults={faults} attempt={attempt} />
        {failed && <ErrorNotice title={failed} />}
        {!begun && (
          <TextField
            id="invitation"
            label={t('join.secret')}
            hint={t('join.secret.hint')}
            value={secret}
            onChange={setSecret}
            error={faultOf('invitation')}
            dir="ltr"
          />
        )}
        <NewPassphrase
          label={t('join.passphrase')}
          words={words}
          onChange={setWords}
          error={faultOf('passphrase')}
        />
        {busy && <Progress label={t('join.busy')} />}
        <Button type="submit" look="primary" icon="key" wide isPending={busy}>
          {t('join.make')}
        </Button>
      </form>
    </Entrance>
  )
}
