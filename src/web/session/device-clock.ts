// The clock of this device beside the network's. What is signed here carries the network's time, so a wrong clock spoils
// nothing; but whoever reads it all day should be told, and so should whoever's right clock shows that the server's is wrong.

const minute = 60_000
/** So many minutes apart nobody needs to know of. */
const unnoticed = 10

/**
 * Minutes by which the device is ahead of the network (below zero: behind), where somebody should know; else 0. An invented country
 * lives on a day of its own, at an hour of its own, which says nothing about the device.
 */
export function minutesOff(device: number, network: number, demo: boolean): number {
  const apart = demo ? 0 : device - network
  return Math.abs(apart) > unnoticed * minute ? Math.round(apart / minute) : 0
}
