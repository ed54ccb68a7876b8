// The clock of this device beside the network's. What is signed here carries the network's time, so a wrong clock spoils
// nothing; but whoever reads it all day should be told, and so should whoever's right clock shows that the server's is wrong.

const minute = 60_000
const day = 24 * 60 * minute
/** So many minutes apart nobody needs to know of. */
const unnoticed = 10

/**
 * Minutes by which the device is ahead of the network (below zero: behind), where somebody should know; else 0. The clock
 * of a demonstration is moved by whole days, which say nothing about the device.
 */
export function minutesOff(device: number, network: number, demo: boolean): number {
  const apart = device - network
  const counted = demo ? apart - Math.round(apart / day) * day : apart
  return Math.abs(counted) > unnoticed * minute ? Math.round(counted / minute) : 0
}
