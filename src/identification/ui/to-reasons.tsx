// From the decision to its reasons: to give them while it is open, to read them once it was a no.
import type { StaffRole } from '../../api/roles.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { useTrack } from '../../web/track/query.ts'
import { identificationMachine } from '../determination.ts'

const against = ['prelim_negative', 'not_identified']
/** From which states a no can come. */
const open = Object.values(identificationMachine.moves).flatMap(({ to, from }) =>
  against.includes(to) && Array.isArray(from) ? (from as readonly string[]) : [],
)

export function ToReasons({ trackId }: { trackId: string }) {
  const t = useText()
  const { roles } = useMe()
  const { data } = useTrack(trackId)
  if (!data?.caseId) return null
  const { state, sides } = data.track
  const isOver = against.includes(state)
  const decides =
    data.facts['reasonsMissing'] === true &&
    sides.includes('other') &&
    roles.includes('authority' satisfies StaffRole) &&
    open.includes(state)
  if (!isOver && !decides) return null
  return (
    <div className="row">
      <ButtonLink href={`/cases/${data.caseId}/reasons/${trackId}`}>
        {t(isOver ? 'reasoning.read' : 'reasoning.write')}
      </ButtonLink>
    </div>
  )
}
