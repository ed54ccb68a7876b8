// Ids that are made from what they name, so that a second import, or a second start, finds what the first one made.

/** Namespace (RFC 9562, version 5) of providers' and services' ids. */
export const directoryIds = '5c1f7d0a-6b52-4d0e-9d63-0d1b5f0f6a3e'
