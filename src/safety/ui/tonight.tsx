// Something happened: which of three, in one press. When it happened stands there as now, and is put right where that is not so; every
// duty runs from then.
import { useState } from 'react'
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { agreedIn, protocols, type Protocol } from '../client/begin-night.ts'
import { justNow, Since } from './since.tsx'
import { useBeginNight } from './use-begin-night.ts'
import { useSafetyPlan } from './use-safety.ts'
import './safety.css'

interface TonightProps {
  caseId: string
  onClose: () => void
  onBegun?: (() => void) | undefined
}

export function Tonight({ caseId, onClose, onBegun }: TonightProps) {
  const t = useText()
  const { data: shared, error } = useCase(caseId)
  return (
    <Dialog title={t('tonight.happened')} onClose={onClose}>
      <ErrorMessage error={error} />
      {!shared && !error && <Skeleton label={t('case.opening')} lines={4} />}
      {shared && <Choose shared={shared} onClose={onClose} onBegun={onBegun} />}
    </Dialog>
  )
}

function Choose({ shared, onClose, onBegun }: Omit<TonightProps, 'caseId'> & { shared: SharedCase }) {
  const t = useText()
  const now = useNow()
  const { plan, isLoading } = useSafetyPlan(shared)
  const [since, setSince] = useState(() => justNow(now))
  const caseId = shared.case.id
  const isHeld = (protocol: Protocol) =>
    shared.held.includes(protocol === 'urgent_care' ? 'health' : 'contact')
  const { begin, busy, error } = useBeginNight(caseId, () => {
    onBegun?.()
    onClose()
  })
  const isAdult = shared.case.ageGroup === 'adult'
  const words: Record<Protocol, string> = {
    missing: t(isAdult ? `tonight.missing.${agreedIn(plan)}` : 'tonight.missing.child'),
    close_watch: plan?.night.does ?? t('tonight.close_watch.words'),
    urgent_care: t('tonight.urgent_care.words'),
  }
  return (
    <>
      <ul className="safety-tonight">
        {protocols.filter(isHeld).map((protocol, at) => (
          <li key={protocol}>
            <Button
              wide
              autoFocus={at === 0}
              isPending={busy || isLoading}
              aria-describedby={`night-${protocol}`}
              onPress={() => void begin(protocol, since, { shared, plan })}
            >
              {t(`tonight.${protocol}`)}
            </Button>
            <p className="second" id={`night-${protocol}`} dir="auto">
              {words[protocol]}
            </p>
          </li>
        ))}
      </ul>
      <Since value={since} onChange={setSince} />
      <p className="second">{t('tonight.since.why')}</p>
      <ErrorMessage error={error} />
    </>
  )
}
