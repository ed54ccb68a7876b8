// The room of the survivor council of the invented country: what was changed because survivors said something, what they are asked before it is
// decided, and what they think of policies, targets and rules.

import { newId } from '../src/api/new-id.ts'
import type { InputOf } from '../src/api/endpoint.ts'
import { chosenOf } from '../src/client/seal-to.ts'
import { advise } from '../src/voice/client/advise.ts'
import type { voicesApi } from '../src/voice/api.ts'
import type { consultationsApi } from '../src/voice/consultations-api.ts'
import { packs } from '../jurisdictions/packs.ts'
import { nextFile, textOfFile, withChange } from '../src/law/change-file.ts'
import { proposeLaw } from '../src/law/client/propose-law.ts'
import { lawOf } from '../src/law/law-of.ts'
import { dayFrom, type Act } from './stage.ts'

type Change = Pick<InputOf<typeof voicesApi.writeChange>, 'topic' | 'said' | 'did'>
type Question = InputOf<typeof consultationsApi.open>
type Opinion = InputOf<typeof voicesApi.opineOn>

/** Says for everybody, in English and Arabic, what was said and what was done. */
export const changed =
  (topic: Change['topic'], en: Omit<Change, 'topic'>, ar: Omit<Change, 'topic'>): Act =>
  async (_scene, who) => {
    const id = newId()
    await who.api.voices.writeChange({ id, topic, language: 'en', ...en })
    await who.api.voices.writeChange({ id, topic, language: 'ar', ...ar })
  }

/** The council approves all words that wait for it. */
export const approveWords: Act = async (_scene, who) => {
  const { changes } = await who.api.voices.council({})
  for (const { id, language, approvedOn } of changes)
    if (approvedOn === null) await who.api.voices.approveChange({ id, language })
}

/** Asks survivors; they have so many days to answer. */
export const askSurvivors =
  (about: Pick<Question, 'topic' | 'title' | 'questions'>, days: number): Act =>
  async (_scene, who) => {
    const terms = { language: 'en', seats: 6, hours: 3, rate: 25, until: dayFrom(days) }
    await who.api.consultations.open({ id: newId(), ...about, ...terms })
  }

const consultation = async (who: Parameters<Act>[1], title: string) =>
  (await who.api.consultations.list({})).consultations.find((one) => one.title === title)!

/** A member of the council takes a seat and answers, each question in turn. */
export const answered =
  (title: string, ...answers: string[]): Act =>
  async (_scene, who) => {
    const asked = await consultation(who, title)
    await who.api.consultations.takeSeat({ id: asked.id })
    const chosen = await chosenOf(who, asked.circle, asked.house)
    await advise(who, { id: asked.id, ...chosen }, { answers, hours: 2 })
  }

/** Whoever asked pays the hours, and says what came of it. */
export const payAndTell =
  (title: string, findings: { said: string; did: string }): Act =>
  async (_scene, who) => {
    const { id } = await consultation(who, title)
    await who.api.consultations.pay({ id, n: 1 })
    await who.api.consultations.publish({ id, ...findings })
  }

/** The council approves how it is told. */
export const approveFindings =
  (title: string): Act =>
  async (_scene, who) => {
    const { id } = await consultation(who, title)
    await who.api.consultations.approve({ id })
  }

/** The coordinator proposes that a recovery period is longer, from a day that is still to come; a second signature is missing. */
export const proposeLongerRecovery =
  (days: number): Act =>
  async (_scene, who) => {
    const law = lawOf(packs.get('coe')!)
    const file = nextFile(law, { before: undefined, taken: [] })
    const cite = 'Velmora, draft order 7 on recovery'
    const text = textOfFile(
      withChange(law, file, { kind: 'limit', clock: 'recovery', length: 45, unit: 'days', cite }),
    )
    await proposeLaw(who, { over: 'coe', text, since: dayFrom(days) })
  }

/** The council says what it thinks of the newest change of the rules. */
export const onRules =
  (opinion: Opinion['opinion'], words: string): Act =>
  async (_scene, who) => {
    const { rules } = await who.api.voices.rules({})
    await who.api.voices.opine({ law: rules[0]!.id, opinion, words })
  }

/** The council says what it thinks of a target of the scorecard as it stands. */
export const onTarget =
  (id: string, opinion: Opinion['opinion'], words: string): Act =>
  async (_scene, who) => {
    const { targets } = await who.api.voices.subjects({})
    const { percent } = targets.find((one) => one.id === id)!
    await who.api.voices.opineOn({ subject: 'target', id, value: percent, opinion, words })
  }

/** The council says what it thinks of each policy that the network shares. */
export const onPolicies =
  (opinion: Opinion['opinion'], words: string): Act =>
  async (_scene, who) => {
    const { policies } = await who.api.voices.subjects({})
    for (const { id, edition } of policies)
      await who.api.voices.opineOn({ subject: 'policy', id, value: edition, opinion, words })
  }
