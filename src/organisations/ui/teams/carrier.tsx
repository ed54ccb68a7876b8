// Which circle carries a case that is being opened: asked only of whoever is in more than one. What somebody's profession
// suggests stands there already, so that opening stays as quick as it is.
import type { StaffRole } from '../../../api/roles.ts'
import { Notice } from '../../../web/controls/notice.tsx'
import { Select } from '../../../web/controls/select.tsx'
import { useText } from '../../../web/language/language.tsx'
import { useMe } from '../../../web/session/session.tsx'
import type { TeamPurpose } from '../../teams.ts'
import { useTeams } from './own-teams.ts'

const suggestions: Partial<Record<StaffRole, readonly TeamPurpose[]>> = {
  hotline: ['night_desk', 'hotline'],
  health: ['health', 'counselling'],
  lawyer: ['legal'],
  shelter: ['housing'],
  child_welfare: ['children'],
  police: ['investigation'],
}

/** Teams whose work is case work, before those that are for something besides. */
const usual: readonly TeamPurpose[] = [
  'casework',
  'hotline',
  'protection',
  'children',
  'housing',
  'counselling',
  'health',
  'legal',
]

/**
 * The circle that carries, by what was chosen or what the profession suggests; and the choices, where there are any. Once a house has a
 * team, everybody in it reads no new case: then it is one of theirs, and nobody who is in none opens any.
 */
export function useCarrier(chosen: number | null) {
  const t = useText()
  const me = useMe()
  const teams = useTeams()
  const mine = (teams ?? []).filter((one) => one.mine && me.circles.includes(one.circle))
  const whole = { circle: me.organisation.circle, name: me.organisation.name }
  const hasTeam = (teams ?? []).some(({ members }) => members.length > 0)
  const choices = [
    ...(hasTeam ? [] : [whole]),
    ...mine.map(({ circle, name, purpose }) => ({
      circle,
      name: name ?? t('person.team.of', { organisation: whole.name, team: t(`person.team.${purpose}`) }),
    })),
  ]
  const wanted = [...me.roles.flatMap((role) => suggestions[role as StaffRole] ?? []), ...usual]
  const suggested = wanted.flatMap((purpose) => mine.filter((one) => one.purpose === purpose))[0]?.circle
  const carrier =
    choices.find((one) => one.circle === chosen) ??
    choices.find((one) => one.circle === suggested) ??
    choices[0] ??
    whole
  return { ...carrier, choices, isKnown: teams !== undefined, isInNoTeam: hasTeam && mine.length === 0 }
}

interface CarrierProps {
  carrier: ReturnType<typeof useCarrier>
  onChange: (circle: number) => void
}

export function Carrier({ carrier, onChange }: CarrierProps) {
  const t = useText()
  if (carrier.isInNoTeam)
    return (
      <Notice tone="due" title={t('open.noTeam')}>
        <p>{t('open.noTeam.words')}</p>
      </Notice>
    )
  if (carrier.choices.length < 2) return null
  return (
    <Select
      id="carrier"
      label={t('open.carrier')}
      hint={t('open.carrierHint')}
      options={carrier.choices.map(({ circle, name }) => ({ value: String(circle), label: name }))}
      value={String(carrier.circle)}
      onChange={(next) => onChange(Number(next))}
    />
  )
}
