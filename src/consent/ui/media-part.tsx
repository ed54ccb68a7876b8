// Above a request of the media: what may be said to whoever asks, and that the answer is no until the person has said yes themselves.
import { Card } from '../../web/controls/card.tsx'
import { useText } from '../../web/language/language.tsx'

export function MediaPart() {
  const t = useText()
  return (
    <Card title={t('demand.say')} accent="action">
      <div className="stack">
        <blockquote>
          <p>{t('media_request.say')}</p>
        </blockquote>
        <ul>
          {(['default', 'hers', 'again', 'never'] as const).map((rule) => (
            <li key={rule}>{t(`media_request.rule.${rule}`)}</li>
          ))}
        </ul>
      </div>
    </Card>
  )
}
