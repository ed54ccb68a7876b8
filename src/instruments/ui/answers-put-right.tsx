// Beneath the answers of a screening: what was put right, when, by whom and why, with what was answered first; and the way to do it.
import { lazy, Suspense } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { Button } from '../../web/controls/button.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import type { ReadAnswers } from '../client/kept-answers.ts'
import type { Instrument } from '../instrument.ts'
import { isOpen } from '../../tracks/case-state.ts'

const loadDialog = () => import('./correct-answers.tsx')
const CorrectAnswers = lazy(async () => ({ default: (await loadDialog()).CorrectAnswers }))

interface Props {
  shared: SharedCase
  instrument: Instrument | undefined
  /** The newest first. */
  read: readonly ReadAnswers[]
  onCorrected: () => void
}

export function AnswersPutRight({ shared, instrument, read, onCorrected }: Props) {
  const { t, dates } = useLanguage()
  const colleague = useColleagueName()
  const { organisation } = useMe()
  const { open, hide, button } = useLazyDialog(loadDialog)
  const [now, ...before] = read
  if (!now) return null
  const isAsked = instrument?.combine !== undefined && instrument.version === now.value.version
  const mayCorrect = isAsked && now.row.by === organisation.name && isOpen(shared.case.state)
  return (
    <div className="stack">
      {before.length > 0 && (
        <details>
          <summary>
            {t('case.note.corrected', { count: before.length })}{' '}
            {read.slice(0, -1).map(({ row, user, on, value }) => (
              <span key={row.id} className="second">
                <bdi>{(user && colleague(user)) || row.by}</bdi>, {dates.day(on)}
                {value.why && `: ${t(`case.note.why.${value.why}`)}`}.{' '}
              </span>
            ))}
          </summary>
          {before.map(({ row, on, value }) => (
            <p key={row.id} className="told-words" dir="auto">
              <span className="second">{dates.day(on)}</span>
              {'\n'}
              {value.text}
            </p>
          ))}
        </details>
      )}
      {mayCorrect && (
        <div className="row">
          <Button size="small" look="quiet" {...button}>
            {t('track.correct')}
          </Button>
        </div>
      )}
      <Suspense>
        {open && instrument && (
          <CorrectAnswers
            caseId={shared.case.id}
            instrument={instrument}
            before={now}
            onClose={hide}
            onCorrected={() => {
              hide()
              onCorrected()
            }}
          />
        )}
      </Suspense>
    </div>
  )
}
