// What is owed to those who remain, when somebody has left: new keys of their circles first, then of the cases that were
// sealed under the old ones.
import { rekey } from './rotate-cases-job.ts'
import { turnWhatIsOwed } from './rotate-circle-key.ts'

export async function turnAll(organisation: number, me: string, mayRekey: boolean): Promise<void> {
  await turnWhatIsOwed(organisation, me)
  if (mayRekey) await rekey()
}
