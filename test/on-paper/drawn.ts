// Papers as they leave a printer, drawn without a browser: the very components of the screens, in a language that is chosen here.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { speaker } from '../../src/language/say.ts'
import { dates } from '../../src/web/language/dates.ts'

export const today = '2026-11-29'
const zone = 'Etc/UTC'
let now = { tag: 'en', locale: 'en-GB' }

/** In the place of `web/language/language.tsx`. */
export const languageHere = () => {
  const useText = () => speaker(now.tag).text
  const useDates = () => dates(now.locale, useText(), zone)
  const useLanguage = () => ({ t: useText(), dates: useDates(), language: now })
  return { useText, useDates, useLanguage }
}
/** In the place of `web/session/session.tsx`. */
export const sessionHere = () => ({
  useMe: () => ({ organisation: { name: 'Harbour House' }, network: { timezone: zone, currency: 'GBP' } }),
})
/** In the place of `web/session/now.ts`. */
export const nowHere = () => ({ useToday: () => today, useNow: () => new Date(`${today}T10:00:00Z`) })

const locales: Readonly<Record<string, string>> = { en: 'en-GB', ar: 'ar-u-nu-arab' }

/** The words on a paper, without its marks, and without what a style sheet keeps from the printer. */
export function drawnIn(language: string, paper: ReactElement): string {
  now = { tag: language, locale: locales[language] ?? language }
  const html = renderToStaticMarkup(createElement(QueryClientProvider, { client: new QueryClient() }, paper))
  return html
    .replaceAll(/<p class="second card-explained">.*?<\/p>/gs, '')
    .replaceAll(/ aria-label="([^"]*)"[^>]*>/g, '>$1 ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#x27;|&quot;|&amp;/g, ' ')
}
