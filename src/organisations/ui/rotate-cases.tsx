// Old cases under new keys, while one looks on: how far it is, and that it can be put off.
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { startRotation, stopRotation, useRotation } from '../../web/session/rotation.ts'

export function RotationProgress() {
  const t = useText()
  const { state, done, total, refused } = useRotation()
  if (total === 0) return null
  const isRunning = state === 'running'
  return (
    <Card title={t('rekeying.title')} lead={t('rekeying.lead')}>
      <div className="stack" aria-live="polite">
        {state === 'done' ? (
          <p>{t('rekeying.done', { count: done - refused })}</p>
        ) : (
          <Progress
            label={t(isRunning ? 'rekeying.going' : 'rekeying.stopped', { done, total })}
            value={done}
            max={total}
          />
        )}
        {refused > 0 && <p className="second">{t('rekeying.refused', { count: refused })}</p>}
        {state !== 'done' && (
          <div>
            <Button size="small" onPress={() => (isRunning ? stopRotation() : void startRotation())}>
              {t(isRunning ? 'rekeying.later' : 'rekeying.goOn')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
