// The way to the questions that end a case, for whoever carries it: one press from its page, since it is done often. What ends
// with it, what goes on, and that the person was told stand in the form behind it.
import type { StaffRole } from '../../api/roles.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { machineOf } from '../../web/track/machines.ts'
import { offersOf } from '../../web/track/offers.ts'
import { panelOf } from './panel-address.ts'

export function CloseCase({ shared }: { shared: SharedCase }) {
  const t = useText()
  const roles = useMe().roles as StaffRole[]
  const track = shared.tracks.find(({ kind }) => kind === 'case')
  if (!track) return null
  const offers = offersOf(machineOf(track.kind), { track, facts: {} }, { roles, t }, 'some')
  if (!offers.some(({ name, open }) => open && name === 'close')) return null
  return (
    <ButtonLink look="quiet" href={panelOf(shared.case.id, track.id, 'close')}>
      {t('case.move.close')}
    </ButtonLink>
  )
}
