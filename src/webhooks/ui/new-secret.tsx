// The secret by which the house's own system knows that a call is ours: seen once, by whoever has just made it.
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import type { Program } from './known-webhooks.ts'

interface NewSecretProps {
  program: Program
  secret: string
  onDone: () => void
}

export function NewSecret({ program, secret, onDone }: NewSecretProps) {
  const t = useText()
  const { say } = useNotices()
  const copy = () =>
    void navigator.clipboard.writeText(secret).then(
      () => say({ text: t('webhook.secret.copied'), tone: 'done' }),
      () => say({ text: t('webhook.secret.notCopied'), tone: 'due' }),
    )
  return (
    <Card title={t('webhook.secret', { name: program.name })} lead={t('webhook.secret.lead')} accent="action">
      <div className="stack">
        <p>
          <code dir="ltr" style={{ overflowWrap: 'anywhere' }}>
            {secret}
          </code>
        </p>
        <div className="row">
          <Button look="primary" onPress={copy}>
            {t('webhook.secret.copy')}
          </Button>
          <Button look="quiet" onPress={onDone}>
            {t('webhook.secret.done')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
