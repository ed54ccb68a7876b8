// For whoever asked to break the glass, in a circle of two whose house has named who outside looks back: the way to go ahead alone.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useOwnLog } from '../../organisations/ui/own-log.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useNameOf } from '../../web/session/organisations.ts'
import { session } from '../../web/session/window-session.ts'
import { breakGlassAlone } from '../client/break-glass.ts'
import { useNamedSeconds } from './seconds.tsx'

interface BreakAloneProps {
  caseId: string
  asked: { n: number; id: string; to: number; until: string }
  onAnswered: () => void
}

export function BreakAlone({ caseId, asked, onAnswered }: BreakAloneProps) {
  const t = useText()
  const nameOf = useNameOf()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const { data: log } = useOwnLog()
  const { data: seconds } = useNamedSeconds()
  const { data: view } = useQuery({
    queryKey: ['glass owner', caseId],
    queryFn: () => session.vault.viewCase({ caseId, day: asked.until }),
  })
  const review = seconds?.named.find(({ rule }) => rule === 'break_glass')?.circle
  const circle = log?.circles.find(({ id }) => id === view?.owner)
  if (review === undefined || review === asked.to || !circle || circle.members.length > 2) return null
  const go = () =>
    run(async () => {
      const { n, id: track, to } = asked
      await breakGlassAlone(session, caseId, { n, track, to, circle: circle.id, review })
      // It is to be looked back at, and stands on My work and among the second persons from now on.
      await queries.invalidateQueries({ queryKey: ['seconds', 'acts'] })
      onAnswered()
    })
  return (
    <>
      <ErrorMessage error={error} />
      <Button look="danger" icon="key" isPending={busy} onPress={() => void go()}>
        {t('access.glass.alone', { name: nameOf(review) })}
      </Button>
    </>
  )
}
