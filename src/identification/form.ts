// From the fields of a form to a report and back: whatever was typed comes back into the form, exactly, when something
// went wrong. The browser's island reads the same fields.

import { alone, named, type MayTell } from '../cases/may-tell.ts'
import { longest, reachChannels, safeNow, wishes, type Report, type ReportKind } from './report.ts'

/** Whether words were asked for instead of digits: easier to learn by heart than to hide on paper. */
export const wantsWords = (answers: Answers): boolean => answers('receipt').includes('words')

/** A form's fields by name, each with all its values. */
export type Answers = (name: string) => readonly string[]

const among = <T extends string>(allowed: readonly T[], value: string, otherwise: T): T =>
  (allowed as readonly string[]).includes(value) ? (value as T) : otherwise

/**
 * Whom somebody lets us tell, as the form asks it: one of the answers that stand alone, or those that are named under *only these*. A name
 * counts nowhere else, since the form does not show it there.
 */
function tellIn(answers: Answers): MayTell[] {
  const [chosen = ''] = answers('tell')
  const single = alone.find((who) => who === chosen)
  if (single) return [single]
  return chosen === 'these' ? named.filter((who) => answers('told').includes(who)) : []
}

/**
 * Reads the answers. Nothing is cut: `tooLong` names the fields that are longer than they may be. `unnamed`: they chose *only these* and
 * named nobody, which is no answer.
 */
export function readReport(
  kind: ReportKind,
  language: string,
  answers: Answers,
): { report: Report; tooLong: (keyof Report)[]; unnamed: boolean } {
  const text = (name: string) => (answers(name)[0] ?? '').replaceAll('\r\n', '\n')
  const report: Report = {
    kind,
    language,
    safe: among(safeNow, text('safe'), ''),
    story: text('story'),
    place: text('place'),
    mayTell: tellIn(answers),
    wishes: wishes.filter((wish) => answers('wish').includes(wish)),
    channel: among(reachChannels, text('channel'), 'here'),
    reach: text('reach'),
    times: text('times'),
    codeWord: text('code'),
    ...(text('teller') ? { teller: text('teller') } : {}),
  }
  const over = (name: 'story' | 'place' | 'reach' | 'times' | 'codeWord' | 'teller') =>
    (report[name] ?? '').length > (name === 'story' ? longest.story : longest.line)
  return {
    report,
    unnamed: answers('tell')[0] === 'these' && report.mayTell.length === 0,
    tooLong: (['story', 'place', 'reach', 'times', 'codeWord', 'teller'] as const).filter(over),
  }
}
