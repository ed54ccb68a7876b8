// The recovery code, shown once. It is printed by the browser, on paper that names the handle and nothing else.
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { Entrance } from '../../web/shell/entrance.tsx'
import './accounts.css'

/** The paper, the print button, and the question whether it is kept; nobody goes on before. */
export function PaperCode({
  handle,
  code,
  proof,
  go,
  onKept,
}: {
  handle: string
  code: string
  /** What says at the server that this code is kept; until then it is no way in. */
  proof: string
  go: string
  onKept: () => Promise<void>
}) {
  const t = useText()
  const { busy, error, run } = usePendingAction()
  const confirm = () =>
    run(async () => {
      await api.unlockers.confirmRecovery({ proof })
      await onKept()
    })
  const [kept, setKept] = useState<string[]>([])
  const [asked, setAsked] = useState(false)
  return (
    <div className="stack">
      <div className="paper-code">
        <span className="second">{t('join.code.for', { handle })}</span>
        <output className="number" dir="ltr">
          {code}
        </output>
      </div>
      <div className="no-print stack">
        <Button icon="print" wide onPress={() => print()}>
          {t('join.code.print')}
        </Button>
        <Notice tone="due" title={t('join.code.once')}>
          {t('join.code.where')}
        </Notice>
        <CheckboxGroup
          label={t('join.code.sure')}
          choices={[{ value: 'kept', label: t('join.code.kept') }]}
          value={kept}
          onChange={setKept}
          error={asked && kept.length === 0 ? t('join.code.first') : undefined}
        />
        <ErrorMessage error={error} />
        <Button
          look="primary"
          icon="check"
          wide
          isPending={busy}
          onPress={() => (kept.length > 0 ? void confirm() : setAsked(true))}
        >
          {go}
        </Button>
      </div>
    </div>
  )
}

/** The last step of joining. */
export function RecoveryCode(made: {
  handle: string
  code: string
  proof: string
  onKept: () => Promise<void>
}) {
  const t = useText()
  return (
    <Entrance
      title={t('join.code.title')}
      lead={t('join.code.lead')}
      step={t('join.step', { step: 2, of: 2 })}
    >
      <PaperCode {...made} go={t('join.code.go')} />
    </Entrance>
  )
}
