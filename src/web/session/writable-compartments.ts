// The parts of a file for which something may be written here, and who will read it. A lawyer may choose what stays between the
// person and them before it is there: its first key is then made in the same act, and whoever carries the case has no part in it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { api } from './api.ts'
import { sendStatement, takeKeys, type SharedCase } from '../../client/case-keys.ts'
import type { Option } from '../controls/select.tsx'
import { useText } from '../language/language.tsx'
import { minute, today } from '../../client/time.ts'
import { useNameOf } from './organisations.ts'
import { useMe } from './session.tsx'
import { vault } from './vault.ts'
import { mayWrap } from '../../client/wrapping-gate.ts'
import { session } from './window-session.ts'

const ofLawyers: Compartment = 'privileged'

/**
 * Makes the first key of what is privileged, for the circle by which this lawyer is on the case and for the person's card
 * where there is one. Where it is held already, nothing is made: trying again makes no second key.
 */
async function beginPrivileged(caseId: string, circleId: number): Promise<void> {
  mayWrap(session)
  const { held } = await takeKeys(session, caseId)
  if (held.includes(ofLawyers)) return
  const { person } = await vault.viewCase({ caseId, day: await today(session) })
  const begun = { caseId, compartment: ofLawyers, circleId, withPerson: person !== undefined } as const
  await sendStatement(
    session,
    caseId,
    async () => vault.beginCompartment({ ...begun, at: await minute(session) }),
    (made) => api.consent.rotateKeys({ caseId, ...made }),
  )
}

/** What may be chosen, who reads a part, and `ready`, to be waited for before something is sealed for it. */
export function useParts({ held, case: { id, ownerCircle, personCircle } }: SharedCase) {
  const t = useText()
  const me = useMe()
  const nameOf = useNameOf()
  const queries = useQueryClient()
  const isLawyer = me.roles.includes('lawyer')
  const { data } = useQuery({
    queryKey: ['agreements', id],
    queryFn: () => api.consent.list({ caseId: id }),
  })
  const given = (data?.agreements ?? []).filter(({ state }) => state === 'granted')
  const isOn = (circle: number) => circle === ownerCircle || given.some((one) => one.recipient === circle)
  const mine = me.circles.find(isOn) ?? me.organisation.circle
  const isBegun = (part: Compartment) => part !== ofLawyers || held.includes(part)

  const parts = isLawyer && !held.includes(ofLawyers) ? [...held, ofLawyers] : held
  const options: Option[] = parts.map((part) => ({
    value: part,
    label: t(isLawyer && part === ofLawyers ? 'part.betweenUs' : `compartment.${part}`),
  }))
  const readersOf = (part: Compartment): string => {
    const holders = isBegun(part)
      ? (data?.readers.find(({ compartment }) => compartment === part)?.holders ?? [])
      : [
          { circle: mine, person: false },
          ...(personCircle === null ? [] : [{ circle: personCircle, person: true }]),
        ]
    return holders
      .map(({ circle, person }) => (person ? t('case.readers.person') : nameOf(circle)))
      .join(', ')
  }
  const ready = async (part: Compartment): Promise<void> => {
    if (isBegun(part)) return
    await beginPrivileged(id, mine)
    await queries.invalidateQueries({ queryKey: ['agreements', id] })
  }
  return { options, readersOf, ready }
}
