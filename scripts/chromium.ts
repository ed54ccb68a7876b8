// Which browsers journeys, pictures and measurements use, as Debian packs them. The one without a window is the same engine and
// costs a quarter less time: the other draws a window with buttons of its own round every page, and keeps a whole profile.
import { existsSync } from 'node:fs'

const [whole, windowless] = ['chromium', 'chromium-headless-shell']
const at = (name: string) => `/usr/bin/${name}`
const chosen = process.env['CHROMIUM']

/** What a machine lacks, by the names of Debian's packages. */
export const missingBrowsers = (): string[] =>
  chosen ? [] : [whole, windowless].filter((name) => !existsSync(at(name)))

/** As people have it, with a profile on disk. */
export const wholeChromium = chosen ?? at(whole)

/** For everything else: without a window, where there is one. */
export const chromiumPath = (): string => chosen ?? (existsSync(at(windowless)) ? at(windowless) : at(whole))

/** How it is started for a test: without what it does by itself, and drawing without a graphics card. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-quic',
  '--no-first-run',
  '--disable-gpu',
]
