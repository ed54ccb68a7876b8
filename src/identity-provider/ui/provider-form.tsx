// Which provider, and as whom we are known there. The secret goes to the server alone, which keeps it locked and shows it nobody again.
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { ErrorSummary, type FieldFault } from '../../web/controls/errors.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useRefreshSettings, type Standing } from './standing.ts'

const empty: FieldFault[] = []

/** What is typed, and what is wrong with it. */
function useProviderForm({ issuers, provider }: Standing) {
  const t = useText()
  const [issuer, setIssuer] = useState<string | null>(provider?.issuer ?? issuers[0] ?? null)
  const [clientId, setClientId] = useState(provider?.clientId ?? '')
  const [clientSecret, setClientSecret] = useState('')
  const [faults, setFaults] = useState(empty)
  const [attempt, setAttempt] = useState(0)
  /** What is to be sent; nothing where something is wrong, which is then said. */
  const check = () => {
    const found = [
      ...(clientId.trim() ? empty : [{ field: 'provider-client', words: t('provider.client.missing') }]),
      ...(clientSecret.trim().length < 8
        ? [{ field: 'provider-secret', words: t('provider.secret.missing') }]
        : empty),
    ]
    setFaults(found)
    setAttempt(attempt + 1)
    if (found.length > 0 || !issuer) return undefined
    return { kind: 'use', issuer, clientId: clientId.trim(), clientSecret: clientSecret.trim() } as const
  }
  const faultOf = (field: string) => faults.find((one) => one.field === field)?.words
  const fields = { issuer, setIssuer, clientId, setClientId, clientSecret, setClientSecret, faultOf }
  return { fields, faults, attempt, check }
}

export function ProviderForm({ standing, onDone }: { standing: Standing; onDone: () => void }) {
  const t = useText()
  const { say } = useNotices()
  const askAgain = useRefreshSettings()
  const { busy, error, run } = usePendingAction()
  const { fields, faults, attempt, check } = useProviderForm(standing)
  const { isAlone, provider } = standing
  const send = () => {
    const asked = check()
    if (!asked) return
    void run(async () => {
      const { isDone } = await api.identityProvider.ask(asked)
      await askAgain()
      say({ text: t(isDone ? 'provider.done' : 'provider.waits'), tone: 'done' })
      onDone()
    })
  }
  return (
    <Card title={t('provider.choose')} lead={t(isAlone ? 'provider.alone' : 'provider.two')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ErrorSummary faults={faults} attempt={attempt} />
        <ErrorMessage error={error} />
        <Fields standing={standing} {...fields} />
        <div className="row">
          <Button type="submit" look="primary" icon="check" isPending={busy}>
            {t(isAlone ? 'provider.use' : 'provider.use.ask')}
          </Button>
          {provider && (
            <Button look="quiet" onPress={onDone}>
              {t('provider.leave')}
            </Button>
          )}
        </div>
      </form>
    </Card>
  )
}

function Fields({
  standing: { issuers, redirectUri },
  issuer,
  setIssuer,
  clientId,
  setClientId,
  clientSecret,
  setClientSecret,
  faultOf,
}: { standing: Standing } & ReturnType<typeof useProviderForm>['fields']) {
  const t = useText()
  return (
    <>
      <Select
        label={t('provider.issuer')}
        hint={t('provider.issuer.hint')}
        options={issuers.map((one) => ({ value: one, label: one }))}
        value={issuer}
        onChange={setIssuer}
      />
      <TextField
        id="provider-client"
        label={t('provider.client')}
        hint={t('provider.client.hint', { address: redirectUri })}
        value={clientId}
        onChange={setClientId}
        error={faultOf('provider-client')}
        dir="ltr"
        autoComplete="off"
      />
      <TextField
        id="provider-secret"
        label={t('provider.secret')}
        hint={t('provider.secret.hint')}
        value={clientSecret}
        onChange={setClientSecret}
        error={faultOf('provider-secret')}
        type="password"
        autoComplete="off"
      />
    </>
  )
}
