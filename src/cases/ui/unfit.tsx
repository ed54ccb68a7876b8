// Where something on a case is not what was signed, that stands above everything else on its page. Nobody is kept from working by it.
import type { SharedCase } from '../../client/case-keys.ts'
import { factNames } from '../../tracks/case-facts.ts'
import { stepWordOf, type StepWord } from '../../tracks/step-word.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { machineOf } from '../../web/track/machines.ts'
import { useStepSentence } from '../../web/track/step-said.tsx'

/** The server shows no more duties of a case than this: beyond it nothing is said to be missing. */
const shownAtMost = 200

type Shown = Pick<SharedCase, 'words' | 'tracks' | 'clocks' | 'stepLines'>

/** Whose word each process of a case is. */
function stepWords({ tracks, clocks, stepLines }: Shown, home: number) {
  return tracks.map((track) => {
    const mine = clocks.filter((one) => one.track === track.id)
    const names = mine.map(({ clock }) => clock)
    const law = mine[0] && { pack: mine[0].pack }
    const shown = { ...track, ...law, days: mine, ...(clocks.length < shownAtMost && { clocks: names }) }
    const word: StepWord = stepWordOf(
      machineOf(track.kind),
      shown,
      stepLines[track.id] ?? { moves: [] },
      home,
    )
    return { track, word }
  })
}

export function Unfit({ shared }: { shared: Shown }) {
  const t = useText()
  const sentence = useStepSentence()
  const home = useMe().organisation.id
  const steps = stepWords(shared, home).filter(({ word }) => word.word === 'wrong')
  if (steps.length === 0 && !factNames.some((name) => shared.words[name].word === 'wrong')) return null
  return (
    <Notice tone="danger" title={t('signed.alarm.title')}>
      <p>{t('signed.alarm.words')}</p>
      {steps.length > 0 && (
        <ul>
          {steps.map(({ track, word }) => (
            <li key={track.id}>
              {t(`${track.kind}.name`)}: {sentence(track.kind, track.state, word)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
