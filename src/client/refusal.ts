// What a server answered instead, as every kind of client sees it: the scripts of the public pages load no Problem, and know its
// code and its status all the same.

const valueOf = (error: unknown, name: 'code' | 'status'): unknown =>
  error instanceof Error ? (error as unknown as Record<string, unknown>)[name] : undefined

/** The code of it; nothing where nothing was answered. */
export function codeOf(error: unknown): string | undefined {
  const code = valueOf(error, 'code')
  return typeof code === 'string' ? code : undefined
}

/** Its HTTP status; nothing where nothing was answered. */
export function statusOf(error: unknown): number | undefined {
  const status = valueOf(error, 'status')
  return typeof status === 'number' ? status : undefined
}

/** Whether it is there under its name already: of what was sent before and not changed since, only the answer was lost. */
export const hasArrived = (error: unknown): boolean =>
  ['conflict', 'key-reused'].includes(codeOf(error) ?? '')

/** Whether the server contradicts what was seen before. */
export const isLie = (error: unknown): boolean => ['rollback', 'fork'].includes(codeOf(error) ?? '')
