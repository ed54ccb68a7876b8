// A program that is started with `--import` of this file makes an invented country of forty-eight files, four of each life that is
// told, where it would make two hundred: a minute of processor time less. (npm run soak -- demo makes all of them.)

import { registerHooks } from 'node:module'

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/demo/country.ts')) return loaded
    const text = Buffer.from(loaded.source as Uint8Array).toString()
    const source = text.replace('{ cases = 200, only }', '{ cases = 48, only }')
    if (source === text) throw new Error('demo/country.ts says how large the country is in another way now')
    return { ...loaded, source }
  },
})
