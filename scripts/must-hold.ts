// What a trial on a machine has to find: each is said as it is found, and the first that is not so ends the trial.
export function mustHold(held: boolean, what: string): void {
  if (!held) throw new Error(`Not so: ${what}`)
  console.log(`holds: ${what}`)
}
