// What the night knows, each one press: it begins now, and what was agreed beforehand is read from the plan as it begins. Whoever knows that
// it happened earlier says so on the case.
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { protocols } from '../client/begin-night.ts'
import { justNow } from './since.tsx'
import { useBeginNight } from './use-begin-night.ts'

export function NightButtons({
  caseId,
  about,
  onBegun,
}: {
  caseId: string
  /** Whose, where several stand beneath each other. */
  about?: string
  onBegun?: () => void
}) {
  const t = useText()
  const now = useNow()
  const { begin, busy, error } = useBeginNight(caseId, onBegun)
  return (
    <div className="stack">
      <div
        className="row"
        role="group"
        aria-label={about ? t('tonight.about', { about }) : t('tonight.happened')}
      >
        {protocols.map((protocol) => (
          <Button
            key={protocol}
            size="small"
            isPending={busy}
            onPress={() => void begin(protocol, justNow(now))}
          >
            {t(`tonight.${protocol}`)}
          </Button>
        ))}
      </div>
      <ErrorMessage error={error} />
    </div>
  )
}
