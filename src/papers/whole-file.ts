// A person's whole file as one page that opens on any computer without Continuum: no script, nothing fetched, in their own
// language and its direction, saying what is not in it. The same page whether a worker makes it with them or they themselves.

/** Words by their name, in the language of the page. */
export interface FileWords {
  language: string
  direction: 'ltr' | 'rtl'
  text: (id: string) => string
  /** `YYYY-MM-DD` in words. */
  day: (on: string) => string
}

/** Who wrote something: the person, an organisation by name, or a place that must not be named. */
export type Writer = { person: true } | { person: false; place: string | null }

export interface Written {
  part: string
  kind: string
  /** YYYY-MM-DD, as every day here. */
  on: string
  by: Writer
  value: Readonly<Record<string, unknown>>
}

export interface WholeFile {
  madeOn: string
  /** Who opened it; nobody where the person did. */
  madeBy: string | null
  /** Newest first, as all lists here. */
  written: readonly Written[]
  messages: readonly { on: string; by: Writer; text: string }[]
  consents: readonly { place: string | null; parts: readonly string[]; purpose: string; until: string }[]
  steps: readonly { kind: string; state: string; on: string; place: string | null }[]
  looks: readonly { place: string; on: string }[]
  /** `path` as in the archive. */
  papers: readonly { name: string; path: string; part: string; on: string; by: Writer }[]
  missing: {
    /** Parts of which whoever made this holds no key. */
    parts: readonly string[]
    /** How many records and messages did not open though their key is here. */
    rows: number
    papers: readonly string[]
  }
}

/** The name of the page in the archive. */
export const pageName = 'file.html'

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const style = `body{font:1.05rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
h1,h2{line-height:1.25}h2{margin-top:2.5rem;border-block-start:1px solid #bbb;padding-block-start:1rem}
article{margin-block:1.25rem;padding-inline-start:.9rem;border-inline-start:3px solid #ccc}p{margin:.25rem 0}
.w{white-space:pre-wrap;overflow-wrap:anywhere}.s{color:#555;font-size:.95rem}.c{border:2px solid #8a4b00;padding:.6rem .9rem}
@media print{body{margin:0;max-width:none}article{break-inside:avoid}}`

/** What the fields of a safe contact are called. */
const contactParts = ['how', 'when', 'word', 'never'] as const
/** Kinds of what was written that have a name of their own; any other is `other`. */
export const namedKinds = [
  'note',
  'profile',
  'statement',
  'words',
  'answers',
  'statistics',
  'circumstances',
  'agreed',
  'letter',
  'routes',
  'service',
  'first_days',
  'wellbeing',
  'given',
  'losses',
  'hours',
  'ways',
  'ways_said',
]

/** Every text in a value, however deep, in its order. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Of what was agreed to, the words: beside them stand their language and where the paper is. A letter brings its words along, as routes and reasons do. */
const ownText = [
  'letter',
  'routes',
  'note',
  'statement',
  'reasoning',
  'service',
  'first_days',
  'wellbeing',
  'given',
  'losses',
  'hours',
  'ways_said',
]
const ownWords = (kind: string, value: Record<string, unknown>): unknown =>
  value[kind === 'agreed' ? 'words' : ownText.includes(kind) ? 'text' : ''] ?? value

const words = (text: string): string => `<p class="w" dir="auto">${escaped(text)}</p>`
const small = (parts: readonly string[]): string =>
  `<p class="s">${parts
    .filter((part) => part !== '')
    .map((part) => `<bdi>${escaped(part)}</bdi>`)
    .join(' · ')}</p>`

/** Words and marks of the page, in its language. */
function marksOf({ language, text: t, day }: FileWords) {
  const list = (parts: readonly string[]) => new Intl.ListFormat(language).format(parts)
  const part = (one: string) => t(`person.part.${one}`)
  const whom = (by: Writer) => (by.person ? t('person.own.you') : (by.place ?? t('person.who.place')))
  const section = (title: string, articles: readonly string[]) =>
    articles.length === 0
      ? ''
      : `<section><h2>${escaped(t(title))}</h2>\n${articles.map((one) => `<article>${one}</article>`).join('\n')}</section>`
  const head = (title: string) => `<p><b dir="auto">${escaped(title)}</b></p>`
  /** Under each thing that was written: when, by whom, and in which part. */
  const signed = (on: string, by: Writer, where?: string) =>
    small([day(on), whom(by), ...(where === undefined ? [] : [part(where)])])
  return { t, day, list, part, section, head, signed }
}

type Marks = ReturnType<typeof marksOf>

/** What was written about the person, one after the other. */
function writtenArticles(file: WholeFile, { t, head, signed }: Marks): string[] {
  const contact = (value: Written['value']) =>
    contactParts
      .flatMap((one) =>
        typeof value[one] === 'string' && value[one] !== '' ? [[one, value[one]] as const] : [],
      )
      .map(([one, said]) => `<p class="s">${escaped(t(`person.own.contact.${one}`))}</p>${words(said)}`)
      .join('')

  const said = (kind: string, value: Written['value']) => {
    // What was counted stands in codes, under a number that nobody else shall see.
    if (kind === 'statistics' || kind === 'circumstances') return t('person.own.counted')
    return textsIn(ownWords(kind, value)).join('\n')
  }
  // That a plan was approved is a list of numbers, and no words.
  const inWords = file.written.filter(({ kind }) => kind !== 'plan_yes')
  return inWords.map(({ part: where, kind, on, by, value }) =>
    kind === 'safe_contact'
      ? head(t('person.own.contact')) + signed(on, by) + contact(value)
      : head(t(`person.own.kind.${namedKinds.includes(kind) ? kind : 'other'}`)) +
        signed(on, by, where) +
        words(said(kind, value)),
  )
}

/** What is not in the page, and why. */
function gapArticles({ missing }: WholeFile, { t, list, part, head }: Marks): string[] {
  return [
    ...(missing.parts.length > 0
      ? [head(t('person.whole.closed')) + small([list(missing.parts.map(part))])]
      : []),
    ...(missing.rows > 0 ? [head(t('person.whole.unopened')) + small([String(missing.rows)])] : []),
    ...(missing.papers.length > 0 ? [head(t('person.whole.papersMissing')) + small(missing.papers)] : []),
    words(t('person.whole.elsewhere')),
  ]
}

/** Processes as they stand. One for which there are no words for the person is none of theirs. */
function stepArticles(file: WholeFile, { t, day, head }: Marks): string[] {
  const has = (id: string) => t(id) !== id
  return file.steps
    .filter(({ kind, state }) => has(`person.kind.${kind}`) && has(`person.${kind}.${state}`))
    .map(
      ({ kind, state, on, place }) =>
        head(t(`person.kind.${kind}`)) + words(t(`person.${kind}.${state}`)) + small([day(on), place ?? '']),
    )
}

/** What stands in the page, in its order. */
function bodyOf(file: WholeFile, marks: Marks): string[] {
  const { t, day, list, part, section, head, signed } = marks
  return [
    `<h1>${escaped(t('person.whole.title'))}</h1>`,
    words(t('person.whole.lead')),
    small([day(file.madeOn), file.madeBy ?? t('person.own.you')]),
    `<p class="c">${escaped(t('person.whole.careful'))}</p>`,
    section('person.own.notes', writtenArticles(file, marks)),
    section(
      'person.own.messages',
      file.messages.map(({ on, by, text }) => signed(on, by) + words(text)),
    ),
    section(
      'person.whole.papers',
      file.papers.map(
        ({ name, path, part: where, on, by }) =>
          `<p><a href="${escaped(path.split('/').map(encodeURIComponent).join('/'))}"><bdi>${escaped(name)}</bdi></a></p>` +
          signed(on, by, where),
      ),
    ),
    section('person.tracks', stepArticles(file, marks)),
    section(
      'person.who',
      file.consents.map(
        ({ place, parts, purpose, until }) =>
          head(place ?? t('person.who.place')) +
          small([list(parts.map(part)), t(`person.why.${purpose}`)]) +
          small([t('person.whole.until'), day(until)]),
      ),
    ),
    section(
      'person.looked',
      file.looks.map(({ place, on }) => small([place, day(on)])),
    ),
    section('person.whole.missing', gapArticles(file, marks)),
  ]
}

/** The whole page. */
export function wholePage(file: WholeFile, said: FileWords): string {
  const { language, direction, text: t } = said
  const body = bodyOf(file, marksOf(said))
  // The policy makes of the browser what the page promises: whatever was written in a note, nothing runs and nothing is fetched.
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<meta name="referrer" content="no-referrer"><title>${escaped(t('person.whole.title'))}</title><style>${style}</style></head>
<body>
${body.filter((one) => one !== '').join('\n')}
</body>
</html>
`
}
