// Guardian organisations, as an administrator presses it: ready to speak for another organisation, naming three, and letting somebody in.
import { newId } from '../../api/new-id.ts'
import { knowAsFarAsBelieved, refreshHome } from '../../client/logs.ts'
import type { Session } from '../../client/session.ts'
import { minute, minuteIn } from '../../client/time.ts'

/** How long somebody who was asked for has to come, in days: a week until a second guardian agrees at most, a week that everybody sees, and more. */
export const readmissionDays = 45

/** Says in our own log that we are ready to speak for another organisation. */
export async function readyToGuard(session: Session, organisation: number): Promise<void> {
  await refreshHome(session)
  const statement = await session.vault.readyToGuard({ organisation, at: await minute(session) })
  await session.api.guardians.ready({ organisation, statement })
  await refreshHome(session)
}

/** Names three that are ready, or nobody. Answers whether a second administrator has to agree first. */
export async function nameGuardians(
  session: Session,
  organisations: readonly number[],
): Promise<{ waits: boolean }> {
  await refreshHome(session)
  const of = organisations.toSorted((a, b) => a - b)
  const at = await minute(session)
  await knowAsFarAsBelieved(session, of)
  const statement = await session.vault.nameGuardians({ organisations: of, at })
  const named = await session.api.guardians.name({ organisations: of, statement })
  await refreshHome(session)
  return named
}

/** As a guardian: asks that somebody is let in. Answers with the secret for them, which opens nothing before its day. */
export async function readmit(
  session: Session,
  organisation: number,
  who: { handle: string; language?: string },
): Promise<{ id: string; secret: string }> {
  const id = newId()
  const until = await minuteIn(session, readmissionDays)
  const at = await minute(session)
  await knowAsFarAsBelieved(session, [organisation])
  const { secret, statement, ...invitation } = await session.vault.readmit({
    organisation,
    user: id,
    until: until.minute,
    at,
  })
  await session.api.guardians.readmit({
    ...who,
    organisation,
    id,
    invitation: { ...invitation, until: until.instant },
    statement,
  })
  return { id, secret }
}

/** As the second guardian: agrees to whoever was asked for. Answers from when on they may come. */
export async function agreeToReadmit(session: Session, organisation: number): Promise<{ opensAt: string }> {
  const at = await minute(session)
  await knowAsFarAsBelieved(session, [organisation])
  const statement = await session.vault.agreeToReadmit({ organisation, at })
  return session.api.guardians.agree({ organisation, statement })
}

/** Stops it, as an administrator of the organisation or as its guardian. */
export async function stopReadmission(session: Session, organisation: number): Promise<void> {
  const isHome = organisation === session.organisation
  await (isHome ? refreshHome(session) : knowAsFarAsBelieved(session, [organisation]))
  const statement = await session.vault.stopReadmission({ organisation, at: await minute(session) })
  await session.api.guardians.stop({ organisation, statement })
  if (isHome) await refreshHome(session)
}
