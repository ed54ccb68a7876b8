// Opens what came back, here: each answer is held against the very package that it answers. What does not hold is shown as that, and what
// came by two ways is one answer.
import { SealingError } from '../../sealing/suite.ts'
import type { Session } from '../../client/session.ts'
import { packageAnswer, type PackageAnswer } from '../answers.ts'
import type { PackageOut } from '../api.ts'
import { openNote, type PackageNote } from './package-note.ts'

type Sealed = PackageOut['answers'][number]

/** `answer` where it is one of theirs; nothing where somebody else wrote it, or another program. */
export interface CameBack extends Sealed {
  answer: PackageAnswer | undefined
  /** By which it still waits to be written down: what came by two ways waits twice. */
  waiting: string[]
}

export interface ReadPackage extends Omit<PackageOut, 'answers'> {
  kept: PackageNote | undefined
  answers: CameBack[]
}

const unlessRefused = async <Value>(opening: Promise<Value>): Promise<Value | undefined> =>
  opening.catch((error: unknown) => {
    if (!(error instanceof SealingError)) throw error
    return undefined
  })

type Answered = Pick<PackageOut, 'id' | 'caseId' | 'circle' | 'purpose'>

/** One answer to one package; nothing where it is not by whoever opened that package. */
export async function openAnswer(
  { vault }: Session,
  { id, caseId, circle, purpose }: Answered,
  answerKey: string,
  answer: string,
): Promise<PackageAnswer | undefined> {
  const opened = await unlessRefused(
    vault.openPackageAnswer({ id, caseId, circleId: circle, answerKey, answer }),
  )
  return opened && packageAnswer(opened.value, purpose)
}

async function readOne(session: Session, sent: PackageOut): Promise<ReadPackage> {
  const kept = await unlessRefused(openNote(session, sent))
  const opened = await Promise.all(
    sent.answers.map(async (one) => ({
      ...one,
      answer: kept && (await openAnswer(session, sent, kept.answerKey, one.ciphertext)),
    })),
  )
  const answers = [...Map.groupBy(opened, ({ answer, digest }) => answer?.id ?? digest).values()].map(asOne)
  return { ...sent, kept, answers }
}

/** The same answer, however often it came: it is written down where one of them is. */
const asOne = (same: Omit<CameBack, 'waiting'>[]): CameBack => ({
  ...same[0]!,
  takenAt: same.find(({ takenAt }) => takenAt !== null)?.takenAt ?? null,
  waiting: same.flatMap(({ takenAt, digest }) => (takenAt === null ? [digest] : [])),
})

/** The packages of one process, newest first, with what came back. */
export async function readPackages(session: Session, track: string): Promise<ReadPackage[]> {
  const { packages } = await session.api.packages.list({ track })
  return Promise.all(packages.map((one) => readOne(session, one)))
}
