// The team that stands by for the night, as an organisation's log says it: named by administrators, agreed to by those who carry the cases. A key
// that opens an organisation is nobody's alone, so a desk has three members at least, and no browser gives it keys on another's word.
import type { Said } from './chain.ts'
import { must } from './must.ts'
import { hoursIn, lastingNights, nightsIn } from './night-hours.ts'
import { field, isNightDesk, type Organisation } from './org-shape.ts'

/** Whether a statement is by rules 2. */
export const isBy2 = ({ v }: Said): boolean => v === 2

/** Whether it names a desk; without a circle nobody stands by from then on. */
export const namesDesk = (said: Said): boolean => said['circle'] !== undefined

type Apply = (now: Organisation, said: Said) => Organisation
export type NightStatement = 'night' | 'night_agree' | 'night_rota'

/** Who keeps the rota of a house, beside those whom it is for. */
const KEEPERS = ['administrator', 'supervisor']

export const NIGHT_EFFECTS: Record<NightStatement, Apply> = {
  // With the hours in which cases may be taken over. A statement of before says none.
  night(now, said) {
    must(isBy2(said))
    const { nightDesk: last, ...before } = now
    if (!namesDesk(said)) return before
    const circle = field.count(said, 'circle')
    must(isNightDesk(now, circle))
    const hours = said['hours'] === undefined ? {} : { hours: hoursIn(said['hours']) }
    const nights = last?.circle === circle ? last.nights : []
    return { ...before, nightDesk: { circle, by: said.by, agreed: [], ...hours, nights } }
  },

  // Those who carry cases let it stand by for them: one of their circle, who is not the one that named it.
  night_agree(now, said) {
    const circle = field.count(said, 'circle')
    const { nightDesk: desk } = now
    must(
      isBy2(said) && desk && desk.by !== said.by && desk.circle !== circle && !desk.agreed.includes(circle),
    )
    must(now.circles.get(circle)?.members.includes(said.by))
    return { ...now, nightDesk: { ...desk, agreed: [...desk.agreed, circle] } }
  },

  // On which nights somebody of the desk stands there: said by a colleague, never by themselves. Taken out again by anybody of these, themselves
  // included.
  night_rota(now, said) {
    const { nightDesk: desk } = now
    const user = field.text(said, 'user')
    const isOff = said['off'] === true
    must(isBy2(said) && desk?.hours && (isOff || said['off'] === undefined))
    const isIn = (circle: number, who: string) => now.circles.get(circle)?.members.includes(who) === true
    const keeps = now.members.get(said.by)?.roles.some((role) => KEEPERS.includes(role))
    must(keeps || [desk.circle, ...desk.agreed].some((circle) => isIn(circle, said.by)))
    must(isOff || (user !== said.by && isIn(desk.circle, user)))
    const named = nightsIn(field.texts(said, 'nights'), said.at)
    const others = lastingNights(desk.nights, said.at).filter(
      (one) => one.user !== user || !named.includes(one.night),
    )
    const added = isOff ? [] : named.map((night) => ({ night, user, by: said.by }))
    return { ...now, nightDesk: { ...desk, nights: [...others, ...added] } }
  },
}
