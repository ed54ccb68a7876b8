// An old browser gets what it lacks before anything else runs. The first import of the workers that stand in for the usual ones there
// (`*-old.worker.ts`), and a script of its own for the page (src/web/island/island.ts).
import { fillBuiltIns } from './missing-built-ins.ts'
import { provideCurves } from './missing-curves.ts'

fillBuiltIns()
provideCurves(globalThis.crypto.subtle)
