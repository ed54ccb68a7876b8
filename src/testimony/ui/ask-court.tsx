// Asking the court: what would help, and why. The reason is sealed for whoever holds the legal part; the server learns which were asked for.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { codeWords } from '../../web/track/answers.ts'
import { moveWithReasons } from '../client/court-moves.ts'
import { ReasonField } from './reason-field.tsx'
import type { Testimony } from './use-testimony.ts'

export function AskCourt({ answer, shared, standing }: Testimony) {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [chosen, choose] = useState<readonly string[]>([])
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const words = (measure: string) => codeWords(measure, t)
  const left = standing.filter(({ state }) => state === 'not_asked' || state === 'refused')
  if (left.length === 0) return null
  const ask = () =>
    run(async () => {
      const given = Object.fromEntries(chosen.map((measure) => [measure, reasons[measure] ?? '']))
      const said = { answers: { wanted: chosen }, reasons: given, say: words }
      await moveWithReasons(session, answer, 'ask_court', said)
      say({ text: t('testimony.done.ask_court') })
      await queries.invalidateQueries()
    })
  const form = (
    <Card title={t('testimony.move.ask_court')} accent="action">
      <div className="stack">
        <CheckboxGroup
          label={t('ask.wanted')}
          columns
          choices={left.map(({ measure, state }) => ({
            value: measure,
            label: words(measure),
            ...(state === 'refused' && { detail: t('testimony.measure.refused') }),
          }))}
          value={chosen}
          onChange={choose}
        />
        {shared?.held.includes('legal') &&
          chosen.map((measure) => (
            <ReasonField
              key={measure}
              label={t('testimony.why', { measure: words(measure) })}
              value={reasons[measure]}
              onChange={(text) => setReasons((before) => ({ ...before, [measure]: text }))}
            />
          ))}
        <ErrorMessage error={error} />
        <div className="row">
          <Button look="primary" isPending={busy} isDisabled={chosen.length === 0} onPress={() => void ask()}>
            {t('testimony.ask')}
          </Button>
        </div>
      </div>
    </Card>
  )
  // What was asked for already stands in sight first.
  return standing.some(({ state }) => state !== 'not_asked') ? (
    <FoldedIfNarrow title={t('testimony.move.ask_court')}>{form}</FoldedIfNarrow>
  ) : (
    form
  )
}
