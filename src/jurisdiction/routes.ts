// Which permissions to stay may fit somebody, out of a pack: a lawyer answers its questions with the person, and what speaks for and
// against each follows from the answers alone. It is worked out where the answers are, and decides nothing.

import type { Pack, StatusRule } from './define.ts'
import type { PaperRule, RouteQuestion } from './stay-rules.ts'

export type RouteAnswer = 'yes' | 'no' | 'unknown'

/** What was answered with the person: sealed in the case, so that it never leaves in clear. */
export interface RouteAnswers {
  answers: Readonly<Record<string, RouteAnswer>>
  /** The ids of papers that are here. */
  papers: readonly string[]
}

/** One permission, held against the answers. */
export interface Route {
  status: StatusRule
  fits: 'may-fit' | 'open' | 'speaks-against'
  for: readonly RouteQuestion[]
  against: readonly RouteQuestion[]
  /** Not answered, or not known yet. */
  open: readonly RouteQuestion[]
  missing: readonly PaperRule[]
}

/** The questions that a permission asks. */
export const asksOf = ({ grounds: { needs = [], oneOf = [], against = [] } = {} }: StatusRule): string[] => [
  ...needs,
  ...oneOf,
  ...against,
]

const order = ['may-fit', 'open', 'speaks-against'] as const

/** The permissions that ask anything, those that may fit first. */
export function routesOf(pack: Pack, { answers, papers }: RouteAnswers): Route[] {
  const questions = new Map(pack.questions.map((question) => [question.id, question]))
  const those = (ids: readonly string[], answer: RouteAnswer) =>
    ids.filter((id) => (answers[id] ?? 'unknown') === answer)
  const routes = pack.statuses
    .filter((status) => asksOf(status).length > 0)
    .map((status): Route => {
      const { needs = [], oneOf = [], against = [] } = status.grounds ?? {}
      const enough = those(oneOf, 'yes')
      const hopeful = enough.length > 0 ? [] : those(oneOf, 'unknown')
      const lost = enough.length > 0 || hopeful.length > 0 ? [] : oneOf
      const said = {
        for: [...those(needs, 'yes'), ...enough],
        against: [...those(needs, 'no'), ...lost, ...those(against, 'yes')],
        open: [...those(needs, 'unknown'), ...hopeful, ...those(against, 'unknown')],
      }
      const asked = (ids: readonly string[]) => ids.flatMap((id) => questions.get(id) ?? [])
      return {
        status,
        fits: said.against.length > 0 ? 'speaks-against' : said.open.length > 0 ? 'open' : 'may-fit',
        for: asked(said.for),
        against: asked(said.against),
        open: asked(said.open),
        missing: (status.papers ?? []).filter(({ id }) => !papers.includes(id)),
      }
    })
  return routes.toSorted((a, b) => order.indexOf(a.fits) - order.indexOf(b.fits))
}

/** The questions of a pack that some permission asks, in the pack's order. */
export const questionsAsked = (pack: Pack): RouteQuestion[] =>
  pack.questions.filter(({ id }) => pack.statuses.some((status) => asksOf(status).includes(id)))

/** The papers that the permissions of a pack need, each once. */
export const papersNeeded = (pack: Pack): PaperRule[] => [
  ...new Map(pack.statuses.flatMap(({ papers = [] }) => papers.map((paper) => [paper.id, paper]))).values(),
]
