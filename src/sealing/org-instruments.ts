// Sets of questions that an organisation brings in for itself, as its log says them: name, version and the hash of the file. What a set makes of
// answers decides whether danger is seen, so no browser asks one whose file says something else.
import type { Said } from './chain.ts'
import { must } from './must.ts'
import { isBy2 } from './org-night.ts'
import { field, type Organisation } from './org-shape.ts'

export const INSTRUMENT_EFFECTS = {
  // A version takes the place of an earlier one, and none of a later one.
  instrument(now: Organisation, said: Said): Organisation {
    const id = field.text(said, 'instrument')
    const version = field.count(said, 'version')
    const hash = field.text(said, 'hash')
    must(isBy2(said) && /^[0-9a-f]{64}$/.test(hash) && version > (now.instruments.get(id)?.version ?? 0))
    return { ...now, instruments: new Map(now.instruments).set(id, { version, hash }) }
  },
}
