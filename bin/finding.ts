// One answer of `continuum doctor`.
export interface Finding {
  /** Names its entry in docs/runbook.md. */
  check: string
  holds: boolean
  words: string
}

export const good = (check: string, words: string): Finding => ({ check, holds: true, words })
export const bad = (check: string, words: string): Finding => ({ check, holds: false, words })

/** A length of time in words, by its largest unit. */
export const lasting = (seconds: number): string => {
  const [length, unit] =
    seconds < 120
      ? [Math.floor(seconds), 'seconds']
      : seconds < 7_200
        ? [Math.floor(seconds / 60), 'minutes']
        : seconds < 172_800
          ? [Math.floor(seconds / 3_600), 'hours']
          : [Math.floor(seconds / 86_400), 'days']
  return `${length} ${unit}`
}

/** A number of bytes in words. */
export const sized = (bytes: number): string =>
  bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
