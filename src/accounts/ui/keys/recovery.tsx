// The recovery code: a new one on paper, at any time. The old paper is worth nothing from then on.
import { useState } from 'react'
import { Button } from '../../../web/controls/button.tsx'
import { Card } from '../../../web/controls/card.tsx'
import { useText } from '../../../web/language/language.tsx'
import { useSession } from '../../../web/session/session.tsx'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { newRecoveryCode } from '../unlockers.ts'

export function RecoverySection({ onCode }: { onCode: (made: { code: string; proof: string }) => void }) {
  const t = useText()
  const { me, refresh } = useSession()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const code = me.unlockers.find((one) => one.kind === 'recovery')
  const lead = !code ? 'none' : code.confirmed ? 'lead' : 'unconfirmed'
  const make = async () => {
    setBusy(true)
    setError(null)
    try {
      const made = await newRecoveryCode()
      await refresh()
      onCode(made)
    } catch (fault) {
      setError(fault)
      setBusy(false)
    }
  }
  return (
    <Card title={t('keys.recovery.title')} lead={t(`keys.recovery.${lead}`)}>
      <div className="stack">
        <ErrorMessage error={error} />
        <div>
          <Button icon="print" isPending={busy} onPress={() => void make()}>
            {t(code ? 'keys.recovery.new' : 'keys.recovery.first')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
