// From the fields of a form to a report and back: whatever was typed comes back into the form, exactly, when something
// went wrong. The browser's island reads the same fields.

import { mayTell } from '../cases/may-tell.ts'
import { longest, reachChannels, safeNow, wishes, type Report, type ReportKind } from './report.ts'

/** Whether words were asked for instead of digits: easier to learn by heart than to hide on paper. */
export const wantsWords = (answers: Answers): boolean => answers('receipt').includes('words')

/** A form's fields by name, each with all its values. */
export type Answers = (name: string) => readonly string[]

const among = <T extends string>(allowed: readonly T[], value: string, otherwise: T): T =>
  (allowed as readonly string[]).includes(value) ? (value as T) : otherwise

/** Reads the answers. Nothing is cut: `tooLong` names the fields that are longer than they may be. */
export function readReport(
  kind: ReportKind,
  language: string,
  answers: Answers,
): { report: Report; tooLong: (keyof Report)[] } {
  const text = (name: string) => (answers(name)[0] ?? '').replaceAll('\r\n', '\n')
  const report: Report = {
    kind,
    language,
    safe: among(safeNow, text('safe'), ''),
    story: text('story'),
    place: text('place'),
    mayTell: mayTell.filter((who) => answers('tell').includes(who)),
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
    tooLong: (['story', 'place', 'reach', 'times', 'codeWord', 'teller'] as const).filter(over),
  }
}
