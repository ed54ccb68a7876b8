// A calendar as other programs read it (RFC 5545): of each appointment that there is one, and nothing else.

export interface CalendarDay {
  /** Says nothing of the process: a hash under the calendar's own secret. */
  uid: string
  /** `YYYY-MM-DD`; nothing where the hour is known. */
  day: string | null
  /** The moment, where the person wanted the hour in clear. */
  at: Date | null
}

/** At most 75 octets a line, never in the middle of a character; what goes on begins with a space. */
export function folded(line: string): string {
  const lines: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      lines.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...lines, part].join('\r\n')
}

const stamp = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)

/** The whole of it. `word` is what each is called; `now` when it was read. */
export function calendar(days: readonly CalendarDay[], { word, now }: { word: string; now: Date }): string {
  const events = days.flatMap(({ uid, day, at }) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp(now)}`,
    at ? `DTSTART:${stamp(at)}` : `DTSTART;VALUE=DATE:${(day ?? '').replaceAll('-', '')}`,
    `SUMMARY:${escaped(word)}`,
    'CLASS:PRIVATE',
    'END:VEVENT',
  ])
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Calendar//EN', ...events, 'END:VCALENDAR']
  return `${lines.map(folded).join('\r\n')}\r\n`
}
