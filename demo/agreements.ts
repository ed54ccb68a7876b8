// Under which agreement each invented organisation works: most are looked at again in some months, one next week, one is over.
import { dayFrom } from './stage.ts'
import type { Colleague } from './actor.ts'
import { founder, members } from './cast.ts'

/** Days from today to the next look, for each member in turn; where there is none, nothing was signed yet. */
const reviewIn = [120, 200, 6, 310, 80, -9, 150, 260, 40, 340, 190, 90, 220, 130, 280, 60, 170, 240] as const

/** Noted on the first day of the story, `before` days before today. */
export async function noteAgreements(people: ReadonlyMap<string, Colleague>, before: number): Promise<void> {
  const coordinator = people.get(founder.handle)
  for (const [at, member] of members.entries()) {
    const administrator = people.get(member.administrator)
    const days = reviewIn[at]
    if (!coordinator || !administrator || days === undefined) continue
    const { organisation } = administrator
    await coordinator.api.coordination.noteAgreement({
      organisation,
      signedOn: dayFrom(before + days - 365),
      reviewOn: dayFrom(before + days),
    })
  }
}
