// What the one button of a row is called: the act, not the process. Words: `work.act.<act>`.

const acts = ['answer', 'ask', 'assess', 'call', 'look', 'note', 'open', 'plan', 'tell'] as const
export type Act = (typeof acts)[number]

/** By the first word of a duty's name that says what is done. */
const byEnding: Readonly<Record<string, Act>> = {
  answer: 'answer',
  reply: 'answer',
  decision: 'answer',
  second: 'answer',
  callback: 'call',
  first: 'note',
  return: 'note',
  hearing: 'note',
  day: 'note',
  review: 'look',
  again: 'look',
  order: 'look',
  plan: 'plan',
  prepare: 'plan',
  ahead: 'plan',
  explain: 'tell',
  inform: 'tell',
  notice: 'tell',
  rights: 'tell',
  tell: 'tell',
}
export function actOf(clock: string): Act {
  const [process = '', ...rest] = clock.split('.')
  const ending = rest.find((word) => Object.hasOwn(byEnding, word))
  if (process === 'risk' && ending !== 'plan') return 'assess'
  return ending === undefined ? 'open' : (byEnding[ending] ?? 'open')
}
