// What features that come later show among the beds.
import { slot } from '../../web/shell/slots.tsx'

/** A request for a place in another house for somebody who sleeps in one, and those who belong to them; `back`: the page of their stay. */
export const askAnotherHouse = slot<{ caseId: string; back: string; onClose: () => void }>(
  'shelter.ask-another-house',
)
