// The team that stands by for the night, as an organisation's log says it: named by administrators, agreed to by those who carry the cases. A key
// that opens an organisation is nobody's alone, so a desk has three members at least, and no browser gives it keys on another's word.
import type { Said } from './chain.ts'
import { must } from './must.ts'
import { field, isNightDesk, type Organisation } from './org-shape.ts'

/** Whether a statement is by rules 2. */
export const isBy2 = ({ v }: Said): boolean => v === 2

/** Whether it names a desk; without a circle nobody stands by from then on. */
export const namesDesk = (said: Said): boolean => said['circle'] !== undefined

type Apply = (now: Organisation, said: Said) => Organisation
export type NightStatement = 'night' | 'night_agree'

export const NIGHT_EFFECTS: Record<NightStatement, Apply> = {
  night(now, said) {
    must(isBy2(said))
    const { nightDesk: _, ...before } = now
    if (!namesDesk(said)) return before
    const circle = field.count(said, 'circle')
    must(isNightDesk(now, circle))
    return { ...before, nightDesk: { circle, by: said.by, agreed: [] } }
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
}
