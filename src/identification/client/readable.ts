// What came out of a seal, as something that can be shown. Whoever holds a key may have sealed anything, so each answer
// is taken only where it has its shape; the full check stands in opened.ts, which would carry a validator into the page.
import { emptyReport, longest, reachChannels, reportKinds, safeNow, wishes, type Report } from '../report.ts'

const among = <T extends string>(values: readonly T[], value: unknown, otherwise: T): T =>
  values.includes(value as T) ? (value as T) : otherwise
const line = (value: unknown, most: number = longest.line): string =>
  typeof value === 'string' ? value.slice(0, most) : ''

/** A report with what of it could be read. */
export function reportIn(value: unknown): Report {
  const found = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  return {
    ...emptyReport(among(reportKinds, found['kind'], 'help'), line(found['language'], 12)),
    safe: among(safeNow, found['safe'], ''),
    story: line(found['story'], longest.story),
    place: line(found['place']),
    wishes: Array.isArray(found['wishes'])
      ? wishes.filter((wish) => (found['wishes'] as unknown[]).includes(wish))
      : [],
    channel: among(reachChannels, found['channel'], 'here'),
    reach: line(found['reach']),
    times: line(found['times']),
    codeWord: line(found['codeWord']),
  }
}

/** The text of one message. */
export const textIn = (value: unknown): string =>
  line((value as { text?: unknown } | null)?.text, longest.story)
