// The instruments that come with the program, by their codes; each was read whole by the test beside it.
import adultGuide from './data/adult-guide.json' with { type: 'json' }
import begging from './data/begging.json' with { type: 'json' }
import childGuide from './data/child-guide.json' with { type: 'json' }
import childObserved from './data/child-observed.json' with { type: 'json' }
import domestic from './data/domestic.json' with { type: 'json' }
import forcedCrime from './data/forced-crime.json' with { type: 'json' }
import general from './data/general.json' with { type: 'json' }
import healthShort from './data/health-short.json' with { type: 'json' }
import labour from './data/labour.json' with { type: 'json' }
import licensedTool from './data/licensed-tool.json' with { type: 'json' }
import raft from './data/raft.json' with { type: 'json' }
import sexual from './data/sexual.json' with { type: 'json' }
import type { Instrument } from './instrument.ts'

export const shipped = [
  general,
  labour,
  sexual,
  domestic,
  begging,
  forcedCrime,
  healthShort,
  childObserved,
  adultGuide,
  childGuide,
  raft,
  licensedTool,
] as unknown as readonly Instrument[]

export const instrumentOf = (id: unknown): Instrument | undefined => shipped.find((one) => one.id === id)
