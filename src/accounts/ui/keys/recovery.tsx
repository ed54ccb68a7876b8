// The recovery code: a new one on paper, at any time. The old paper is worth nothing from then on.
import { useState } from 'react'
import { Button } from '../../../web/controls/button.tsx'
import { Card } from '../../../web/controls/card.tsx'
import { useText } from '../../../web/language/language.tsx'
import { useSession } from '../../../web/session/session.tsx'
import { Trouble } from '../../../web/actions/error-message.tsx'
import { newRecoveryCode } from '../unlockers.ts'

export function RecoverySection({ onCode }: { onCode: (code: string) => void }) {
  const t = useText()
  const { me, refresh } = useSession()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const has = me.unlockers.some((one) => one.kind === 'recovery')
  const make = async () => {
    setBusy(true)
    setError(null)
    try {
      const code = await newRecoveryCode()
      await refresh()
      onCode(code)
    } catch (fault) {
      setError(fault)
      setBusy(false)
    }
  }
  return (
    <Card title={t('keys.recovery.title')} lead={t(has ? 'keys.recovery.lead' : 'keys.recovery.none')}>
      <div className="stack">
        <Trouble error={error} />
        <div>
          <Button icon="print" isPending={busy} onPress={() => void make()}>
            {t(has ? 'keys.recovery.new' : 'keys.recovery.first')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
