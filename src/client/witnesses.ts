// What colleagues' browsers remember, asked by one that comes with no memory of its own; and what this one has seen, left for them.
// All is signed and sealed by vaults: the server passes it on. (Decision 48.)
import type { WitnessStatus } from '../sealing/vault-witness-shape.ts'
import { learnHome } from './chain-reader.ts'
import { takeCircles } from './circles.ts'
import { lineOf } from './logs.ts'
import { codeOf } from './refusal.ts'
import type { Session } from './session.ts'
import { minute } from './time.ts'

/** Two devices of one person may speak at once: who comes second reads what the other has left, and speaks after it. */
const TRIES = 3

/** A server that does not answer is one of whom nobody could be asked: the vault says what follows from that. */
const orNothing = <Answer>(asked: Promise<Answer>, nothing: Answer): Promise<Answer> =>
  asked.catch(() => nothing)

/** One after the other: an answer that was overtaken by a newer one would look as if something had been taken back. */
const inTurn = <Done>(session: Session, work: () => Promise<Done>): Promise<Done> =>
  session.exclusive('witnesses', work)

/**
 * Takes what colleagues have seen. The own log is read on before it, so that who has new keys or was let in meanwhile is known, and
 * after it, so that the log is held against what they have seen of it.
 */
async function takeReadOn(
  session: Session,
  told: Parameters<Session['vault']['takeWitnesses']>[0],
): Promise<WitnessStatus> {
  const { vault, organisation } = session
  await takeCircles(session, learnHome(lineOf(session), organisation))
  const status = await vault.takeWitnesses(told)
  await vault.learnLog({ organisation, statements: [], home: true })
  return status
}

/** What colleagues have left, taken before anything is believed. A SealingError here ends everything. */
export const meetWitnesses = (session: Session, remembers: boolean): Promise<WitnessStatus> =>
  inTurn(session, async () => {
    const { api, vault } = session
    const nothing = { statements: [] }
    const { statements } = remembers ? nothing : await orNothing(api.witnesses.list({}), nothing)
    if (remembers) return vault.takeWitnesses({ statements, remembers })
    return takeReadOn(session, { statements, remembers })
  })

/**
 * Leaves what was seen here for colleagues, and takes how far they have counted: where that is news, it is left as well. Answers
 * whether the server keeps it now.
 */
export const keepWitness = (session: Session): Promise<boolean> => inTurn(session, () => keep(session))

async function keep(session: Session): Promise<boolean> {
  const { api, vault } = session
  // The vault is told what time it is in the network.
  const asked = await minute(session)
  // A server that lists nothing leaves its word out: what was seen here is left all the same.
  await vault.listHeads({ asked, ...(await orNothing(api.registers.heads({}), { lists: [] })) })
  let isKept = false
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const { statements } = await vault.sealWitness()
    if (isKept && statements.length === 0) break
    isKept = await api.witnesses.keep({ statements }).then(
      async (answer) => {
        await vault.takeWitnesses(answer)
        return true
      },
      async (error: unknown) => {
        if (codeOf(error) !== 'stale') throw error
        await vault.takeWitnesses(await api.witnesses.list({}))
        return false
      },
    )
  }
  return isKept
}

/** Asks those who are there at this moment. */
export async function askWitnesses({ api, vault }: Session): Promise<void> {
  await api.witnesses.ask(await vault.askWitnesses())
}

/** Takes what was answered until now, and the statements on which it rests. */
export const hearWitnesses = (session: Session): Promise<WitnessStatus> =>
  inTurn(session, async () => {
    const { api } = session
    // In this order: whoever answers has left their own statement before.
    const { answers } = await api.witnesses.answers({})
    const { statements } = await api.witnesses.list({})
    return takeReadOn(session, { statements, answers })
  })

/** Answers what colleagues' browsers ask. Answers with how many. */
export async function answerQuestions(session: Session): Promise<number> {
  const { api, vault } = session
  const { questions } = await api.witnesses.questions({})
  if (questions.length === 0) return 0
  return inTurn(session, async () => {
    if (!(await keep(session))) return 0
    for (const { asker, nonce } of questions)
      await api.witnesses.answer({ asker, answer: await vault.answerWitness({ nonce, asker }) })
    return questions.length
  })
}
