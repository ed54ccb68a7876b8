// The whole file of a case, to take away or to erase; official forms, filled in from it.
import { caseReaders } from '../../cases/readers.ts'
import { screen, type Screens } from '../../web/shell/screens.ts'

export const screens: Screens = {
  screens: [
    screen('/cases/$caseId/file', () => import('./whole-file.tsx'), 'WholeFile', caseReaders),
    screen('/cases/$caseId/forms/{-$form}', () => import('./form-page.tsx'), 'CaseForms', caseReaders),
    screen('/forms/$pack/$form', () => import('./house-table.tsx'), 'HouseTable', caseReaders),
  ],
}
