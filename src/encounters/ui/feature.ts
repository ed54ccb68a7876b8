// *I met somebody*, from My work of every profession, *What I reported*, and what to look for in which kind of place.
import { networkRoles } from '../../api/roles.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { workActions, workHead } from '../../web/shell/work-slots.ts'

export const screens: Screens = {
  screens: [
    occasional('/encounters/new', () => import('./report-encounter.tsx'), 'ReportEncounter', networkRoles),
    occasional('/kits', () => import('./kits.tsx'), 'Kits', networkRoles),
    occasional('/kits/$kitId', () => import('./kit.tsx'), 'KitPage', networkRoles),
    occasional('/encounters', () => import('./encounter-list.tsx'), 'EncounterList', networkRoles),
    occasional('/encounters/$trackId', () => import('./encounter.tsx'), 'EncounterPage', networkRoles),
  ],
  fills: [
    fill(workActions, () => import('./report-button.tsx'), 'ReportButton'),
    fill(workHead, () => import('./reporting-duty.tsx'), 'DutiesToTell', 4),
  ],
}
