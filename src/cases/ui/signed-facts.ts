// What a list shows of cases is held against what was signed, a whole page in one call of the key worker.
import { askedAgain, isShorter } from '../../client/asked-again.ts'
import { wordsOn } from '../../client/checked-moves.ts'
import type { Statement } from '../../sealing/chain.ts'
import type { FactWords } from '../../tracks/case-facts.ts'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'

interface Listed {
  id: string
  reference: string
  risk: string | null
  ageGroup: string
  signed: Statement | null
}

/** The cases of a page, each with whose word its facts are. */
async function withWords<Row extends Listed>(rows: readonly Row[]): Promise<(Row & { words: FactWords })[]> {
  const words = await wordsOn(
    session,
    rows.map(({ id, reference, risk, ageGroup: age, signed }) => ({
      id,
      facts: { reference, age, ...(risk !== null && { risk }) },
      signed: signed ? [signed] : [],
    })),
  )
  return rows.map((row, at) => ({ ...row, words: words[at]! }))
}

type Asked = Omit<Parameters<typeof api.cases.list>[0], 'after'>

/** A page of the list of cases, checked. */
export const listCases = (asked: Asked, after: string | null) =>
  askedAgain(
    async () => {
      const page = await api.cases.list({ ...asked, ...(after ? { after } : {}) })
      return { ...page, cases: await withWords(page.cases) }
    },
    ({ cases }) => cases.some(({ words }) => Object.values(words).some(isShorter)),
  )
