// What a person said in words, opened by the one reader whom they chose, and answered in words that nobody but the two can open.
import type { Session } from '../../client/session.ts'
import { locatorOf } from './locator.ts'
import type { Feedback } from '../feedback.ts'
import type { voiceOutcomes } from '../voice.ts'

interface Said {
  text: string
  service?: string
  answers?: Feedback
}

/** What was said, and what was answered until now. */
export interface OpenedVoice {
  text: string
  /** After which help it was said, and how it was. */
  feedback?: { service: string; answers: Feedback }
  answers: readonly { n: number; on: string; text: string }[]
}

/** Nothing where only choices were made. */
export async function openVoice(session: Session, track: string): Promise<OpenedVoice | undefined> {
  const { words, answers } = await session.api.voices.words({ track })
  if (!words) return undefined
  const opened = await session.vault.openReport({
    locator: locatorOf(track),
    circleId: words.circle,
    wrap: words.wrap,
    ciphertext: words.ciphertext,
    messages: answers.map(({ n, ciphertext }) => ({ n, from: 'hotline', ciphertext })),
  })
  const { text, service, answers: given } = opened.report as Said
  return {
    text,
    ...(service !== undefined && given && { feedback: { service, answers: given } }),
    answers: opened.messages.map(({ n, message }) => ({
      n,
      on: answers.find((one) => one.n === n)!.on,
      text: (message as { text: string }).text,
    })),
  }
}

export interface VoiceAnswer {
  outcome: (typeof voiceOutcomes)[number]
  /** Empty where the person wrote no words: there is no key then that they could open an answer with. */
  text: string
}

/** Answers: the words first, then that it is answered. Pressed again after a lost answer it is the same one. */
export async function answerVoice(
  session: Session,
  track: { id: string; version: number },
  { outcome, text }: VoiceAnswer,
  key: string,
): Promise<void> {
  // Opened here: what seals the answer is the key of what was said.
  const opened = text ? await openVoice(session, track.id) : undefined
  if (opened && opened.answers.at(-1)?.text !== text) {
    const n = opened.answers.length + 1
    const message = { locator: locatorOf(track.id), n, from: 'hotline', message: { text } } as const
    const { ciphertext } = await session.vault.sealReportMessage(message)
    await session.api.voices.reply({ track: track.id, n, ciphertext })
  }
  await session.tracks.makeMove('voice', 'answer', track, { outcome }, key)
}
