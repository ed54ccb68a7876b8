// The parts of a file for which something may be written here, and who will read it. Some may be chosen before they are there: what
// stays between a lawyer and the person, kinds of health, what a worker notes for herself. Their first key is then made in the same act.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { BEGUN_LATER, HEALTH_PARTS, PRIVILEGED, WORKING } from '../../sealing/shapes.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { api } from '../../web/session/api.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { Option } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { useNameOf } from '../../web/session/organisations.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { beginPart } from '../client/begin-part.ts'

/** What may be chosen, who reads a part, and `ready`, to be waited for before something is sealed for it. */
export function useParts({ held, case: { id, ownerCircle, personCircle } }: SharedCase) {
  const t = useText()
  const me = useMe()
  const nameOf = useNameOf()
  const queries = useQueryClient()
  const isLawyer = me.roles.includes('lawyer')
  const { data } = useQuery({
    queryKey: ['consents', id],
    queryFn: () => api.consent.list({ caseId: id }),
  })
  const given = (data?.consents ?? []).filter(({ state }) => state === 'granted')
  const isOn = (circle: number) => circle === ownerCircle || given.some((one) => one.recipient === circle)
  const mine = me.circles.find(isOn) ?? me.organisation.circle
  const isBegun = (part: Compartment) => !BEGUN_LATER.includes(part) || held.includes(part)
  const carries = me.circles.includes(ownerCircle)
  const isDoctor = carries || me.roles.includes('health')
  const later = [
    ...(carries ? [WORKING] : []),
    ...(isDoctor && held.includes('health') ? HEALTH_PARTS : []),
    ...(isLawyer ? [PRIVILEGED] : []),
  ]

  const parts = [...new Set([...(carries ? [WORKING] : []), ...held, ...later])]
  const options: Option[] = parts.map((part) => ({
    value: part,
    label: t(isLawyer && part === PRIVILEGED ? 'part.betweenUs' : `compartment.${part}`),
  }))
  const readersOf = (part: Compartment): string => {
    const holders = isBegun(part)
      ? (data?.readers.find(({ compartment }) => compartment === part)?.holders ?? [])
      : [
          { circle: mine, person: false },
          ...(personCircle === null || part === WORKING ? [] : [{ circle: personCircle, person: true }]),
        ]
    return holders
      .map(({ circle, person }) => (person ? t('case.readers.person') : nameOf(circle)))
      .join(', ')
  }
  const ready = async (part: Compartment): Promise<void> => {
    if (isBegun(part)) return
    await beginPart(session, id, part, mine)
    await queries.invalidateQueries({ queryKey: ['consents', id] })
  }
  return { options, readersOf, ready, usual: carries ? WORKING : undefined }
}
