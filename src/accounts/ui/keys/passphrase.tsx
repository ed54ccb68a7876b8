// Another passphrase, or a first one for whoever came with passkeys alone. Sessions on other computers end with the old one.
import { useState } from 'react'
import { Button } from '../../../web/controls/button.tsx'
import { Card } from '../../../web/controls/card.tsx'
import { useNotices } from '../../../web/controls/notice.tsx'
import { Progress } from '../../../web/controls/progress.tsx'
import { useText } from '../../../web/language/language.tsx'
import { useSession } from '../../../web/session/session.tsx'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { NewPassphrase, weaknessOf } from '../new-passphrase.tsx'
import { changePassphrase } from '../unlockers.ts'

export function PassphraseSection() {
  const t = useText()
  const { me, refresh } = useSession()
  const { say } = useNotices()
  const [words, setWords] = useState('')
  const [weak, setWeak] = useState<Awaited<ReturnType<typeof weaknessOf>>>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const has = me.unlockers.some((one) => one.kind === 'passphrase')
  const send = async () => {
    if (busy) return
    setError(null)
    try {
      const found = await weaknessOf(words, [me.handle, me.organisation.name])
      setWeak(found)
      if (found) return
      setBusy(true)
      await changePassphrase(words)
      await refresh()
      setWords('')
      say({ text: t('keys.passphrase.done'), tone: 'done' })
    } catch (fault) {
      setError(fault)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={t(has ? 'keys.passphrase.title' : 'keys.passphrase.first')} lead={t('keys.passphrase.lead')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ErrorMessage error={error} />
        <NewPassphrase
          label={t('keys.passphrase.new')}
          words={words}
          onChange={(typed) => {
            setWords(typed)
            setWeak(undefined)
          }}
          error={weak && t(`join.passphrase.${weak}`)}
        />
        {busy && <Progress label={t('keys.passphrase.busy')} />}
        <div>
          <Button type="submit" icon="check" isPending={busy}>
            {t('keys.passphrase.go')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
