// Single values of a directory, brought into the form in which we keep them, or refused as a whole.

/** Text without mark-up, runs of blanks made one; paragraphs stay. */
export function plainText(text: string): string {
  return text
    .replaceAll(/<\s*(br|\/p|\/li|\/ul|\/div)\b[^>]*>/gi, '\n')
    .replaceAll(/<\/?[a-z][^>]*>/gi, '')
    .replaceAll(/&nbsp;/gi, ' ')
    .replaceAll(/&lt;/gi, '<')
    .replaceAll(/&gt;/gi, '>')
    .replaceAll(/&amp;/gi, '&')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** The same text in a file whose readers take mark-up out: as it is, unless something in it would be taken for mark-up. */
export const asPlain = (text: string): string =>
  plainText(text) === text ? text : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** An http address; one without scheme gets https. Undefined for anything else, `javascript:` above all. */
export function linkOf(text: string): string | undefined {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  if (!URL.canParse(whole) || whole.length > 500) return undefined
  const url = new URL(whole)
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname.includes('.')
    ? url.href
    : undefined
}

export const emailOf = (text: string): string | undefined =>
  /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(text) ? text : undefined

/** A number as it would be dialled, with its extension; undefined where there are too few digits, or it is longer than a number is kept. */
export function phoneOf(text: string, extension?: string): string | undefined {
  const number = text.replaceAll(/["']/g, '').trim()
  const whole = extension ? `${number} ext. ${extension}` : number
  return number.replaceAll(/\D/g, '').length < 3 || whole.length > 60 ? undefined : whole
}

/** A number that is kept, in the two cells of the standard: an extension that is no number stays with it. */
export function phoneCells(phone: string): { number: string; extension?: string } {
  const [, number, extension] = /^(.*\d.*\d.*\d.*) ext\. (\d{1,9})$/.exec(phone) ?? []
  // A cell for numbers has no zeros before them.
  return number && extension && String(Number(extension)) === extension
    ? { number, extension }
    : { number: phone }
}

export const ageOf = (text: string): number | undefined => {
  const age = Number(text)
  return Number.isFinite(age) && age >= 0 && age <= 120 ? Math.floor(age) : undefined
}

/** One code for one language: `eng` is `en`. What others write as a language of a country (`prs`, `fa-AF`) keeps its own. */
function codeOf(tag: string): string {
  const canonical = Intl.getCanonicalLocales(tag)[0] as string
  return canonical.includes('-') ? tag : canonical
}

const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
const englishNames = new Map<string, string>()
function languageNames(): Map<string, string> {
  if (englishNames.size > 0) return englishNames
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')
  const tags = letters.flatMap((a) =>
    letters.flatMap((b) => [`${a}${b}`, ...letters.map((c) => `${a}${b}${c}`)]),
  )
  for (const tag of tags) {
    const name = english.of(tag)?.toLowerCase()
    if (name && !englishNames.has(name)) englishNames.set(name, codeOf(tag))
  }
  return englishNames
}

/** A language by its code (`ur`, `eng`, `pt-BR`) or English name, as the base tag; undefined for what is none. */
export function languageOf(text: string): string | undefined {
  const word = text.trim()
  if (/^[a-z]{2,3}([-_][A-Za-z0-9]+)*$/i.test(word)) {
    const base = codeOf(word.split(/[-_]/)[0]?.toLowerCase() ?? '')
    if (english.of(base) !== undefined) return base
  }
  return languageNames().get(word.toLowerCase())
}
