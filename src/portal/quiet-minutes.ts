// After how many minutes without a touch a person's own page closes: whoever shares a telephone wants few, whoever asks a friend for a word
// wants more. The longest is shorter than the session of the server.

export const quietMinutes = [1, 3, 10] as const
export type QuietMinutes = (typeof quietMinutes)[number]
export const usualMinutes: QuietMinutes = 3

export const isMinutes = (value: number): value is QuietMinutes =>
  (quietMinutes as readonly number[]).includes(value)
