// Children in the invented country: they come along with their mother and get a file of their own; who stands beside them is vetted, what
// is best is decided with them, and the day on which they are 18 is prepared.
import { v7 as newId } from 'uuid'
import { planOpening } from '../src/cases/client/open-case.ts'
import { readCase } from '../src/client/case-keys.ts'
import { decideBestInterests } from '../src/households/client/best-interests.ts'
import { prepareAdulthood, writeBirth } from '../src/households/client/grow-up.ts'
import { vetGuardian } from '../src/households/client/guardian.ts'
import { emptyDependant, openDependant, sealDependant } from '../src/households/client/open-dependant.ts'
import { dayFrom, now, type Act, type Scene } from './stage.ts'

const caseOf = ({ caseId }: Scene): string => {
  if (!caseId) throw new Error('the case is not open yet')
  return caseId
}
/** Only where a life is told in full: elsewhere nobody would look at it. */
const toldAlone =
  (act: Act): Act =>
  async (scene, who) => {
    if (scene.told) await act(scene, who)
  }
const bornAgo = (years: number): string => dayFrom(-Math.round(years * 365.25))

/** A child who came along, reached as their mother is. */
export const childAlong = (name: string, years: number): Act =>
  toldAlone(async (scene, who) => {
    const from = await readCase(who, caseOf(scene))
    const { chance } = scene
    const id = newId({ msecs: now().getTime(), random: chance.bytes(16) })
    const plan = planOpening(new Uint8Array(chance.bytes(8)), id)
    const child = { ...emptyDependant, name, birth: bornAgo(years), sameContact: true }
    const sealed = await sealDependant(who, plan, from, child)
    await openDependant(who, from, { plan, sealed, relation: child.relation })
  })

/** A guardian is named and vetted; a colleague looks next. */
export const vetted: Act = toldAlone(async (scene, who) => {
  const caseId = caseOf(scene)
  const { ownerCircle: circle } = (await readCase(who, caseId)).case
  await vetGuardian(
    who,
    { caseId, circle, id: newId(), wordsId: newId() },
    {
      who: 'Ruth Adler, of the list of the family court',
      answers: {
        tie: 'None. She met her twice, with us.',
        paid: 'The court, by the hour. Nothing depends on what is decided.',
        suspects: 'No. Asked her, and the uncle was shown no name.',
        others: 'Four, none of them from there.',
        checked: 'Identity and record, by us.',
      },
      conflict: 'none',
    },
  )
})

/** What is best, in the child's own words first. */
export const bestDecided: Act = toldAlone(async (scene, who) => {
  await decideBestInterests(
    who,
    { caseId: caseOf(scene), id: newId() },
    {
      asker: 'trusted',
      view: 'I want to stay at this school. I do not want to live with my uncle.',
      weighed: 'She sleeps and learns since she is here. The uncle was seen at the old flat.',
      decision: 'She stays where she is. The family is looked for without him.',
      reviewOn: dayFrom(60),
    },
  )
})

/** The day on which they are 18 is some years off. */
export const adulthoodAhead = (years: number): Act =>
  toldAlone(async (scene, who) => {
    const caseId = caseOf(scene)
    const birth = bornAgo(years)
    await writeBirth(who, await readCase(who, caseId), birth)
    await prepareAdulthood(who, { caseId, id: newId(), birth })
  })
