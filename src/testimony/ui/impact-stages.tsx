// What the crime did, said by the person: a row for each stage at which the law of the case lets them, with their answer. Where nobody has
// asked them yet, one press begins it; a no stands, and is not asked about again.
import { useQueryClient } from '@tanstack/react-query'
import { newId } from '../../api/new-id.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { TestimonyRule } from '../../jurisdiction/testimony-rules.ts'
import type { TrackAnswer } from '../../web/track/query.ts'

interface Stages {
  answer: TrackAnswer
  shared: SharedCase
  rule: TestimonyRule
}

export function ImpactStages({ answer, shared, rule }: Stages) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const mayAsk = answer.track.sides.some((side) => side === 'holder' || side === 'carrier')
  const begin = (subkind: string) =>
    run(async () => {
      const id = newId()
      await session.tracks.openTrack('impact', { id, caseId: shared.case.id, subkind }, id)
      await queries.invalidateQueries()
    })
  return (
    <FoldedIfNarrow title={t('impact.name')}>
      <Card title={t('impact.name')} lead={t('impact.lead')}>
        <ErrorMessage error={error} />
        <Rows
          rows={rule.statements.map((stage) => {
            const track = shared.tracks.find(
              ({ kind, subkind, state }) => kind === 'impact' && subkind === stage && state !== 'closed',
            )
            return {
              id: stage,
              title: t(`code.${stage}`),
              detail: t(track ? `impact.state.${track.state}` : 'impact.notAsked'),
              ...(track && { href: `/tracks/${track.id}` }),
              ...(!track &&
                mayAsk && {
                  actions: (
                    <Button
                      size="small"
                      isPending={busy}
                      aria-label={t('impact.begin.at', { stage: t(`code.${stage}`) })}
                      onPress={() => void begin(stage)}
                    >
                      {t('impact.begin')}
                    </Button>
                  ),
                }),
            }
          })}
        />
      </Card>
    </FoldedIfNarrow>
  )
}
