// Where each entry of the source page can be seen in the invented country: in one of the twelve lives that are told in full,
// by whoever carries that case, or on a screen by whoever works there. The references are the same in every such country.

/** The twelve lives: the case's reference, and who can open it. Words: `coverage.life.<name>`. */
export const lives = {
  maryam: { reference: 'C-M0AJ-V9CB', as: 'noor' },
  oksana: { reference: 'C-W67X-YS8Q', as: 'amara' },
  narong: { reference: 'C-6JC9-0CXZ', as: 'lucia' },
  lucinda: { reference: 'C-AYM0-FQSM', as: 'amara' },
  efua: { reference: 'C-MWXB-5BJE', as: 'yusra' },
  ibrahima: { reference: 'C-SEW5-SAJ4', as: 'odile' },
  ostap: { reference: 'C-FVH6-X803', as: 'amara' },
  salma: { reference: 'C-NYF2-66Z0', as: 'amara' },
  soledad: { reference: 'C-7W00-C78S', as: 'odile' },
  malee: { reference: 'C-YM2M-G0HT', as: 'lucia' },
  tendai: { reference: 'C-QBFY-JSEW', as: 'amara' },
  clemence: { reference: 'C-7X9C-BA1J', as: 'amara' },
} as const
export type Life = keyof typeof lives

const screens = {
  measures: { href: '/measures', as: 'sofia' },
  hotline: { href: '/hotline', as: 'noor' },
  directory: { href: '/directory', as: 'amara' },
  gaps: { href: '/directory/gaps', as: 'ines' },
  beds: { href: '/beds', as: 'hana' },
  work: { href: '/funding', as: 'ruben' },
  voices: { href: '/', as: 'ines' },
  visits: { href: '/outside', as: 'pilar' },
} as const
type Screen = keyof typeof screens

/** A life, or a screen. */
export type Example = { life: Life } | { screen: Screen; href: string; as: string }

const inLives: Record<Life, readonly number[]> = {
  maryam: [14, 24, 25, 26, 27, 31, 54, 60, 69, 71, 72],
  oksana: [37, 50, 67],
  narong: [9, 38, 39, 40, 42, 56, 63, 80, 88],
  lucinda: [43, 44, 51, 74, 105, 106, 110],
  efua: [19, 62, 65, 78, 81, 82],
  ibrahima: [7, 15, 16, 87],
  ostap: [48, 55, 66, 70, 92],
  salma: [18, 20, 28, 49, 61, 73, 75, 76, 77, 90, 96, 101],
  soledad: [41, 64, 83, 89, 104, 109],
  malee: [3, 13, 79, 86],
  tendai: [2, 45, 91, 107, 108],
  clemence: [10, 29, 30, 32, 33, 34, 35, 36, 84, 85, 97, 98, 99, 102, 103],
}

const onScreens: Partial<Record<Screen, readonly number[]>> = {
  measures: [1, 4, 58, 59, 68, 95, 100],
  hotline: [11, 12, 52, 53],
  directory: [21, 22, 93],
  gaps: [94],
  beds: [17],
  work: [23],
  voices: [46, 47],
  visits: [5, 6, 8, 57],
}

/** Where an entry is seen. */
export function exampleOf(n: number): Example | undefined {
  for (const [life, entries] of Object.entries(inLives))
    if (entries.includes(n)) return { life: life as Life }
  for (const [screen, entries] of Object.entries(onScreens))
    if (entries.includes(n)) return { screen: screen as Screen, ...screens[screen as Screen] }
  return undefined
}
