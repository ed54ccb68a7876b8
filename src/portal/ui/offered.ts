// What this window itself offers to sign. Only a form that was drawn here is signed, and only for what stood on it; any other
// form is the server's, and goes there as it is.

import type { Yes } from '../client/verify-listed.ts'

/** No more, of one consent or of all (an empty name); or the same yes once more. */
export type Offer = { stop: string } | { again: Yes }

const drawn = new WeakMap<HTMLFormElement, Offer>()

export const offer = (form: HTMLFormElement, what: Offer): unknown => drawn.set(form, what)
export const offeredBy = (form: HTMLFormElement): Offer | undefined => drawn.get(form)
