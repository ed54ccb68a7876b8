// Who writes about danger on a case: whoever may assess it and holds the part in which it lies, while the case is open.
import type { SharedCase } from '../../client/case-keys.ts'
import { riskMachine } from '../risk.ts'
import { useMe } from '../../web/session/session.tsx'
import { isOpen } from '../../tracks/case-state.ts'

export function useMayWrite(shared: SharedCase): boolean {
  const { roles } = useMe()
  const may = roles.some((role) => riskMachine.opens.who.some((one) => one === role))
  return isOpen(shared.case.state) && may && shared.held.includes('contact')
}
