// The questions of a move, as a panel or a card shows them. The controls behind them are large and are needed only when
// somebody presses a move that asks; until then their place is held.
import { lazy, Suspense, type ComponentProps } from 'react'
import { Skeleton } from '../controls/progress.tsx'
import { useText } from '../language/language.tsx'
import { WithAllWords } from '../shell/with-words.tsx'
import type { MoveQuestions } from './move-questions.tsx'

export type { PanelTrack } from './move-questions.tsx'

const Questions = lazy(async () => ({ default: (await import('./move-questions.tsx')).MoveQuestions }))

/** The form of one move; its answers are kept on every refusal. */
export function MoveForm(props: ComponentProps<typeof MoveQuestions>) {
  const t = useText()
  return (
    <Suspense fallback={<Skeleton label={t('track.opening')} lines={4} />}>
      <WithAllWords>
        <Questions {...props} />
      </WithAllWords>
    </Suspense>
  )
}
