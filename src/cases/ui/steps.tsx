// What was done on a case, as sentences, with what was put right of it: below the notes.
import type { SharedCase } from '../../client/case-keys.ts'
import { Card } from '../../web/controls/card.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { useText } from '../../web/language/language.tsx'
import { Story, useMoments } from '../../web/track/story.tsx'
import { useAnswerCorrections } from '../../web/track/use-answer-corrections.ts'

/** What was done, as sentences; no note stands between them. */
export function Steps({ shared }: { shared: SharedCase }) {
  const t = useText()
  const corrections = useAnswerCorrections(shared, shared.events)
  const moments = useMoments()(shared.events, { corrections })
  const isNarrow = useIsNarrow()
  if (moments.length === 0) return null
  return (
    <Card title={t('case.story.title')}>
      <div className="stack">
        <Story moments={moments} atFirst={isNarrow ? 1 : 4} />
      </div>
    </Card>
  )
}
