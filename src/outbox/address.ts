// Whether something looks like an address that a channel reaches; apart from the schemas, for screens.

/** One address, and no second line or recipient in it. */
export const isAddress = (channel: string, to: string): boolean =>
  channel === 'mail' ? /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]{1,189}$/.test(to) : /^\+[1-9]\d{6,14}$/.test(to)
