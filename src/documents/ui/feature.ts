// The whole file of a case, to take away or to erase; official forms, filled in from it.
import { caseReaders } from '../../cases/readers.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'

export const screens: Screens = {
  screens: [
    occasional('/cases/$caseId/file', () => import('./whole-file.tsx'), 'WholeFile', caseReaders),
    occasional('/cases/$caseId/forms/{-$form}', () => import('./form-page.tsx'), 'CaseForms', caseReaders),
    occasional('/forms/$pack/$form', () => import('./house-table.tsx'), 'HouseTable', caseReaders),
  ],
}
