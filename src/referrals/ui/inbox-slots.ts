// What else somebody asks of this organisation, above what was referred to it.
import { slot } from '../../web/shell/slots.tsx'

export const alsoAsked = slot('inbox.also-asked')
