// The whole file of a case, to take away or to erase.
import { caseReaders } from '../../cases/readers.ts'
import { screen, type Screens } from '../../web/shell/screens.ts'

export const screens: Screens = {
  screens: [screen('/cases/$caseId/file', () => import('./whole-file.tsx'), 'WholeFile', caseReaders)],
}
