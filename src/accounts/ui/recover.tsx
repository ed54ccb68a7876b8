// The door for when all administrators have lost their ways in: two of the three sheets are typed, a handle and a passphrase are
// chosen, and whoever does it administers with new keys. Colleagues are told on every screen. What was typed stays, whatever
// goes wrong.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { codeOf } from '../../api/code-of.ts'
import {
  RecoverySharesApart,
  TwoRecoveryShareFields,
  useRecoveryShareFaults,
} from '../../organisations/ui/keys/two-recovery-shares.tsx'
import type { RecoverySharesRefused, TwoRecoveryShares } from '../../sealing/vault-recovery-share-shape.ts'
import { Button } from '../../web/controls/button.tsx'
import { ErrorNotice, ErrorSummary, type FieldFault } from '../../web/controls/errors.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { Entrance } from '../../web/shell/entrance.tsx'
import { wordsOf } from '../../web/actions/error-words.ts'
import { comeBack, goOn } from './recover-here.ts'
import { NewPassphrase, weaknessOf } from './new-passphrase.tsx'
import { PaperCode } from './recovery-code.tsx'
import type { Recovered } from '../client/recover.ts'

type Come = Extract<Recovered, { outcome: 'recovered' }>

/** What is typed, what is wrong with it, and the way back in. */
function useComingBack() {
  const t = useText()
  const faultsOf = useRecoveryShareFaults()
  const [recoveryShares, setRecoveryShares] = useState<TwoRecoveryShares>(['', ''])
  const [handle, setHandle] = useState('')
  const [words, setWords] = useState('')
  const [faults, setFaults] = useState<FieldFault[]>([])
  const [attempt, setAttempt] = useState(0)
  const [refused, setRefused] = useState<RecoverySharesRefused | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [come, setCome] = useState<Come | null>(null)

  const show = (found: FieldFault[]) => {
    setFaults(found)
    setAttempt(attempt + 1)
  }
  const send = async () => {
    if (busy) return
    const who = handle.trim().toLowerCase()
    const found: FieldFault[] = []
    if (!/^[a-z0-9-]{2,40}$/.test(who)) found.push({ field: 'handle', words: t('recover.handle.missing') })
    const weak = await weaknessOf(words, [who])
    if (weak) found.push({ field: 'passphrase', words: t(`join.passphrase.${weak}`) })
    setFailed(null)
    setRefused(null)
    show(found)
    if (found.length > 0) return
    setBusy(true)
    try {
      const answer = await comeBack(recoveryShares, who, words)
      if (answer.outcome === 'recovered') return setCome(answer)
      setRefused(answer)
      show(faultsOf(answer))
    } catch (error) {
      const code = codeOf(error)
      setFailed(t(`recover.${code}`, {}, wordsOf(error, t)))
    } finally {
      setBusy(false)
    }
  }
  const typed = { recoveryShares, handle, words }
  return {
    ...typed,
    setRecoveryShares,
    setHandle,
    setWords,
    faults,
    attempt,
    refused,
    failed,
    busy,
    come,
    send,
  }
}

export function Recover() {
  const t = useText()
  const { recoveryShares, handle, words, come, ...entry } = useComingBack()
  const { setRecoveryShares, setHandle, setWords, faults, attempt, refused, failed, busy, send } = entry
  if (come) return <CameBack come={come} handle={handle.trim().toLowerCase()} />
  return (
    <Entrance
      title={t('recover.title')}
      lead={t('recover.lead')}
      step={t('join.step', { step: 1, of: 2 })}
      foot={<p>{t('recover.foot')}</p>}
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
        {failed && <ErrorNotice title={failed} kept={t('signin.kept')} />}
        {refused && <RecoverySharesApart refused={refused} />}
        <TwoRecoveryShareFields
          recoveryShares={recoveryShares}
          onChange={setRecoveryShares}
          faults={faults}
        />
        <TextField
          id="handle"
          label={t('recover.handle')}
          hint={t('recover.handle.hint')}
          value={handle}
          onChange={setHandle}
          error={faults.find((one) => one.field === 'handle')?.words}
          dir="ltr"
        />
        <NewPassphrase
          label={t('join.passphrase')}
          words={words}
          onChange={setWords}
          error={faults.find((one) => one.field === 'passphrase')?.words}
        />
        {busy && <Progress label={t('recover.busy')} />}
        <Button type="submit" look="primary" icon="key" wide isPending={busy}>
          {t('recover.go')}
        </Button>
      </form>
    </Entrance>
  )
}

/** The recovery code is kept first; then the circles get new keys, and the rooms open. */
function CameBack({ come, handle }: { come: Come; handle: string }) {
  const t = useText()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const enter = async () => {
    if (busy) return
    setBusy(true)
    setFailed(null)
    try {
      await goOn(come)
      await navigate({ to: '/' })
    } catch (error) {
      setFailed(wordsOf(error, t))
      setBusy(false)
    }
  }
  return (
    <Entrance
      title={t('recover.done')}
      lead={t('recover.done.lead')}
      step={t('join.step', { step: 2, of: 2 })}
    >
      <div className="stack">
        {come.closed.length > 0 && (
          <Notice tone="due" title={t('recover.closed', { count: come.closed.length })} />
        )}
        {failed && <ErrorNotice title={failed} kept={t('recover.kept')} />}
        {busy && <Progress label={t('recover.renewing')} />}
        <PaperCode
          handle={handle}
          code={come.recoveryCode}
          proof={come.recoveryProof}
          go={t('recover.enter')}
          onKept={enter}
        />
      </div>
    </Entrance>
  )
}
