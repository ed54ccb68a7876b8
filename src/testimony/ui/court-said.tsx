// What the court said to each measure that it was asked for: none stays without an answer, and a no has its reason beside it.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { codeWords } from '../../web/track/answers.ts'
import { moveWithReasons } from '../client/court-moves.ts'
import { ReasonField } from './reason-field.tsx'
import type { Testimony } from './use-testimony.ts'

const rulings = ['granted', 'refused'] as const

export function CourtSaid({ answer, shared, standing }: Testimony) {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [ruled, setRuled] = useState<Readonly<Record<string, string>>>({})
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const words = (measure: string) => codeWords(measure, t)
  const asked = standing.flatMap(({ measure, state }) => (state === 'asked' ? [measure] : []))
  const which = (ruling: string) => asked.filter((measure) => ruled[measure] === ruling)
  const keep = () =>
    run(async () => {
      const answers = { granted: which('granted'), refused: which('refused') }
      await moveWithReasons(session, answer, 'decide', { answers, reasons, say: words })
      say({ text: t('testimony.done.decide') })
      await queries.invalidateQueries()
    })
  return (
    <Card title={t('testimony.move.decide')} accent="action">
      <div className="stack">
        {asked.map((measure) => (
          <div key={measure} className="stack">
            <RadioGroup
              label={words(measure)}
              columns
              choices={rulings.map((value) => ({ value, label: t(`testimony.measure.${value}`) }))}
              value={ruled[measure] ?? null}
              onChange={(value) => setRuled((before) => ({ ...before, [measure]: value }))}
            />
            {ruled[measure] === 'refused' && shared?.held.includes('legal') && (
              <ReasonField
                label={t('testimony.whyNot')}
                value={reasons[measure]}
                onChange={(text) => setReasons((before) => ({ ...before, [measure]: text }))}
              />
            )}
          </div>
        ))}
        <ErrorMessage error={error} />
        <div className="row">
          <Button
            look="primary"
            isPending={busy}
            isDisabled={asked.some((measure) => ruled[measure] === undefined)}
            onPress={() => void keep()}
          >
            {t('testimony.keep')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
