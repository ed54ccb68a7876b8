// Every kit that comes along, in the order in which they are listed.

import borderPort from './data/kits/border-port.json' with { type: 'json' }
import clinic from './data/kits/clinic.json' with { type: 'json' }
import consulate from './data/kits/consulate.json' with { type: 'json' }
import courtCells from './data/kits/court-cells.json' with { type: 'json' }
import foodBank from './data/kits/food-bank.json' with { type: 'json' }
import homelessShelter from './data/kits/homeless-shelter.json' with { type: 'json' }
import immigrationDetention from './data/kits/immigration-detention.json' with { type: 'json' }
import policeCustody from './data/kits/police-custody.json' with { type: 'json' }
import prison from './data/kits/prison.json' with { type: 'json' }
import probation from './data/kits/probation.json' with { type: 'json' }
import receptionCentre from './data/kits/reception-centre.json' with { type: 'json' }
import school from './data/kits/school.json' with { type: 'json' }
import sexWork from './data/kits/sex-work.json' with { type: 'json' }
import street from './data/kits/street.json' with { type: 'json' }
import workersHostel from './data/kits/workers-hostel.json' with { type: 'json' }
import type { Kit } from './kit.ts'

export const kits = [
  clinic,
  school,
  policeCustody,
  courtCells,
  prison,
  probation,
  immigrationDetention,
  borderPort,
  receptionCentre,
  foodBank,
  homelessShelter,
  workersHostel,
  street,
  sexWork,
  consulate,
] as readonly Kit[]
