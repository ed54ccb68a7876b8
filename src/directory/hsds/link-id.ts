// The id of a service at one of its places. It is made from the service's own, so that whoever asks by it is answered from the
// service without a table of such ids: the last two bytes say which of its places.

const tail = (id: string): number => Number.parseInt(id.slice(-4), 16)
const ending = (bits: number): string => bits.toString(16).padStart(4, '0')

/** The id of a service at its place number `at`, from 0. */
export const linkId = (service: string, at: number): string =>
  service.slice(0, -4) + ending(tail(service) ^ (at + 1))

/** Between which ids the service is that such an id was made from. */
export const servicesOf = (link: string): { first: string; last: string } => ({
  first: `${link.slice(0, -4)}0000`,
  last: `${link.slice(0, -4)}ffff`,
})
