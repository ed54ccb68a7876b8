// The address at which a program is called. It is sealed here to the process that calls, with a secret that is drawn here.
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { newWebhook } from '../client.ts'
import { isCallable } from '../model.ts'
import { useRefreshWebhooks, type Program } from './known-webhooks.ts'

interface FormProps {
  program: Program
  calls: { hosts: readonly string[]; network: string; caller: string }
  /** With the secret, where one was made. */
  onDone: (secret?: string) => void
}

export function WebhookForm({ program, calls, onDone }: FormProps) {
  const t = useText()
  const refresh = useRefreshWebhooks()
  const { busy, error, run } = usePendingAction()
  const [url, setUrl] = useState(`${calls.hosts[0]}/`)
  const [isWrong, setWrong] = useState(false)
  const send = () => {
    const address = url.trim()
    const isGood = isCallable(address, calls.hosts) && address.length <= 500
    setWrong(!isGood)
    if (!isGood) return
    void run(async () => {
      const { secret, kept } = await newWebhook(calls, address)
      await api.webhooks.keep({ program: program.id, ...kept })
      await refresh()
      onDone(secret)
    })
  }
  const hosts = calls.hosts.join(t('webhook.or'))
  return (
    <Card title={t('webhook.form', { name: program.name })} accent="action">
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ErrorMessage error={error} />
        <TextField
          id="webhook-url"
          label={t('webhook.url')}
          hint={t('webhook.url.hint', { hosts })}
          value={url}
          onChange={setUrl}
          error={isWrong ? t('webhook.url.wrong', { hosts }) : undefined}
          dir="ltr"
          autoFocus
        />
        <div className="row">
          <Button type="submit" look="primary" icon="check" isPending={busy}>
            {t('webhook.keep')}
          </Button>
          <Button look="quiet" onPress={() => onDone()}>
            {t('webhook.leave')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
