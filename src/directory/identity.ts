// Ids that are made from what they name, so that a second import, or a second start, finds what the first one made.

import { v5 as idFrom } from 'uuid'

/** Namespace (RFC 9562, version 5) of providers' and services' ids. */
const directoryIds = '5c1f7d0a-6b52-4d0e-9d63-0d1b5f0f6a3e'

/** The id of what is so named. Half a character, which JSON can carry, has no bytes: it counts as the sign of what cannot be read. */
export const directoryId = (name: string): string => idFrom(name.toWellFormed(), directoryIds)
