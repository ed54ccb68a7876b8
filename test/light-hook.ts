// A program that is started with `--import` of this file stretches passphrases and words lightly. LIGHT=passphrases leaves
// words as CCP/1 has them.

import { registerHooks } from 'node:module'
import { lightSource, lightThread, startsThread, stretches } from './light-stretch.ts'

const onlyPassphrases = process.env['LIGHT'] === 'passphrases'

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    const text = () => Buffer.from(loaded.source as Uint8Array).toString()
    if (onlyPassphrases && !url.endsWith('/passphrase.ts')) return loaded
    if (stretches.test(url)) return { ...loaded, source: lightSource(text()) }
    if (startsThread.test(url)) return { ...loaded, source: lightThread(text()) }
    return loaded
  },
})
